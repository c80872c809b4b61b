import { writeFileSync } from 'node:fs';
import { hostname, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { said } from '../../app/domain/said.ts';
import { telemetryOf } from '../../app/policy/in-force.ts';
import { Sender } from '../../app/sending/sender.ts';
import { Telemetry } from '../../app/sending/telemetry.ts';
import { fixEntry } from '../../app/telemetry/make-entry.ts';
import type { Policy } from '../../app/policy/policy.ts';
import { withFolder } from '../native/support.ts';
import { policyFrom } from '../support/policy.ts';
import { AP, findingOf, fixOf, openQueue, withReceiver, type OpenQueue } from './support.ts';

const open: OpenQueue[] = [];
afterEach(() => {
  for (const one of open.splice(0)) one.close();
  vi.unstubAllEnvs();
});

interface Client {
  readonly telemetry: Telemetry;
  readonly tables: OpenQueue['tables'];
  policy: Policy;
}

function openClient(): OpenQueue {
  const queue = openQueue();
  open.push(queue);
  return queue;
}

/** A computer under a policy. */
function client(enforced: object): Client {
  const queue = openClient();
  const policy = { current: policyFrom(enforced) };
  const telemetry = new Telemetry({
    ...{ version: '1.2.3', policy, queue: () => queue.queue, platform: 'linux', patience: 900 },
    owners: [userInfo().uid],
  });
  return {
    ...{ telemetry, tables: queue.tables },
    get policy() {
      return policy.current;
    },
    set policy(next) {
      policy.current = next;
    },
  };
}

describe('findings leave', () => {
  it('once, with the counters, and nothing more as long as nothing happens', () =>
    withReceiver(async (receiver) => {
      const { telemetry, tables } = client({ telemetryEndpoint: `${receiver.endpoint}/otlp/` });
      telemetry.finding('wlan0', findingOf());
      const fix = fixOf();
      telemetry.fix(fix);
      telemetry.fix(fix);
      expect(await telemetry.sendNow()).toEqual({ is: 'done' });
      expect(receiver.taken.map(({ path }) => path)).toEqual(['/otlp/v1/logs', '/otlp/v1/metrics']);
      expect(new Set(receiver.uids).size).toBe(2);
      expect(tables.state(0).waiting).toBe(0);
      await telemetry.sendNow();
      expect(receiver.taken).toHaveLength(2);
      await telemetry.close();
    }));

  it('nowhere without a policy, and what waited goes when the policy goes', () =>
    withReceiver(async (receiver) => {
      const one = client({});
      one.telemetry.finding('wlan0', findingOf());
      expect(await one.telemetry.sendNow()).toEqual({ is: 'off' });
      expect(one.tables.state(0).waiting).toBe(0);
      one.policy = policyFrom({ telemetryEndpoint: receiver.endpoint });
      one.telemetry.finding('wlan0', findingOf());
      await one.telemetry.settled();
      expect(one.tables.state(0).waiting).toBe(1);
      one.policy = policyFrom({ telemetryEndpoint: 'off' });
      await one.telemetry.policyChanged();
      expect(one.tables.state(0).waiting).toBe(0);
      expect(receiver.taken).toEqual([]);
      await one.telemetry.close();
    }));

  it('no more of networks that the policy names no longer, though they waited', () =>
    withReceiver(async (receiver) => {
      const one = client({ telemetryEndpoint: receiver.endpoint });
      one.telemetry.finding('wlan0', findingOf());
      one.telemetry.finding('wlan0', findingOf({ ssid: 'Home' }));
      await one.telemetry.settled();
      expect(one.tables.waiting(9)).toHaveLength(2);
      one.policy = policyFrom({ telemetryEndpoint: receiver.endpoint, networks: ['Office'] });
      await one.telemetry.policyChanged();
      expect(await one.telemetry.sendNow()).toEqual({ is: 'done' });
      expect(receiver.uids).toHaveLength(1);
      expect(one.tables.waiting(9)).toHaveLength(0);
      await one.telemetry.close();
    }));

  it('only of the networks that the policy names, and only what it asks for', () =>
    withReceiver(async (receiver) => {
      const { telemetry, tables } = client({
        ...{ telemetryEndpoint: receiver.endpoint, networks: ['Office'], telemetrySignals: ['metrics'] },
      });
      telemetry.finding('wlan0', findingOf({ ssid: 'Home' }));
      telemetry.fix(fixOf({ ssid: 'Home' }));
      await telemetry.settled();
      expect(tables.counts()).toEqual([]);
      telemetry.finding('wlan0', findingOf());
      await telemetry.sendNow();
      expect(receiver.taken.map(({ path }) => path)).toEqual(['/v1/metrics']);
      // Nobody will ever take the records: they are not kept.
      expect(tables.state(0).waiting).toBe(0);
      await telemetry.close();
    }));

  it('with the headers of the file, and not at all where they cannot be read', () =>
    withFolder((folder) =>
      withReceiver(async (receiver) => {
        const file = join(folder, 'headers');
        const { telemetry } = client({ telemetryEndpoint: receiver.endpoint, telemetryHeaders: file });
        telemetry.finding('wlan0', findingOf());
        expect(await telemetry.sendNow()).toMatchObject({
          is: 'refused',
          why: { code: 'policy.unreadable' },
        });
        writeFileSync(file, '# token\nAuthorization: Bearer s3cret\n', { mode: 0o666 });
        writeFileSync(file, 'no header\n');
        expect(await telemetry.sendNow()).toMatchObject({ is: 'refused' });
        expect(receiver.taken).toEqual([]);
        writeFileSync(file, '# token\nAuthorization: Bearer s3cret\n');
        expect(await telemetry.sendNow()).toEqual({ is: 'done' });
        expect(receiver.taken[0]?.headers['authorization']).toBe('Bearer s3cret');
        await telemetry.close();
      }),
    ));

  it('in the end, whatever the receiver suffers in between; what comes twice has one name', async () => {
    let request = 0;
    // Busy, dead after it took it, and then well.
    await withReceiver(
      async (receiver) => {
        const { telemetry, tables } = client({ telemetryEndpoint: receiver.endpoint });
        for (let index = 0; index < 600; index++)
          telemetry.finding('wlan0', findingOf({ ssid: `n${index}` }));
        await telemetry.settled();
        const names = new Set(tables.waiting(1000).map(({ uid }) => uid));
        await receiver.stop();
        expect(await telemetry.sendNow()).toMatchObject({ is: 'failed' });
        await receiver.start();
        for (let tries = 0; tables.state(0).waiting > 0 && tries < 8; tries++) await telemetry.sendNow();
        expect(names.size).toBe(600);
        expect(new Set(receiver.uids)).toEqual(names);
        expect(receiver.uids.length).toBeGreaterThan(600);
        await telemetry.close();
      },
      ({ path }) => (path.endsWith('logs') ? ([503, 'dies' as const][request++] ?? 200) : 200),
    );
  });

  it('though one record among them is refused for good', () =>
    withReceiver(
      async (receiver) => {
        const { telemetry, tables } = client({
          telemetryEndpoint: receiver.endpoint,
          telemetryRedaction: 'open',
        });
        for (const ssid of ['a', 'b', 'poison', 'c', 'd']) telemetry.finding('wlan0', findingOf({ ssid }));
        expect(await telemetry.sendNow()).toEqual({ is: 'done' });
        expect(new Set(receiver.uids).size).toBe(4);
        expect(tables.state(0).waiting).toBe(0);
        const lost = tables.counts().find(({ metric }) => metric === 'rejoin.telemetry.dropped');
        expect(lost?.sum).toBe(1);
        await telemetry.close();
      },
      ({ body }) => (body.includes('poison') ? 400 : 200),
    ));
});

it('a collector that is dead for hours costs next to nothing, and is asked less and less', () =>
  withReceiver(
    async (receiver) => {
      const { tables, queue } = openClient();
      const minutes = 4 * 60;
      let clock = 1_000_000_000_000;
      const orders = telemetryOf(policyFrom({ telemetryEndpoint: receiver.endpoint }));
      const sender = new Sender({
        ...{ queue, self: { version: '1', system: 'linux' }, orders: () => orders, now: () => clock },
        patience: 900,
      });
      const entry = fixEntry(fixOf(), { system: 'linux', level: 'strict', now: clock });
      if (entry) tables.add(entry, { logs: true, bytes: 2 ** 20 }, clock);
      const before = process.cpuUsage();
      for (let minute = 0; minute < minutes; minute++) {
        await sender.round();
        clock += 60_000;
      }
      const { user, system } = process.cpuUsage(before);
      // Two kinds of requests, each at most every eleven minutes in the end.
      expect(receiver.asked).toBeGreaterThan(30);
      expect(receiver.asked).toBeLessThan((2 * minutes) / 11 + 20);
      expect((user + system) / 1e6 / (60 * minutes)).toBeLessThan(0.01);
      expect(tables.state(0).waiting).toBe(1);
      await sender.close();
    },
    () => 'refuses',
  ));

describe('no name leaves', () => {
  const CANARIES = {
    ssid: 'Zebrafalter-GH',
    address: '00:1a:1e:c0:ff:ee',
    host: 'canary-host.example.net',
    user: 'canary.user@example.org',
    path: '/home/canary/.config/wifi.conf',
    ip: '203.0.113.77',
    secret: 'correct horse battery staple',
    iface: 'wlxc0ffee001122',
  };

  /** Everywhere that a finding or a report has room for a text. */
  function planted() {
    const { ssid, address, iface, ...rest } = CANARIES;
    const words = Object.values(rest).join(' ');
    const line = { input: 0, line: 1, text: words, why: said('words.as-they-are', { text: words }) };
    const finding = {
      ...findingOf({ ssid, bssids: [address] }),
      ...{
        evidence: [line],
        wouldSettle: [line.why],
        quirks: [{ id: words, text: line.why, source: words }],
      },
    };
    const report = {
      ...fixOf({ ssid: ssid, finding }),
      ...{ iface, said: [line.why], offer: words },
      cleared: { scope: 'bss', removed: [{ bssid: address, pmkid: words }], why: line.why } as const,
    };
    return { finding, report, iface };
  }

  const sentUnder = async (policy: object): Promise<string> => {
    let sent = '';
    await withReceiver(async (receiver) => {
      // What the SDK would take from its surroundings, if it were let.
      vi.stubEnv('OTEL_RESOURCE_ATTRIBUTES', `host.name=${CANARIES.host}`);
      vi.stubEnv('OTEL_SERVICE_NAME', CANARIES.user);
      vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', 'http://127.0.0.1:9');
      const { telemetry, tables } = client({ telemetryEndpoint: receiver.endpoint, ...policy });
      const { finding, report, iface } = planted();
      telemetry.finding(iface, finding);
      telemetry.fix(report);
      await telemetry.settled();
      expect(tables.waiting(9)).toHaveLength(2);
      expect(await telemetry.sendNow()).toEqual({ is: 'done' });
      sent = receiver.taken
        .map(({ body, headers }) => body.toString('latin1') + JSON.stringify(headers))
        .join('\n');
      await telemetry.close();
    });
    return sent;
  };

  it('by default', async () => {
    const sent = await sentUnder({});
    expect(sent).toContain('stale-pmksa');
    for (const canary of [...Object.values(CANARIES), hostname(), process.cwd(), 'c0:ff:ee', 'c0ffee'])
      expect(sent.toLowerCase()).not.toContain(canary.toLowerCase());
  });

  it('but the network and its access point where the policy wants them', async () => {
    const { ssid, address, ...others } = CANARIES;
    const sent = await sentUnder({ telemetryRedaction: 'open' });
    for (const name of [ssid, address]) expect(sent).toContain(name);
    for (const canary of Object.values(others)) expect(sent).not.toContain(canary);
  });

  it('that was kept while names were wanted and no longer are', () =>
    withReceiver(async (receiver) => {
      const one = client({ telemetryEndpoint: receiver.endpoint, telemetryRedaction: 'open' });
      one.telemetry.finding('wlan0', findingOf({ ssid: CANARIES.ssid }));
      await one.telemetry.settled();
      one.policy = policyFrom({ telemetryEndpoint: receiver.endpoint });
      expect(await one.telemetry.sendNow()).toEqual({ is: 'done' });
      const sent = receiver.taken.map(({ body }) => body.toString('latin1')).join();
      expect(sent).toContain('stale-pmksa');
      expect(sent).not.toMatch(new RegExp(`${CANARIES.ssid}|${AP}`));
      await one.telemetry.close();
    }));
});
