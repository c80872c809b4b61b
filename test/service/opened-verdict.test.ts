import { expect, it } from 'vitest';
import { undetermined } from '../../app/detect/to-finding.ts';
import { said } from '../../app/domain/said.ts';
import { emptyLink, type Link } from '../../app/model/link-state.ts';
import type { Doctor } from '../../app/pipeline.ts';
import { judgedView } from '../../app/service/opened-verdict.ts';
import { read } from '../support/station-log.ts';

it('looks at one link after the other: where there are very many, each is an object only while it is looked at', () => {
  const order: string[] = [];
  const link = (n: number): Link =>
    Object.defineProperty({ ...emptyLink(`ap ${n}`, 'wlan0', 'access-point', undefined) }, 'stories', {
      get: () => (order.push(`looked at ${n}`), new Map()),
    });
  const links = {
    *values() {
      for (let n = 0; n < 20; n++) {
        order.push(`given ${n}`);
        yield link(n);
      }
    },
  };
  const doctor = { world: { links } } as unknown as Doctor;
  const verdict = { ...read([]), findings: [undetermined(said('settle.no-attempt'))] };
  const judged = judgedView({
    id: 'x',
    doctor,
    verdict,
    station: undefined,
    inputs: [],
    names: [],
    paths: [],
  });
  expect(judged.attempts).toEqual({});
  expect(order.indexOf('looked at 0')).toBeLessThan(order.indexOf('given 1'));
  expect(order).not.toContain('looked at 8');
});
