/** What a person has chosen to look at, as the address of the page spells it. */
export type Place =
  | { readonly at: 'network' }
  | { readonly at: 'history'; readonly ssid: string }
  | { readonly at: 'opened'; readonly id: string; readonly device?: string | undefined }
  | { readonly at: 'settings' };

export interface Selection {
  readonly place: Place;
  /** A network by its name with the service; undefined: the one that the service puts first. */
  readonly network?: string | undefined;
  /** An attempt by its name with the service. */
  readonly attempt?: string | undefined;
}

/** A fragment with `=`, so that it is never taken for a token. */
export function addressOf({ place, network, attempt }: Selection): string {
  const words = new URLSearchParams({ at: place.at });
  if (place.at === 'history') words.set('ssid', place.ssid);
  if (place.at === 'opened') {
    words.set('id', place.id);
    if (place.device !== undefined) words.set('device', place.device);
  }
  if (network !== undefined) words.set('of', network);
  if (attempt !== undefined) words.set('attempt', attempt);
  return `#${words.toString()}`;
}

/** Whatever somebody typed; what is no selection of ours is the first screen. */
export function selectionOf(hash: string): Selection {
  const words = new URLSearchParams(hash.slice(1));
  const word = (name: string): string | undefined => words.get(name) ?? undefined;
  const [at, ssid, id] = [word('at'), word('ssid'), word('id')];
  const place: Place =
    at === 'settings'
      ? { at }
      : at === 'history' && ssid !== undefined
        ? { at, ssid }
        : at === 'opened' && id !== undefined
          ? { at, id, device: word('device') }
          : { at: 'network' };
  return { place, network: word('of'), attempt: word('attempt') };
}
