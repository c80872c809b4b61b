/** What the service asks of the place where it runs: Electron's shell, or a bare process that can do none of it. */
export interface ServiceHost {
  readonly can: { readonly openWifiSettings: boolean; readonly autostart: boolean; readonly notify: boolean };
  /** Opens the operating system's own Wi-Fi settings. @throws Error in one sentence */
  openWifiSettings(): Promise<void>;
  /** @throws Error in one sentence */
  setAutostart(on: boolean): Promise<void>;
}
