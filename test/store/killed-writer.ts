/** Writes findings until it is killed, and says which are safe. */
import type { Ssid } from '../../app/domain/ids.ts';
import { Store } from '../../app/store/store.ts';

const [path = '', run = '0'] = process.argv.slice(2);
const store = new Store({ path, notice: (text) => process.stderr.write(`${text}\n`) });
for (let number = 0; ; number++) {
  const id = `${run}-${number}`;
  store.keep({
    ...{ table: 'findings', id, ssid: 'Office' as Ssid, cause: 'stale-pmksa', variant: undefined },
    ...{ recovered: false, at: number, data: JSON.stringify({ id }) },
  });
  await store.settled();
  process.stdout.write(`${id}\n`);
}
