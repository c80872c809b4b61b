/** Writes attempts and findings until it is killed, and says which findings are safe. */
import { writeSync } from 'node:fs';
import { Store } from '../../app/store/store.ts';
import { say } from '../../app/words/say.ts';
import { attempt, finding } from './records.ts';

const [path = '', run = '0'] = process.argv.slice(2);
const store = new Store({ path, notice: (text) => writeSync(2, `${say(text)}\n`) });
for (let number = 0; ; number++) {
  const waiting: string[] = [];
  for (let part = 0; part <= number % 7; part++) {
    const id = `${run}-${number}.${part}`;
    store.keep(attempt(id, number));
    store.keep(finding(id, number));
    waiting.push(id);
  }
  await store.settled();
  writeSync(1, `${waiting.join('\n')}\n`);
}
