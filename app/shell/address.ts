/** Where the app's pages stand in Electron: a scheme of our own, one host, nothing else. */
export const SCHEME = 'app';
export const ORIGIN = `${SCHEME}://rejoin`;
export const START = `${ORIGIN}/index.html`;

/** The path of an address of ours, like `/index.html`; undefined for every other address. */
export function pagePath(address: string): string | undefined {
  const url = URL.parse(address);
  if (url?.protocol !== `${SCHEME}:` || url.host !== 'rejoin') return undefined;
  return url.username === '' && url.password === '' ? url.pathname : undefined;
}

/** The address that shows a network: the window reads the fragment. @param network the service's handle of it */
export const networkAddress = (network: string): string => `${START}#network=${encodeURIComponent(network)}`;
