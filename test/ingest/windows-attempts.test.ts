import { describe, expect, it } from 'vitest';
import type { WifiEvent } from '../../app/domain/events.ts';
import { assocStatusOf, leavingOf } from '../../app/ingest/windows-wlan/assoc-status.ts';
import { eapStepOf } from '../../app/ingest/windows-wlan/eap-codes.ts';
import { wevtutilXml, WindowsLog, type WindowsEvent } from '../support/windows-events.ts';
import { read } from './support.ts';

const said = (events: readonly WindowsEvent[]): readonly WifiEvent[] => read(wevtutilXml(events)).events;
const kinds = (events: readonly WindowsEvent[]): readonly string[] => said(events).map(({ kind }) => kind);
const only = ({ events }: WindowsLog, ...ids: readonly number[]): readonly WindowsEvent[] =>
  events.filter(({ id }) => ids.includes(id));

describe('the status of an association', () => {
  it.each([
    [53, { kind: 'response', status: 53 }],
    [0x30035, { kind: 'response', status: 53 }],
    [0x30000, { kind: 'response', status: 0 }],
    [0x10002, { kind: 'deauthentication', reason: 2 }],
    [0x20008, { kind: 'disassociation', reason: 8 }],
  ])('%i is a frame', (value, expected) => {
    expect(assocStatusOf(value)).toEqual(expected);
  });

  it.each([0, 1, 2, 5, 13, 256, 0x40001, 0x80000001, 0xffffffff, -1, undefined])('%s is none', (value) => {
    expect(assocStatusOf(value)).toBeUndefined();
  });

  it('of a plain number is a reason where a driver tells of a leave, and only above its own numbers', () => {
    expect(leavingOf(15)).toEqual({ kind: 'disassociation', reason: 15 });
    expect(leavingOf(4)).toBeUndefined();
    expect(leavingOf(0x10004)).toEqual({ kind: 'deauthentication', reason: 4 });
  });
});

it('tells certificates, methods, refusals and silence apart by number', () => {
  expect(eapStepOf(0x50005, [0x80420015])).toBe('failure');
  expect(eapStepOf(0x50005, [0x800b0109])).toBe('certificate-error');
  expect(eapStepOf(0x50005, [undefined, 0x80420101])).toBe('certificate-error');
  expect(eapStepOf(0x50005, [0x40420016])).toBe('method-refused');
  expect(eapStepOf(0x50001, [0x80420014])).toBe('method-refused');
  expect(eapStepOf(0x50007, [])).toBe('timeout');
  expect(eapStepOf(undefined, [])).toBeUndefined();
});

describe('one end, told three times', () => {
  const log = new WindowsLog({ auth: 'sae' }).ask().associate().refused(229378, 53).failed(229378);

  it('is one end', () => {
    expect(kinds(log.events)).toEqual([
      'manager-state',
      'own-address',
      'assoc-request',
      'signal',
      'assoc-response',
      'manager-state',
    ]);
  });

  it('is one each where nothing else was copied, without the name of the source, too', () => {
    const refusals = only(new WindowsLog().ask().associate().refused(229378, 17).refused(229378, 17), 11002);
    expect(refusals).toHaveLength(2);
    const once = ['assoc-request', 'signal', 'assoc-response'];
    expect(kinds(refusals)).toEqual([...once, ...once]);
    const copied = wevtutilXml(refusals).replace(
      /<(?:Provider|Channel)\b[^>]*?(?:\/>|>[^<]*<\/Channel>)/g,
      '',
    );
    expect(copied).not.toContain('WLAN-AutoConfig');
    expect(read(copied).events.map(({ kind }) => kind)).toEqual([...once, ...once]);
  });

  it('is an end where only the manager tells it', () => {
    const timeout = new WindowsLog()
      .ask()
      .associate()
      .associated()
      .securityFailed(0x48014, 'x')
      .failed(0x48014);
    expect(kinds(only(timeout, 8002))).toEqual([
      'assoc-request',
      'assoc-response',
      'signal',
      'psk-mismatch-suspected',
      'disconnected',
    ]);
  });
});

describe('verdicts of the manager alone', () => {
  const NOT_IN_REACH = 163851;
  const MISMATCH = 0x48014;
  const log = new WindowsLog()
    .ask()
    .failed(NOT_IN_REACH)
    .ask()
    .failed(MISMATCH)
    .wait(20)
    .ask()
    .failed(MISMATCH);
  const verdicts = only(log, 8002);
  const requests = (events: readonly WindowsEvent[]): number =>
    kinds(events).filter((kind) => kind === 'assoc-request').length;

  it('are an attempt each, though no other event lies between them', () => {
    expect(requests(verdicts)).toBe(2);
    const withoutId = verdicts.map((event) => ({ ...event, fields: { ...event.fields, ConnectionId: '' } }));
    expect(requests(withoutId)).toBe(2);
  });

  it('told again are the same', () => {
    expect(requests(verdicts.flatMap((verdict) => [verdict, verdict]))).toBe(2);
  });

  it('name the network that was not found', () => {
    expect(said(verdicts)[0]).toMatchObject({ kind: 'network-not-found', ssid: 'lab' });
  });
});

it('ends an attempt of which another one tells', () => {
  const log = new WindowsLog({ auth: 'eap' }).ask().associate().associated().eapStarted().join();
  const second = log.events.filter(({ id }, n) => id !== 8000 || n === 0);
  const requests = said(second).filter(({ kind }) => kind === 'assoc-request' || kind === 'join-failed');
  expect(requests.map(({ kind }) => kind)).toEqual(['assoc-request', 'join-failed', 'assoc-request']);
});

it('knows an attempt whose beginning was filtered out', () => {
  const log = new WindowsLog({ auth: 'eap' })
    .ask()
    .associate()
    .associated()
    .eapStarted()
    .eapFailed(0x50005, 0x80420015);
  expect(kinds(only(log, 12013))).toEqual(['assoc-request', 'assoc-response', 'eap']);
});

it('takes no request that was aborted at once, without a signal, for one that was refused', () => {
  const log = new WindowsLog().ask().failed(229379, 'x', 255).ask().failed(229379, 'x', 255);
  const each = ['manager-state', 'assoc-request', 'join-failed'];
  expect(kinds(log.events)).toEqual([...each, ...each]);
});

it('says no reason for a disconnection whose number is not known', () => {
  for (const [code, reason] of [
    [2, 3],
    [5, 3],
    [0, 0],
    [77, 0],
  ] as const) {
    const ends = said(new WindowsLog().join().disconnected(code, 'x').events);
    expect(ends.at(-1), String(code)).toMatchObject({ kind: 'disconnected', reason, local: true });
  }
});

it('keeps interfaces apart', () => {
  const [one, other] = [new WindowsLog().join(), new WindowsLog({ ssid: 'other' }).join()];
  const elsewhere = other.events.map((event) => ({
    ...event,
    channel: 'Other',
    fields: Object.fromEntries(
      Object.entries(event.fields).map(([name, value]) => [
        name,
        name.endsWith('Guid') ? '{02000000-0000-4000-8000-000000000002}' : value,
      ]),
    ),
  }));
  const events = said([...one.events, ...elsewhere].toSorted((a, b) => a.at - b.at));
  const connected = events.filter(({ kind }) => kind === 'connected');
  expect(new Set(connected.map(({ iface }) => iface)).size).toBe(2);
});

it('offers the cached key of which Windows speaks only after the request', () => {
  const log = new WindowsLog({ auth: 'sae' })
    .ask()
    .associate()
    .say(
      21055,
      { InterfaceGuid: '{02000000-0000-4000-8000-000000000001}', FastRoam: 'true' },
      0.02,
      'Diagnostic',
    )
    .associated();
  expect(kinds(log.events)).toEqual([
    'manager-state',
    'own-address',
    'pmksa-offered',
    'assoc-request',
    'assoc-response',
  ]);
});

it('leaves the names of people out of what it shows', () => {
  const log = new WindowsLog({ auth: 'eap' }).join();
  expect(JSON.stringify(said(log.events))).not.toContain('someone');
});

it('takes the security that failed for the login where its own event was left out', () => {
  const explicit = new WindowsLog({ auth: 'eap' })
    .ask()
    .associate()
    .associated()
    .securityFailed(0x50005, 'x');
  expect(kinds(only(explicit, 11006)).slice(-2)).toEqual(['eap', 'join-failed']);
});
