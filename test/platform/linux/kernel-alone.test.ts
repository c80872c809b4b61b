/** What the kernel tells any user, without a supplicant's word, through the model to a verdict. */
import { describe, expect, test } from 'vitest';
import type { AkmFamily, Happening } from '../../../app/domain/events.ts';
import { mac, type Ssid } from '../../../app/domain/ids.ts';
import { Doctor } from '../../../app/pipeline.ts';
import { KernelReader } from '../../../app/platform/linux/kernel-reader.ts';
import type { Nl80211Message } from '../../../app/platform/linux/nl80211-decode.ts';
import { AP, frame, key, OWN, rsn } from './frames.ts';

const PSK = 2;
const SAE = 8;

class Watched {
  readonly doctor = new Doctor();
  readonly #reader = new KernelReader(mac(OWN));
  #at = Date.UTC(2026, 10, 21, 1);
  #line = 0;

  constructor(akms: readonly AkmFamily[]) {
    this.#tell({ kind: 'own-address', address: mac(OWN) }, 'address');
    if (akms.length > 0) this.#tell({ kind: 'bss-seen', bssid: mac(AP), ssid: 'lab' as Ssid, akms }, 'scan');
  }

  #tell(happening: Happening, text: string): void {
    const origin = { input: 0, line: ++this.#line, text };
    this.doctor.see({ at: this.#at, origin, witness: 'kernel', iface: 'wlan0', ...happening });
  }

  see(after: number, message: Nl80211Message): this {
    this.#at += after;
    for (const [happening, text] of this.#reader.read(message)) this.#tell(happening, text);
    return this;
  }

  /** Open authentication and an accepted association. */
  associate(reqIe?: Buffer): this {
    this.see(2000, { command: 'AUTHENTICATE', frame: frame(11, AP, [0, 2, 0]) });
    const answer = { command: 'ASSOCIATE', frame: frame(1, AP, [0, 0, 0xc001]) } as const;
    return this.see(10, reqIe ? { ...answer, reqIe } : answer);
  }

  sent(after: number, message: 2 | 4 | 'group-2', replay: number, acked = true): this {
    return this.see(after, {
      ...{ command: 'CONTROL_PORT_FRAME_TX_STATUS', eapol: key(message, replay), acked },
    });
  }

  /** The access point asks four times and gives up. */
  inVain(acked = true): this {
    for (let replay = 1; replay <= 4; replay++) this.sent(replay === 1 ? 20 : 1000, 2, replay, acked);
    return this.thrownOut(1000, 15);
  }

  thrownOut(after: number, reason: number): this {
    this.see(after, { command: 'DEAUTHENTICATE', frame: frame(12, AP, [reason]) });
    return this.see(1, { command: 'DISCONNECT', reason, byAp: true });
  }

  get verdict(): string {
    const { verdict, findings } = this.doctor.verdict();
    const [finding] = findings;
    return finding?.variant === undefined || finding.cause !== verdict
      ? verdict
      : `${verdict}/${finding.variant}`;
  }
}

describe('the kernel alone', () => {
  test('names a wrong PSK after two refusals, not after one', () => {
    const watched = new Watched(['psk']).associate(rsn(PSK, 0)).inVain();
    expect(watched.verdict).toBe('undetermined');
    expect(watched.associate(rsn(PSK, 0)).inVain().verdict).toBe('wrong-passphrase/psk');
  });

  test('also where the driver does not show the request', () => {
    const watched = new Watched(['psk']).associate().inVain().associate().inVain();
    expect(watched.verdict).toBe('wrong-passphrase/psk');
  });

  test('knows the key management from the request on a network of both kinds', () => {
    const psk = new Watched(['psk', 'sae']).associate(rsn(PSK, 0)).inVain().associate(rsn(PSK, 0)).inVain();
    expect(psk.verdict).toBe('wrong-passphrase/psk');
    const sae = new Watched(['psk', 'sae']).associate(rsn(SAE, 1)).inVain().associate(rsn(SAE, 1)).inVain();
    expect(sae.verdict).toBe('stale-pmksa/four-way-with-cached-pmk');
  });

  test('names a cached key on an SAE network', () => {
    const watched = new Watched(['sae']).associate(rsn(SAE, 1)).inVain().associate(rsn(SAE, 1)).inVain();
    expect(watched.verdict).toBe('stale-pmksa/four-way-with-cached-pmk');
    expect(new Watched(['sae']).associate().inVain().associate().inVain().verdict).toBe(
      'stale-pmksa/four-way-with-cached-pmk',
    );
  });

  test.each<[string, AkmFamily[]]>([
    ['the key management is not known', []],
    ['the network has both kinds and the request was not seen', ['psk', 'sae']],
    ['the network has EAP too', ['psk', 'eap']],
  ])('accuses no password where %s', (_, akms) => {
    const watched = new Watched(akms).associate().inVain().associate().inVain().associate().inVain();
    expect(watched.verdict).not.toContain('wrong-passphrase');
  });

  test('accuses no password after SAE proved it', () => {
    const watched = new Watched(['psk', 'sae']);
    for (let time = 0; time < 3; time++) {
      watched.see(2000, { command: 'AUTHENTICATE', frame: frame(11, AP, [3, 1, 0]) });
      watched.see(20, { command: 'AUTHENTICATE', frame: frame(11, AP, [3, 2, 0]) });
      watched
        .see(20, { command: 'ASSOCIATE', frame: frame(1, AP, [0, 0, 0xc001]), reqIe: rsn(SAE, 0) })
        .inVain();
    }
    expect(watched.verdict).not.toContain('wrong-passphrase');
  });

  test('accuses no password where message 2/4 was not acknowledged', () => {
    const watched = new Watched(['psk']);
    for (let time = 0; time < 3; time++) watched.associate(rsn(PSK, 0)).inVain(false);
    expect(watched.verdict).not.toContain('wrong-passphrase');
  });

  test('takes a 4/4 that was sent for a key that fits, acknowledged or not', () => {
    for (const acked of [true, false]) {
      const watched = new Watched(['psk']);
      for (let time = 0; time < 2; time++) {
        watched.associate(rsn(PSK, 0)).sent(20, 2, 1).sent(1000, 2, 2).sent(10, 4, 3, acked);
        watched.sent(1000, 4, 4, acked).thrownOut(1000, 15);
      }
      expect(watched.verdict).toBe('handshake-loss/message-4');
    }
    const cached = new Watched(['sae']);
    for (let time = 0; time < 2; time++)
      cached.associate(rsn(SAE, 1)).sent(20, 2, 1).sent(1000, 4, 2).sent(1000, 4, 3).thrownOut(1000, 15);
    expect(cached.verdict).not.toContain('stale-pmksa');
  });

  test('is at ease with a connection that holds', () => {
    const watched = new Watched(['psk']).associate(rsn(PSK, 0)).sent(20, 2, 1).sent(10, 4, 2);
    expect(watched.sent(3_600_000, 'group-2', 3).verdict).toBe('healthy');
  });
});
