/** Writes one finding, wherever it can, and ends. */
import { Store } from '../../app/store/store.ts';
import { say } from '../../app/words/say.ts';
import { finding } from './records.ts';

const [path = '', id = ''] = process.argv.slice(2);
const store = new Store({ path, notice: (text) => process.stderr.write(`${say(text)}\n`) });
store.keep(finding(id, 1));
await store.settled();
await store.close();
