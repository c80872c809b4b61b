import { expect, it } from 'vitest';
import { Telemetry } from '../../app/sending/telemetry.ts';
import { policyFrom } from '../support/policy.ts';
import { attributesOf, decodeLogs, decodeMetrics, noProtocol } from './protocol.ts';
import { findingOf, fixOf, openQueue, withReceiver } from './support.ts';

it.skipIf(noProtocol !== undefined)(
  `records are what the protocol's definition says ${noProtocol ?? ''}`,
  () =>
    withReceiver(async (receiver) => {
      const opened = openQueue();
      const { queue } = opened;
      const policy = { current: policyFrom({ telemetryEndpoint: receiver.endpoint }) };
      const telemetry = new Telemetry({ version: '1.2.3', policy, queue: () => queue, platform: 'win32' });
      telemetry.finding('wlan0', findingOf());
      telemetry.fix(fixOf());
      await telemetry.sendNow();
      const [logs, metrics] = receiver.taken.map(({ body }) => body);
      const [resource] = decodeLogs(logs ?? Buffer.alloc(0)).resourceLogs;
      expect(attributesOf(resource?.resource.attributes ?? [])).toEqual({
        ...{ 'service.name': 'rejoin', 'service.version': '1.2.3', 'os.type': 'windows' },
        'service.instance.id': expect.stringMatching(/^[\da-f-]{36}$/) as string,
      });
      const records = resource?.scopeLogs.flatMap(({ logRecords }) => logRecords) ?? [];
      expect(records.map(({ eventName, timeUnixNano }) => [eventName, timeUnixNano])).toEqual([
        ['rejoin.finding', '1002000000000'],
        ['rejoin.fix', '1005000000000'],
      ]);
      const finding = {
        'rejoin.cause': 'stale-pmksa',
        'rejoin.variant': 'invalid-pmkid',
        'wifi.ap.maker': '001a1e',
      };
      expect(attributesOf(records[0]?.attributes ?? [])).toEqual({
        ...{ ...finding, 'rejoin.system': 'windows', 'rejoin.recovered': false, 'rejoin.attempts': '2' },
        'log.record.uid': expect.stringMatching(/^[\da-f-]{36}$/) as string,
      });
      expect(attributesOf(records[1]?.attributes ?? [])).toMatchObject({
        ...{
          ...finding,
          'rejoin.fix.outcome': 'fixed',
          'rejoin.fix.by': 'guard',
          'rejoin.fix.cut': 'bss',
          'rejoin.time_to_online_ms': '2000',
        },
      });
      const counters = decodeMetrics(metrics ?? Buffer.alloc(0)).resourceMetrics.flatMap(({ scopeMetrics }) =>
        scopeMetrics.flatMap((one) => one.metrics),
      );
      for (const { sum, histogram } of counters)
        expect((sum ?? histogram)?.aggregationTemporality).toBe('AGGREGATION_TEMPORALITY_CUMULATIVE');
      expect(counters.map(({ name, unit }) => [name, unit]).toSorted()).toEqual([
        ['rejoin.findings', '{finding}'],
        ['rejoin.fixes', '{fix}'],
        ['rejoin.refusals', '{attempt}'],
        ['rejoin.time_to_online', 's'],
      ]);
      expect(
        counters.find(({ name }) => name === 'rejoin.time_to_online')?.histogram?.dataPoints,
      ).toMatchObject([{ count: '1', sum: 2, bucketCounts: ['0', '0', '1', '0', '0', '0', '0', '0', '0'] }]);
      await telemetry.close();
      opened.close();
    }),
);
