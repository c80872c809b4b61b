import { merged } from '../../../app/domain/merged.ts';
import type { Translation } from '../catalogue.ts';
import type en from '../en/index.ts';
import app from './app.ts';
import cache from './cache.ts';
import engineer from './engineer.ts';
import files from './files.ts';
import first from './first.ts';
import fix from './fix.ts';
import handOn from './hand-on.ts';
import history from './history.ts';
import ladder from './ladder.ts';
import machine from './machine.ts';
import record from './record.ts';
import replay from './replay.ts';
import settings from './settings.ts';
import timeline from './timeline.ts';
import verdict from './verdict.ts';

export default merged(
  app,
  cache,
  engineer,
  files,
  first,
  fix,
  handOn,
  history,
  ladder,
  machine,
  record,
  replay,
  settings,
  timeline,
  verdict,
) satisfies Translation<typeof en>;
