import { english } from '../support/words.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { LiveState, OpenedView } from '../../app/ipc/contract/views.ts';
import type { DoctorService } from '../../app/service/doctor-service.ts';
import { hand } from '../support/hand.ts';
import { until, withService } from '../support/service.ts';

const SCENARIOS = join(import.meta.dirname, '../scenarios');
const trace = (name: string): Buffer => readFileSync(join(SCENARIOS, name));

const over =
  (id: string) =>
  (state: LiveState): boolean =>
    state.opened[id]?.state !== 'reading' && id in state.opened;
const read = async (
  service: DoctorService,
  files: readonly (readonly [string, Buffer])[],
): Promise<OpenedView> => {
  const id = await hand(service, files);
  const { opened } = await until(service, over(id));
  const view = opened[id];
  if (!view) throw new Error('It is not shown.');
  return view;
};

describe('files that a window opens', () => {
  it('are judged, with the ladder of the attempt that shows it', () =>
    withService({}, async (service) => {
      const view = await read(service, [['wpa.log', trace('sae-deauth-2/wpa-info.log')]]);
      expect(view).toMatchObject({ state: 'done', names: ['wpa.log'] });
      expect(view.findings[0]).toMatchObject({ cause: 'stale-pmksa', variant: 'deauth-before-association' });
      expect(view.findings[0]?.ladder.some(({ fatal }) => fatal)).toBe(true);
      expect(view.inputs[0]).toMatchObject({ name: 'wpa.log', dialect: 'wpa_supplicant' });
      expect(Object.keys(view.attempts).length).toBeGreaterThan(3);
    }));

  it('are two witnesses of one incident', () =>
    withService({}, async (service) => {
      const view = await read(service, [
        ['wpa.log', trace('sae-wrong-pmk/wpa-info.log')],
        ['ap.log', trace('sae-wrong-pmk/hostapd.log')],
      ]);
      expect(view.inputs.map(({ name, dialect }) => [name, dialect])).toEqual([
        ['wpa.log', 'wpa_supplicant'],
        ['ap.log', 'hostapd'],
      ]);
      expect(view.findings[0]?.cause).toBe('stale-pmksa');
    }));

  it('may have names that mean something to a file system, and are told by those names', () =>
    withService({}, async (service) => {
      const bytes = trace('sae-deauth-2/wpa-info.log');
      const view = await read(service, [['../../etc/\u202epasswd\n', bytes]]);
      expect(view).toMatchObject({ state: 'done', names: ['../../etc/\u202epasswd\n'] });
      const empty = await read(service, [['..', Buffer.alloc(0)]]);
      expect(empty.state).toBe('failed');
      expect(english(empty.error ?? [])).toBe('.. is empty.');
    }));

  it('that are no logs are named in one sentence', () =>
    withService({}, async (service) => {
      const view = await read(service, [['cat.jpg', Buffer.from('nothing of ours\n'.repeat(99))]]);
      expect(view).toMatchObject({
        state: 'failed',
      });
      expect(english(view.error ?? [])).toMatch(/^cat\.jpg has no line/);
    }));

  it('are taken only as large as they were said to be, and read only when they are whole', () =>
    withService({}, async (service) => {
      const { opened, files } = await service.handlers['files.open']({ files: [{ name: 'a', size: 3 }] });
      const file = files[0] ?? '';
      await expect(service.handlers['files.read']({ opened })).rejects.toMatchObject({ code: 'invalid' });
      await expect(
        service.handlers['files.chunk']({ file, data: Buffer.from('four') }),
      ).rejects.toMatchObject({ code: 'invalid' });
      await service.handlers['files.close']({ opened });
      await expect(service.handlers['files.chunk']({ file, data: new Uint8Array() })).rejects.toMatchObject({
        code: 'unknown',
      });
      expect(service.live.state.opened).toEqual({});
    }));

  it('are seen from their first byte on', () =>
    withService({}, async (service) => {
      const { opened, files } = await service.handlers['files.open']({ files: [{ name: 'a', size: 6 }] });
      const shown = () => service.live.state.opened[opened];
      expect(shown()).toMatchObject({ state: 'reading', taken: 0, size: 6 });
      const file = files[0] ?? '';
      await service.handlers['files.chunk']({ file, data: Buffer.from('four') });
      expect(shown()).toMatchObject({ state: 'reading', taken: 4 });
      await service.handlers['files.chunk']({ file, data: Buffer.from('AP') });
      await service.handlers['files.read']({ opened });
      expect(shown()).not.toHaveProperty('taken');
    }));

  it('are put together in the order of their pieces, though none is waited for', () =>
    withService({}, async (service) => {
      const bytes = gunzipSync(trace('sae-deauth-2/wpa-debug.log.gz'));
      const { opened, files } = await service.handlers['files.open']({
        files: [{ name: 'debug.log', size: bytes.length }],
      });
      const pieces: Promise<unknown>[] = [];
      for (let at = 0; at < bytes.length; at += 500)
        pieces.push(
          service.handlers['files.chunk']({ file: files[0] ?? '', data: bytes.subarray(at, at + 500) }),
        );
      await service.handlers['files.read']({ opened });
      await Promise.all(pieces);
      await expect.poll(() => service.live.state.opened[opened]?.state, { timeout: 30_000 }).toBe('done');
      expect(service.live.state.opened[opened]?.findings[0]).toMatchObject({ cause: 'stale-pmksa' });
    }));

  it('play as if they happened now, and can change nothing', () =>
    withService({}, async (service) => {
      const bytes = gunzipSync(trace('sae-deauth-2/wpa-debug.log.gz'));
      const id = await hand(service, [['debug.log', bytes]]);
      await until(service, over(id));
      await service.handlers['replay.opened']({ opened: id });
      await service.handlers['replay.control']({ speed: 0 });
      const { networks, source } = await until(
        service,
        (state) =>
          state.source.kind === 'recording' &&
          state.source.progress === 1 &&
          Object.values(state.networks).some(({ finding }) => finding?.cause === 'stale-pmksa'),
      );
      expect(source).toMatchObject({ name: 'debug.log', demo: false });
      expect(Object.values(networks)[0]).toMatchObject({ recorded: true });
      expect(Object.values(networks)[0]?.plan).toBeUndefined();
    }));
});
