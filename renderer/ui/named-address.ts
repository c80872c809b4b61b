export interface NamedAddress {
  readonly address: string;
  /** What it is known by; stands before the address. */
  readonly name?: string | undefined;
  /** The name that somebody here gave to it. */
  readonly given?: string | undefined;
  /** What else there is to say of it. */
  readonly note?: string | undefined;
  /** What the button to rename it says. */
  readonly label: string;
  /** It can be named here. @param name '' takes it away */
  readonly rename?: ((name: string) => Promise<void>) | undefined;
}
