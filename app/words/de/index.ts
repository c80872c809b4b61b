import { merged } from '../../domain/merged.ts';
import type { SENTENCES } from '../../domain/sentences/index.ts';
import type { Texts } from '../texts.ts';
import { causes } from './causes.ts';
import { course } from './course.ts';
import { evidence } from './evidence.ts';
import { ladder } from './ladder.ts';
import { quirks } from './quirks.ts';
import { remedies } from './remedies.ts';
import { report } from './report.ts';
import { shortcut } from './shortcut.ts';
import { verdicts } from './verdicts.ts';
import { system } from './system.ts';
import { sockets } from './sockets.ts';
import { mac } from './mac.ts';
import { windows } from './windows.ts';
import { notices } from './notices.ts';
import { files } from './files.ts';
import { history } from './history.ts';
import { calls } from './calls.ts';
import { machine } from './machine.ts';
import { terminal } from './terminal.ts';
import { help } from './help.ts';
import { numbers } from './numbers.ts';
import { shell } from './shell.ts';
import { codes } from './codes.ts';
import { policy } from './policy.ts';
import { bundle } from './bundle.ts';
import { plans } from './plans.ts';
import { telemetry } from './telemetry.ts';
import { recording } from './recording.ts';
import { wordsOfOthers } from './words.ts';

const words: Texts<typeof SENTENCES> = merged(
  causes,
  course,
  evidence,
  shortcut,
  verdicts,
  remedies,
  quirks,
  ladder,
  report,
  system,
  sockets,
  mac,
  windows,
  notices,
  files,
  history,
  calls,
  machine,
  terminal,
  help,
  numbers,
  shell,
  codes,
  policy,
  bundle,
  plans,
  telemetry,
  recording,
  wordsOfOthers,
);
export default words;
