/**
 * The saved password of a network: an item of the System keychain (class genp, service AirPort, the network's name as its
 * account). It is read through a pipe after macOS has asked, kept in memory, and written through a pipe.
 */
import { said } from '../../domain/said.ts';
import type { Ssid } from '../../domain/ids.ts';
import { PlatformError } from '../port.ts';
import { unchanged } from './unchanged.ts';
import { asArgument, WITH_DIALOG, type Tools } from './tools.ts';

const KIND = 'AirPort network password';
const SYSTEM_KEYCHAIN = '/Library/Keychains/System.keychain';
/** `security` ends with the low byte of its error. */
const NOT_FOUND = 44;

const search = (ssid: Ssid): string[] => ['find-generic-password', '-D', KIND, '-a', asArgument(ssid)];

/**
 * Whether an item is there; its secret is not asked for, so macOS does not ask anybody either.
 * @throws PlatformError 'refused' where `security` does not tell
 */
export async function hasKey(tools: Tools, ssid: Ssid): Promise<boolean> {
  const { code } = await tools('security', [...search(ssid), SYSTEM_KEYCHAIN]);
  if (code === 0 || code === NOT_FOUND) return code === 0;
  throw new PlatformError('refused', said('mac.password-untold', { ssid }));
}

/** Passphrase of 8 to 63 characters, or a PSK in hex (IEEE Std 802.11-2020, J.4). */
const PASSPHRASE = /^(?:[ -~]{8,63}|[\da-f]{64})$/i;

/**
 * macOS asks a person first.
 * @returns the key; whoever takes it wipes it with `fill(0)`
 * @throws PlatformError 'privilege' where nobody agreed, 'missing' where no key is saved, 'refused' where it cannot be used
 */
export async function readKey(tools: Tools, ssid: Ssid): Promise<Buffer> {
  const { stdout, code } = await tools('security', [...search(ssid), '-w', SYSTEM_KEYCHAIN], {
    timeout: WITH_DIALOG,
  });
  if (code === NOT_FOUND) throw unchanged('missing', said('mac.no-password', { ssid }));
  if (code !== 0) throw unchanged('privilege', said('mac.password-denied', { ssid }));
  const text = stdout.replace(/\r?\n$/, '');
  if (!PASSPHRASE.test(text) || isHexOfOtherText(text))
    throw unchanged('refused', said('mac.password-unprintable', { ssid }));
  return Buffer.from(text, 'latin1');
}

/** `security -w` prints in hex what is not ASCII. */
function isHexOfOtherText(text: string): boolean {
  if (!/^(?:[\da-f]{2})+$/i.test(text)) return false;
  const bytes = Buffer.from(text, 'hex');
  return bytes.some((byte) => byte > 0x7f) && Buffer.from(bytes.toString('utf8')).equals(bytes);
}

/** For the command reader of `security -i`, which splits as a shell does. */
const quoted = (text: string): string => `"${text.replace(/(["\\])/g, '\\$1')}"`;

/**
 * Puts a key back that went with its network. The command goes through standard input: no argument holds the key.
 * @returns whether the item is there afterwards
 */
export async function putKey(tools: Tools, ssid: Ssid, key: Buffer): Promise<boolean> {
  const name = asArgument(ssid);
  // A command is a line.
  if (/[\r\n]/.test(name)) return false;
  const trusted = '-T /usr/libexec/airportd -T group://AirPort';
  const item = `-D ${quoted(KIND)} -s AirPort -a ${quoted(name)} -l ${quoted(name)} ${trusted}`;
  const stdin = `add-generic-password ${item} -X ${key.toString('hex')} ${quoted(SYSTEM_KEYCHAIN)}\n`;
  await tools('security', ['-i'], { stdin, timeout: WITH_DIALOG });
  return hasKey(tools, ssid);
}
