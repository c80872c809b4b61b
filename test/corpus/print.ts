/** Lines become logs: chosen by log level, put among others, dressed, rotated. */
import { isShared, wear, type Dress } from './dress.ts';
import type { Level } from './label.ts';
import type { Mix } from './mix.ts';
import { neighbour, noise } from './noise.ts';
import type { Random } from './random.ts';
import type { Scene } from './scene.ts';
import { byTime, printedAt, toldToClients, type Line } from './tape.ts';
import { damage, rotate, setClock } from './transform.ts';

const HOUR = 3_600_000;

/** Prints lines of the computer's programs as one log, or as several where it was rotated. */
export function print(random: Random, lines: readonly Line[], dress: Dress, files: number): string[] {
  const worn = lines.map((line) => wear(line, dress));
  return rotate(random, random.chance(0.1) ? damage(random, worn) : worn, files).map(
    (file) => `${file.join('\n')}\n`,
  );
}

const asEvents = (lines: readonly Line[]): string =>
  lines
    .map(({ at, iface, text }) => {
      const stamp = `${Math.floor(at / 1000)}.${String(Math.floor((at % 1000) * 1000)).padStart(6, '0')}`;
      return `${stamp} ${iface ?? ''} <3>${text}\n`;
    })
    .join('');

export const DAEMON_LEVEL: Partial<Record<Level, 'debug' | 'msgdump'>> = {
  debug: 'debug',
  'debug-pair': 'debug',
  msgdump: 'msgdump',
};

export function asInputs(
  random: Random,
  mix: Mix,
  scene: Scene,
  lines: readonly Line[],
  level: Level,
  dress: Dress,
): string[] {
  const { iface } = scene.setting;
  const daemon = DAEMON_LEVEL[level] ?? 'info';
  const shared = isShared(dress);
  const fromPoint = printedAt(
    lines.filter(({ by }) => by === 'hostapd'),
    daemon,
  );
  if (level === 'access-point') {
    return print(
      random,
      printedAt(
        lines.filter(({ by }) => by === 'hostapd'),
        random.pick('info', 'debug'),
      ),
      'stamped',
      1,
    );
  }
  const span = [lines[0]?.at ?? 0, lines.at(-1)?.at ?? 0] as const;
  const count = random.int(...mix.noisy);
  const withKernel = shared && random.chance(0.7);
  const own = lines.filter(({ by }) => by === 'wpa_supplicant' || (withKernel && by === 'kernel'));
  const around = [
    ...noise(random, iface, span, count, shared && level !== 'events'),
    ...(random.chance(mix.neighbour)
      ? neighbour(random, scene.setting, span[0] + random.between(-HOUR, 30_000))
      : []),
  ].filter(({ by }) => shared || by === 'wpa_supplicant');
  if (level === 'events') return [asEvents(byTime(toldToClients([...own, ...around])))];
  let station = byTime([...printedAt(own, daemon), ...printedAt(around, daemon)]);
  const set = random.chance(mix.offset);
  if (set) station = setClock(random, station, random.pick(HOUR, -HOUR, 30_000, -2000, 86_400_000));
  const stamps = dress === 'stamped' || dress === 'iso' || dress === 'journal-json';
  // A clock that was set back leaves files that nobody can put in order.
  const files = !set && stamps && random.chance(mix.rotated) ? random.int(2, 3) : 1;
  const logs = print(random, station, dress, files);
  if (level !== 'pair' && level !== 'debug-pair') return logs;
  return [...logs, ...print(random, fromPoint, 'stamped', 1)].filter((text) => text.trim() !== '');
}
