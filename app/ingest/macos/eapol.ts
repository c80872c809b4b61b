/**
 * eapolclient, the 802.1X supplicant of macOS. Format: Apple's eap8021x sources (eapolclient.tproj/Supplicant.c,
 * EAPClientTypes.h, SupplicantTypes.h). At the default level it logs the result of a method; its steps and states only
 * with its own logging on.
 */
import type { Read } from '../rules.ts';
import type { MacStation } from './station.ts';

/** EAPClientStatus, as far as it says what became of the login. */
const STEP_OF: Readonly<Record<number, Extract<Read, { kind: 'eap' }>['step']>> = {
  1: 'failure', // failed
  5: 'method-refused', // protocol not supported
  6: 'certificate-error', // server certificate not trusted
  7: 'method-refused', // inner protocol not supported
  10: 'certificate-error', // unknown root
  11: 'certificate-error', // no root
  12: 'certificate-error', // expired
  13: 'certificate-error', // not yet valid
  18: 'timeout', // authentication stalled: identity was asked for and sent, and nothing came
};
/** User input required, or required and not possible. */
const INPUT: ReadonlySet<number> = new Set([3, 15]);

export class EapolClient {
  readonly #station: MacStation;
  #method: string | undefined;
  #isHeld = false;
  #isKeySeen = false;

  constructor(station: MacStation) {
    this.#station = station;
  }

  /** A Held state was logged, and the property list behind it, which says why, is not read yet. */
  awaitsStatus(): boolean {
    return this.#isHeld;
  }

  /** The authenticator has asked for the identity. */
  identity(): Read[] {
    this.#station.hearsEap = true;
    const before = this.#station.eapBegan();
    return [...before, { kind: 'eap', step: 'started' }, { kind: 'eap', step: 'identity' }];
  }

  /** @param state in the words of SupplicantStateString */
  state(state: string): Read[] {
    this.#station.hearsEap = true;
    this.#isHeld = state === 'Held';
    // The list stands in lines without a clock.
    if (this.#isHeld) this.#station.instant();
    this.#isKeySeen = false;
    if (state === 'Acquired') return this.identity();
    return state === 'Authenticating' ? [this.#step('method')] : [];
  }

  /** @param type EAP type number */
  accepted(type: number): Read[] {
    this.#station.hearsEap = true;
    this.#method = NAMES[type] ?? `type ${type}`;
    return [this.#step('method')];
  }

  notEnabled(): Read[] {
    return [this.#step('method-refused')];
  }

  succeeded(method: string): Read[] {
    this.#method = method;
    return [...this.#station.eapBegan(), this.#step('success')];
  }

  /** @param status EAPClientStatus */
  result(status: number, method?: string): Read[] {
    if (method !== undefined) this.#method = method;
    if (INPUT.has(status)) return [{ kind: 'secrets-requested', program: 'eapolclient' }];
    const step = STEP_OF[status];
    if (step === undefined) return [];
    return [...this.#station.eapBegan(), this.#step(step), ...this.#station.failed()];
  }

  /**
   * A line of the property list behind a Held state.
   * @returns undefined where it is none of those that are looked for
   */
  property(line: string): Read[] | undefined {
    if (!this.#isKeySeen) {
      this.#isKeySeen = line.includes('<key>ClientStatus</key>');
      return this.#isKeySeen ? [] : undefined;
    }
    const status = INTEGER.exec(line)?.[1];
    this.#isHeld = false;
    this.#isKeySeen = false;
    return status === undefined ? undefined : this.result(Number(status));
  }

  #step(step: Extract<Read, { kind: 'eap' }>['step']): Read {
    const method = this.#method;
    return { kind: 'eap', step, ...(method === undefined ? {} : { method }) };
  }
}

const INTEGER = /^\s*<integer>(\d{1,9})<\/integer>/;

/** EAP types (IANA) in the names that eapolclient prints. */
const NAMES: Readonly<Record<number, string>> = {
  13: 'TLS',
  17: 'LEAP',
  18: 'EAP-SIM',
  21: 'TTLS',
  23: 'EAP-AKA',
  25: 'PEAP',
  43: 'EAP-FAST',
};
