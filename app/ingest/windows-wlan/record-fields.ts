import type { Mac, Ssid } from '../../domain/ids.ts';
import { NO_BSSID } from '../../domain/ids.ts';
import { ssidFromBytes } from '../../domain/ssid.ts';
import { addressOf } from '../hardware-address.ts';
import { numberOf, type WindowsRecord } from './record.ts';

/** Events of the manager, of what is below it, and of the driver have names of their own for the interface. */
const NAMES_OF_INTERFACE = ['InterfaceGuid', 'DeviceGuid', 'AdapterGuid', 'IfGuid'];
const ADDRESS = /^(?:[\da-f]{2}[:-]){5}[\da-f]{2}$/i;
/** Nothing else is taken for one: in a damaged record another field's text may stand there, a secret too. */
const GUID = /^\{?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\}?$/;
const PLAIN_ADDRESS = /^[\da-f]{12}$/i;
const LONGEST_SSID = 32;
/** Of UTF-8, whose other bytes are one for each character. */
const CONTINUATION = /[\x80-\xbf]/g;

/** The fields of one record as what they stand for. */
export class RecordFields {
  readonly #record: WindowsRecord;

  constructor(record: WindowsRecord) {
    this.#record = record;
  }

  text(field: string): string | undefined {
    return this.#record.fields.get(field);
  }

  number(field: string): number | undefined {
    return numberOf(this.text(field));
  }

  /** `02:00:00:00:00:00`, or plain hex where a driver gives bytes. */
  address(field: string): Mac | undefined {
    const text = this.text(field)?.trim() ?? '';
    const address = PLAIN_ADDRESS.test(text) || ADDRESS.test(text) ? addressOf(text) : undefined;
    return address === NO_BSSID ? undefined : address;
  }

  /** Windows makes a character of each of its 32 bytes at most: more is what a damaged record ran into. */
  ssid(): { readonly ssid?: Ssid } {
    const text = this.text('SSID') ?? '';
    const characters = text.replace(CONTINUATION, '').length;
    return characters === 0 || characters > LONGEST_SSID ? {} : { ssid: ssidFromBytes(text) };
  }

  /** dBm; 255 stands for a signal that was not measured. */
  signal(): number | undefined {
    const dbm = this.number('RSSI');
    return dbm !== undefined && dbm < 0 && dbm > -128 ? dbm : undefined;
  }

  /** The interface's GUID in lower case, '' where the record names none. */
  iface(): string {
    const name = NAMES_OF_INTERFACE.find((field) => this.text(field) !== undefined);
    const text = (name === undefined ? '' : (this.text(name) ?? '')).trim().toLowerCase();
    return GUID.test(text) ? text : '';
  }
}
