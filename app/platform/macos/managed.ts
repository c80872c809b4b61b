/** Networks that a configuration profile brought: a person cannot forget them, and Rejoin does not touch them. */
import { said } from '../../domain/said.ts';
import type { Ssid } from '../../domain/ids.ts';
import { ssidFromBytes } from '../../domain/ssid.ts';
import { PlatformError } from '../port.ts';
import type { Tools } from './tools.ts';

const PAYLOAD = 'com.apple.wifi.managed';
/** `SSID_STR = Corp;` or `"SSID_STR" = "Corp \U00e9";`: the old text form of property lists. */
const NAME = /"?\bSSID_STR"?\s*=\s*(?:"((?:[^"\\]|\\.){0,256})"|([\w./-]{1,64}))\s*;/gs;

/** Bytes of a quoted string of that form; UTF-16 units are `\Uxxxx`. @param text one character a byte */
const unquoted = (text: string): string => {
  const decoded = text.replace(/\\(?:U([\da-f]{4})|(.))/gis, (_, unit: string | undefined, other: string) =>
    unit === undefined ? other : String.fromCharCode(Number.parseInt(unit, 16)),
  );
  return Buffer.from(decoded, 'utf8').toString('latin1');
};

/**
 * @throws PlatformError 'refused' where system_profiler does not tell: then nobody knows which networks are managed
 */
export async function managedNetworks(tools: Tools): Promise<Set<Ssid>> {
  const { stdout } = await tools('systemProfiler', ['SPConfigurationProfileDataType', '-json']);
  let report: unknown;
  try {
    report = JSON.parse(Buffer.from(stdout, 'latin1').toString('utf8'));
  } catch (error) {
    throw new PlatformError('refused', said('mac.managed-untold'), {
      cause: error,
    });
  }
  return new Set(payloads(report).flatMap(namesIn));
}

/** Every object of the report that is such a payload, however deep. */
function payloads(node: unknown): object[] {
  if (typeof node !== 'object' || node === null) return [];
  const values: unknown[] = Object.values(node);
  const isPayload = values.some((value) => typeof value === 'string' && value.startsWith(PAYLOAD));
  return [...(isPayload ? [node] : []), ...values.flatMap(payloads)];
}

const namesIn = (payload: object): Ssid[] =>
  Object.values(payload)
    .filter((value) => typeof value === 'string')
    .flatMap((text) => [...text.matchAll(NAME)])
    .map(([, quoted, bare]) => ssidFromBytes(quoted === undefined ? (bare ?? '') : unquoted(quoted)));
