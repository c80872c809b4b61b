/** A scene as a radio beside the station hears it: the frames of the air, and beacons, in a file of either format. */
import {
  captureInterface,
  enhancedPacket,
  RADIOTAP,
  radiotap,
  section,
  WIRELESS,
  withFcs,
  writePcap,
  type Packet,
} from '../support/captures.ts';
import { eapPacket, frameOf, keyPacket, littleEndian, LLC, type Way } from '../support/frames.ts';
import type { EapStep, Frame } from './air.ts';
import type { KeyManagement, Network } from './network.ts';
import type { Random } from './random.ts';

const BEACONS_EVERY = 102.4;
/** The radio is on the channel so long after each frame, milliseconds; and after the last one. */
const STAYS = 6000;
const STOPS = 300;
/** Who is connected in the end goes on to send, milliseconds. */
const GOES_ON = 15_000;
const TALKS_EVERY = 2500;
const ALL = 'ffffffffffff';
const SUITES: Record<Exclude<KeyManagement, 'open'>, readonly string[]> = {
  psk: ['02'],
  sae: ['08'],
  mixed: ['02', '08'],
  eap: ['01'],
};
const CAN_PROTECT = 0x80;
const MUST_PROTECT = 0x40;

const plain = (address: string): string => address.replaceAll(':', '');
const hexOf = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('hex');
const element = (id: number, hex: string): string =>
  id.toString(16).padStart(2, '0') + (hex.length / 2).toString(16).padStart(2, '0') + hex;

/** Only SAE brings management frame protection with it. */
const isProtected = (keys: KeyManagement): boolean => keys === 'sae' || keys === 'mixed';

function rsn(keys: KeyManagement, suites: readonly string[], pmkid?: string): string {
  if (keys === 'open') return '';
  const list = `${littleEndian(suites.length)}${suites.map((suite) => `000fac${suite}`).join('')}`;
  const pmf = keys === 'sae' ? CAN_PROTECT | MUST_PROTECT : keys === 'mixed' ? CAN_PROTECT : 0;
  const key = pmkid === undefined ? '' : `0100${pmkid.replaceAll(' ', '')}`;
  return element(48, `0100000fac040100000fac04${list}${littleEndian(pmf)}${key}`);
}

const advertised = ({ keys }: Network): string => rsn(keys, keys === 'open' ? [] : SUITES[keys]);
/** In a network of both kinds a station that can do SAE does it. */
const chosen = (keys: KeyManagement, pmkid?: string): string =>
  rsn(keys, keys === 'open' ? [] : SUITES[keys].slice(-1), pmkid);

const NOTIFICATION_OF_EXPIRY = '1503010002022d';
const eapOf = (step: EapStep, fromStation: boolean, id: number): string => {
  const number = id.toString(16).padStart(2, '0');
  const packet = (code: string, body = ''): string =>
    eapPacket(`${code}${number}${littleEndianLength(4 + body.length / 2)}${body}`);
  const code = fromStation ? '02' : '01';
  switch (step) {
    case 'identity':
      return packet(code, fromStation ? '0178' : '01');
    case 'method':
      return packet(code, '1920');
    case 'nak':
      return packet('02', '0319');
    case 'alert':
      return packet('02', `1900${NOTIFICATION_OF_EXPIRY}`);
    case 'success':
      return packet('03');
    case 'failure':
      return packet('04');
  }
};
const littleEndianLength = (length: number): string => length.toString(16).padStart(4, '0');

class Radio {
  readonly packets: Packet[] = [];
  readonly #random: Random;
  readonly #station: string;
  #sequence = 0;
  #replay = 0;
  #eap = 0;

  constructor(random: Random, station: string) {
    this.#random = random;
    this.#station = plain(station);
  }

  hear(frame: Frame): void {
    const bssid = plain(frame.bssid);
    const station = this.#station;
    const way: Way = frame.fromStation
      ? { from: station, to: bssid, bssid }
      : { from: bssid, to: station, bssid };
    for (const bytes of this.#bytes(frame, way)) this.packets.push({ at: frame.at, frame: bytes });
  }

  beacon(at: number, { bytes, ...network }: Network, bssid: string): void {
    const from = plain(bssid);
    const capabilities = network.keys === 'open' ? '0104' : '1104';
    const body = [
      '0'.repeat(16),
      '6400',
      capabilities,
      element(0, hexOf(bytes)),
      advertised({ bytes, ...network }),
    ];
    this.packets.push({ at, frame: this.#frame('8000', { from, to: ALL, bssid: from }, ...body) });
  }

  #frame(control: string, way: Way, ...body: readonly string[]): Uint8Array {
    return frameOf(control, way, this.#sequence++, ...body);
  }

  #data(way: Way, fromStation: boolean, packet: string): Uint8Array {
    return this.#frame(fromStation ? '0801' : '0802', way, LLC, packet);
  }

  #encrypted(way: Way, fromStation: boolean): Uint8Array {
    return this.#frame(fromStation ? '0841' : '0842', way, this.#random.hex(60));
  }

  #bytes({ sent, fromStation, network, keyed }: Frame, way: Way): readonly Uint8Array[] {
    const { keys, bytes } = network;
    switch (sent.is) {
      case 'authentication': {
        const { algorithm, transaction, status } = sent;
        const fixed = [algorithm, transaction, status].map(littleEndian);
        const sae = algorithm === 3 && (status === 0 || status === 126);
        const rest = sae
          ? [transaction === 1 ? '1300' : '0000', this.#random.hex(transaction === 1 ? 96 : 32)]
          : [];
        return [this.#frame('b000', way, ...fixed, ...rest)];
      }
      case 'association-request': {
        const { pmkid } = sent;
        return [this.#frame('0000', way, '11040a00', element(0, hexOf(bytes)), chosen(sent.keys, pmkid))];
      }
      case 'association-response':
        this.#replay = 0;
        return [
          this.#frame('1000', way, '1104', littleEndian(sent.status), sent.status === 0 ? '01c0' : '0000'),
        ];
      case 'key': {
        if (keyed) return [this.#encrypted(way, fromStation)];
        if (!fromStation) this.#replay++;
        return [this.#data(way, fromStation, this.#key(sent.message, keys))];
      }
      case 'eap':
        if (keyed) return [this.#encrypted(way, fromStation)];
        if (!fromStation) this.#eap = (this.#eap + 1) & 0xff;
        return [this.#data(way, fromStation, eapOf(sent.step, fromStation, this.#eap))];
      case 'data':
        return keys === 'open' ? [] : [this.#encrypted(way, fromStation)];
      case 'end': {
        const subtype = sent.frame === 'deauthentication' ? 'c0' : 'a0';
        if (!keyed || !isProtected(keys))
          return [this.#frame(`${subtype}00`, way, littleEndian(sent.reason))];
        return [this.#frame(`${subtype}40`, way, this.#random.hex(18))];
      }
    }
  }

  #key(message: 1 | 2 | 3 | 4, keys: KeyManagement): string {
    const INFO = { 1: '0088', 2: '0108', 3: '13c8', 4: '0308' } as const;
    const data = { 1: '', 2: chosen(keys), 3: this.#random.hex(24), 4: '' } as const;
    return keyPacket(INFO[message], this.#replay, data[message]);
  }
}

/** Beacons of the access points that the frames are of, while the radio listens. */
function beacons(radio: Radio, frames: readonly Frame[]): void {
  const points = new Map(frames.map(({ bssid, network }) => [bssid, network]));
  const end = (frames.at(-1)?.at ?? 0) + STOPS;
  let until = -Infinity;
  for (const { at } of frames) {
    for (
      let time = Math.max(until, at - BEACONS_EVERY);
      time < Math.min(at + STAYS, end);
      time += BEACONS_EVERY
    ) {
      for (const [bssid, network] of points) radio.beacon(time, network, bssid);
      until = time + BEACONS_EVERY;
    }
  }
}

/** Data of both sides for a while, where a connection is up in the end. */
function goingOn(frames: readonly Frame[]): Frame[] {
  const last = frames.at(-1);
  if (last?.sent.is !== 'data') return [];
  const times = Array.from(
    { length: GOES_ON / TALKS_EVERY },
    (_, index) => last.at + (index + 1) * TALKS_EVERY,
  );
  return times.flatMap((at) => [true, false].map((fromStation) => ({ ...last, at, fromStation })));
}

/** @returns a capture, one character a byte */
export function asCapture(random: Random, station: string, frames: readonly Frame[]): string {
  const radio = new Radio(random, station);
  const heard = [...frames, ...goingOn(frames)];
  for (const frame of heard) radio.hear(frame);
  beacons(radio, heard);
  const packets = radio.packets.toSorted((a, b) => a.at - b.at);
  const dressed = random.chance(0.6);
  const dress = dressed
    ? radiotap(random.chance(0.5))
    : random.chance(0.5)
      ? withFcs
      : (bare: Uint8Array) => bare;
  const linkType = dressed ? RADIOTAP : WIRELESS;
  const file = random.chance(0.5)
    ? writePcap(packets, { linkType, dress, nanoseconds: random.chance(0.3) })
    : Buffer.concat([
        section(),
        captureInterface(linkType),
        ...packets.map(({ at, frame }) => enhancedPacket({ at, frame: dress(frame) })),
      ]);
  return Buffer.from(file).toString('latin1');
}
