/**
 * What the person has chosen to look at: one state, in the address of the page. Back, forward, a reload and a copied address
 * bring it back. The service knows nothing of it.
 */
import { addressOf, selectionOf, type Place } from './selection.ts';

export class Screen {
  place = $state.raw<Place>({ at: 'network' });
  chosen = $state<string>();
  attempt = $state<string>();
  dialog = $state<'help' | 'networks' | 'forget' | 'decode'>();
  readonly #page: Window;

  constructor(page: Window) {
    this.#page = page;
    this.follow();
  }

  /** Takes what the address says: at first, and when the person goes back or forward. */
  follow(): void {
    const { place, network, attempt } = selectionOf(this.#page.location.hash);
    Object.assign(this, { place, chosen: network, attempt });
    this.dialog = undefined;
  }

  open(place: Place): void {
    this.place = place;
    this.dialog = undefined;
    this.attempt = undefined;
    this.#write('pushState');
  }

  choose(network: string): void {
    this.chosen = network;
    this.open({ at: 'network' });
  }

  /** An attempt is part of the place: going back leaves the place, not one attempt after the other. */
  chooseAttempt(attempt: string | undefined): void {
    if (this.attempt === attempt) return;
    this.attempt = attempt;
    this.#write('replaceState');
  }

  #write(how: 'pushState' | 'replaceState'): void {
    const { location, history } = this.#page;
    const address = addressOf({ place: this.place, network: this.chosen, attempt: this.attempt });
    if (address !== location.hash) history[how](null, '', `${location.pathname}${address}`);
  }
}
