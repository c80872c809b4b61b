/** Where the operating system keeps its own Wi-Fi settings. */
export type WifiSettings =
  { readonly address: string } | { readonly program: string; readonly args: readonly string[] };

/** Settings programs of Linux desktops; absolute paths, so that nothing else is run in their place. */
const PROGRAMS = [
  { program: '/usr/bin/gnome-control-center', args: ['wifi'], desktop: 'GNOME' },
  { program: '/usr/bin/systemsettings', args: ['kcm_networkmanagement'], desktop: 'KDE' },
  { program: '/usr/bin/cinnamon-settings', args: ['network'], desktop: 'CINNAMON' },
  { program: '/usr/bin/nm-connection-editor', args: [], desktop: undefined },
];

/** @param desktop XDG_CURRENT_DESKTOP, like `ubuntu:GNOME`. @param exists whether there is a file */
export function wifiSettings(
  platform: NodeJS.Platform,
  desktop: string,
  exists: (path: string) => boolean,
): WifiSettings | undefined {
  if (platform === 'darwin')
    return { address: 'x-apple.systempreferences:com.apple.wifi-settings-extension' };
  if (platform === 'win32') return { address: 'ms-settings:network-wifi' };
  const here = desktop.toUpperCase().split(':');
  return PROGRAMS.find(
    ({ program, desktop }) => (desktop === undefined || here.includes(desktop)) && exists(program),
  );
}
