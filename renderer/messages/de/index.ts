import type { Translation } from '../catalogue.ts';
import type en from '../en/index.ts';
import app from './app.ts';

export default { ...app } satisfies Translation<typeof en>;
