import type { Translation } from '../catalogue.ts';
import type en from '../en/index.ts';
import app from './app.ts';
import cache from './cache.ts';
import engineer from './engineer.ts';
import files from './files.ts';
import history from './history.ts';
import ladder from './ladder.ts';
import replay from './replay.ts';
import timeline from './timeline.ts';

export default {
  ...app,
  ...cache,
  ...engineer,
  ...files,
  ...history,
  ...ladder,
  ...replay,
  ...timeline,
} satisfies Translation<typeof en>;
