import { merged } from '../merged.ts';
import { CAUSES } from './causes.ts';
import { COURSE } from './course.ts';
import { EVIDENCE } from './evidence.ts';
import { LADDER } from './ladder.ts';
import { QUIRKS } from './quirks.ts';
import { REMEDIES } from './remedies.ts';
import { REPORT } from './report.ts';
import { SHORTCUT } from './shortcut.ts';
import { VERDICTS } from './verdicts.ts';
import { SYSTEM } from './system.ts';
import { SOCKETS } from './sockets.ts';
import { MAC } from './mac.ts';
import { WINDOWS } from './windows.ts';
import { NOTICES } from './notices.ts';
import { FILES } from './files.ts';
import { HISTORY } from './history.ts';
import { CALLS } from './calls.ts';
import { MACHINE } from './machine.ts';
import { TERMINAL } from './terminal.ts';
import { HELP } from './help.ts';
import { NUMBERS } from './numbers.ts';
import { SHELL } from './shell.ts';
import { CODES } from './codes.ts';
import { POLICY } from './policy.ts';
import { BUNDLE } from './bundle.ts';
import { PLANS } from './plans.ts';
import { TELEMETRY } from './telemetry.ts';
import { RECORDING } from './recording.ts';
import { WORDS_OF_OTHERS } from './words.ts';

/** Every sentence that is said, by its code: public interface. Add, never change what a code means. */
export const SENTENCES = merged(
  CAUSES,
  COURSE,
  EVIDENCE,
  SHORTCUT,
  VERDICTS,
  REMEDIES,
  QUIRKS,
  LADDER,
  REPORT,
  SYSTEM,
  SOCKETS,
  MAC,
  WINDOWS,
  NOTICES,
  FILES,
  HISTORY,
  CALLS,
  MACHINE,
  TERMINAL,
  HELP,
  NUMBERS,
  SHELL,
  CODES,
  POLICY,
  BUNDLE,
  PLANS,
  TELEMETRY,
  RECORDING,
  WORDS_OF_OTHERS,
);
