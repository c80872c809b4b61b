/** What the person has chosen to look at. It stays in the window: the service knows nothing of it. */
export type Place =
  | { readonly at: 'network' }
  | { readonly at: 'history'; readonly ssid: string }
  | { readonly at: 'opened'; readonly id: string }
  | { readonly at: 'settings' };

export class Screen {
  place = $state.raw<Place>({ at: 'network' });
  /** A network by its name with the service; undefined: the one that the service puts first. */
  chosen = $state<string>();
  dialog = $state<'help' | 'networks' | 'forget'>();

  open(place: Place): void {
    this.place = place;
    this.dialog = undefined;
  }

  choose(network: string): void {
    this.chosen = network;
    this.open({ at: 'network' });
  }
}
