/** What is used of node-wifi, which has no types. Its other calls change networks and leak keys: they are left out. */
declare module 'node-wifi' {
  const wifi: {
    init(options: { iface: string | null }): void;
    scan(): Promise<unknown>;
    getCurrentConnections(): Promise<unknown>;
  };
  export default wifi;
}
