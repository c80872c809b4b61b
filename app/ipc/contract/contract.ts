/**
 * The one source of truth between a window and the service: what can be asked, with what, and what comes back. The serving
 * side, the client and the fakes are derived from this object; a member that is missing anywhere is a compile error.
 *
 * A window sends names that the service handed out, never paths, commands or SQL.
 */
import { LOCALES } from '../../words/locale.ts';
import { z } from 'zod';
import { CHUNK, LONGEST_NAME, MOST_FILES, MOST_LINES } from './limits.ts';
import {
  about,
  answerView,
  attemptLadder,
  attemptView,
  cause,
  findingView,
  fixView,
  handle,
  LEVELS,
  macText,
  madeReport,
  settings,
  ssidText,
  stationView,
} from './views.ts';

const nothing = z.object({});
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length <= CHUNK);
const call = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O): { input: I; output: O } => ({
  input,
  output,
});

const MOST_ROWS = 10_000;
/** Devices that one answer tells of. */
export const MOST_STATIONS = 500;
/** Characters of an answer that somebody types: a signed plan is the longest. */
const LONGEST_ANSWER = 4096;

export const CALLS = {
  /** Asks for an attempt and looks at it; changes nothing. What is seen comes with the state. */
  'network.check': call(z.object({ network: handle }), nothing),
  /** The frames of an attempt that is on the screen; `unknown` where they are not kept. */
  'attempt.ladder': call(z.object({ attempt: handle }), attemptLadder),
  /** Carries out a plan that the service made. It goes on by itself; the state tells how far. */
  'fix.start': call(z.object({ plan: handle }), z.object({ fix: handle })),
  /** Ends a fix where that leaves nothing half-done. */
  'fix.cancel': call(z.object({ fix: handle }), nothing),
  /** Puts the last fix off the screen. */
  'fix.dismiss': call(z.object({ fix: handle }), nothing),
  /** Keeps no keys for a network from now on, or again (the undo of it). */
  'cache.keep-empty': call(z.object({ ssid: ssidText, on: z.boolean() }), nothing),

  /** The name that a person knows an access point by; '' takes it away. */
  'access-point.name': call(z.object({ bssid: macText, name: z.string().max(LONGEST_NAME) }), nothing),

  /** The case code of a verdict as it stands now: what was tried is in it. */
  'help.code': call(z.object({ about }), z.object({ code: z.string().max(32) })),
  /** What an answer code or a signed plan asks for here. Changes nothing: what can be done has a plan to be started. */
  'help.answer': call(z.object({ network: handle, text: z.string().max(LONGEST_ANSWER) }), answerView),
  /** Makes a report, for as long as it is looked at or saved. Nothing leaves this computer. */
  'report.make': call(z.object({ about, level: z.enum(LEVELS), language: z.enum(LOCALES) }), madeReport),
  /** Lines of one of its files; `search` is a part of a line. */
  'report.lines': call(
    z.object({
      report: handle,
      file: z.string().max(64),
      search: z.string().max(256).optional(),
      offset: z.number().int().nonnegative(),
      limit: z.number().int().min(1).max(MOST_LINES),
    }),
    z.object({
      total: z.number().int(),
      lines: z.array(z.object({ line: z.number().int(), text: z.string() })),
    }),
  ),
  /** A piece of the packed report, base64, from a byte on. */
  'report.data': call(
    z.object({ report: handle, offset: z.number().int().nonnegative() }),
    z.object({ data: z.string() }),
  ),

  /** Records this machine for so many seconds, of one network's interface; what was seen is opened then. */
  'record.start': call(
    z.object({ network: handle.optional(), seconds: z.number().int().min(10).max(3600) }),
    nothing,
  ),
  /** Ends it now: what is there is judged. */
  'record.stop': call(nothing, nothing),

  /** Begins to take files in; their contents follow in pieces, in any interleaving. */
  'files.open': call(
    z.object({
      files: z
        .array(z.object({ name: z.string().max(255), size: z.number().int().nonnegative() }))
        .min(1)
        .max(MOST_FILES),
    }),
    z.object({ opened: handle, files: z.array(handle) }),
  ),
  'files.chunk': call(z.object({ file: handle, data: bytes }), nothing),
  /** All pieces were sent: read them, or look at one device. Resolves at once; progress and verdict come with the state. */
  'files.read': call(z.object({ opened: handle, station: z.string().max(32).optional() }), nothing),
  /** Rows of the devices in what was opened, those in trouble first; `search` is a part of an address. */
  'files.stations': call(
    z.object({
      opened: handle,
      cause: cause.optional(),
      search: z.string().max(32).optional(),
      offset: z.number().int().nonnegative(),
      limit: z.number().int().min(1).max(MOST_STATIONS),
    }),
    z.object({ total: z.number().int(), rows: z.array(stationView) }),
  ),
  /** Ends the reading, or takes a diagnosis off the screen and its files off the disk. */
  'files.close': call(z.object({ opened: handle }), nothing),

  'replay.demo': call(nothing, nothing),
  /** Plays the files that were opened as if they happened now. */
  'replay.opened': call(z.object({ opened: handle }), nothing),
  'replay.control': call(
    z.object({
      playing: z.boolean().optional(),
      speed: z.number().min(0).max(1000).optional(),
      restart: z.boolean().optional(),
    }),
    nothing,
  ),
  /** Back to this machine. */
  'replay.close': call(nothing, nothing),

  'history.attempts': call(
    z.object({
      ssid: ssidText,
      before: z.number().optional(),
      limit: z.number().int().min(1).max(MOST_ROWS),
    }),
    z.object({ attempts: z.array(attemptView) }),
  ),
  'history.findings': call(
    z.object({
      ssid: ssidText.optional(),
      before: z.number().optional(),
      limit: z.number().int().min(1).max(1000),
    }),
    z.object({ findings: z.array(findingView) }),
  ),
  /** Fixes with what they proved, newest first. */
  'history.fixes': call(
    z.object({ ssid: ssidText, limit: z.number().int().min(1).max(1000) }),
    z.object({ fixes: z.array(fixView) }),
  ),
  'history.forget': call(z.object({ ssid: ssidText.optional() }), nothing),

  'settings.set': call(settings.partial(), nothing),
  'notice.dismiss': call(z.object({ notice: handle }), nothing),
  /** Opens the operating system's own Wi-Fi settings, where `can.openWifiSettings`. */
  'system.wifi-settings': call(nothing, nothing),
} as const;

export type CallName = keyof typeof CALLS;
export type Input<K extends CallName> = z.input<(typeof CALLS)[K]['input']>;
export type Output<K extends CallName> = z.output<(typeof CALLS)[K]['output']>;

/** What the serving side provides: one function a call. */
export type Handlers = {
  readonly [K in CallName]: (input: z.output<(typeof CALLS)[K]['input']>) => Promise<Output<K>>;
};

/** What a window has: the same calls over some transport. @throws CallError */
export type DoctorApi = { readonly [K in CallName]: (input: Input<K>) => Promise<Output<K>> };
