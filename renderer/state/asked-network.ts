/** The network that an address asks for (`#network=`, its name with the service): set by notifications and links. */
export function askedNetwork(page: Window): string | undefined {
  const network = new URLSearchParams(page.location.hash.slice(1)).get('network');
  if (network === null) return undefined;
  // Taken: the same notification must work a second time.
  page.history.replaceState(null, '', page.location.pathname);
  return network;
}
