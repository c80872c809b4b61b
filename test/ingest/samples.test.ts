import { describe, expect, it } from 'vitest';
import { readsBytes } from '../../app/ingest/dialect.ts';
import { allDialects, lineDialects } from '../../app/ingest/dialects.ts';
import { accessPointRules } from '../../app/ingest/hostapd/rules.ts';
import { stationRules } from '../../app/ingest/hostapd/station-rules.ts';
import { iwRules } from '../../app/ingest/iw-event/rules.ts';
import { supplicantRules } from '../../app/ingest/wpa-supplicant/rules.ts';
import { readLine } from './support.ts';

const RELEASES = ['2.4', '2.9', '2.10', '2.11', 'main'];

describe.each(allDialects)('$name', (dialect) => {
  it('recognises each of its samples and says what each says', () => {
    for (const { line, kinds } of dialect.samples) {
      const found = readLine(dialect, line);
      expect(found.recognised, line).toBe(true);
      expect(found.kinds, line).toEqual(kinds);
    }
  });

  if (readsBytes(dialect)) return;

  it('reads the same with a carriage return at the end', () => {
    for (const { line, kinds } of dialect.samples)
      expect(readLine(dialect, `${line}\r`).kinds, line).toEqual(kinds);
  });

  it('knows its own samples among all dialects', () => {
    const mine = dialect.samples.reduce((sum, { line }) => sum + dialect.score(line), 0);
    for (const other of lineDialects) {
      if (other === dialect) continue;
      const theirs = dialect.samples.reduce((sum, { line }) => sum + other.score(line), 0);
      expect(mine, other.name).toBeGreaterThan(theirs);
    }
  });
});

describe.each([
  { name: 'wpa_supplicant', rules: supplicantRules },
  { name: 'hostapd', rules: [...accessPointRules, ...stationRules] },
])('rules of $name', ({ rules }) => {
  it('have samples that begin with their head', () => {
    for (const { head, samples, quiet = [] } of rules) {
      expect(samples, head).not.toHaveLength(0);
      for (const sample of [...samples, ...quiet]) expect(sample.startsWith(head), sample).toBe(true);
    }
  });

  it('have a head of their own', () => {
    const heads = rules.map(({ head }) => head);
    const twice = heads.filter((head, index) => heads.indexOf(head) !== index);
    expect(twice.filter((head) => head !== 'CTRL-EVENT-TERMINATING ')).toEqual([]);
  });

  it('match where they are put and nowhere else', () => {
    for (const { head, rest } of rules) if (rest) expect(rest.flags, head).toBe('y');
  });

  it('name releases that were compared', () => {
    for (const { since, until } of rules)
      for (const release of [since, until]) if (release !== undefined) expect(RELEASES).toContain(release);
  });
});

it('has samples for every rule of iw event', () => {
  for (const { heads, samples } of iwRules) expect(samples, heads.join()).not.toHaveLength(0);
});
