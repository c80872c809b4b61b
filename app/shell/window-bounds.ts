/** Where the window was when it was last closed. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const SMALLEST = { width: 360, height: 480 };
const FIRST = { width: 1120, height: 840 };

const whole = z.number().int().min(-100_000).max(100_000);
const saved = z.object({ x: whole, y: whole, width: whole, height: whole });

/** Pixels of the window that must be on a screen, so that it can be taken hold of. */
const GRIP = 64;

const reaches = (bounds: Bounds, screen: Bounds): boolean =>
  bounds.x + bounds.width >= screen.x + GRIP &&
  bounds.x <= screen.x + screen.width - GRIP &&
  bounds.y >= screen.y &&
  bounds.y <= screen.y + screen.height - GRIP;

/** @param screens the parts of the screens that are free for windows. @returns without a place: the system chooses one */
export function fitBounds(
  text: string | undefined,
  screens: readonly Bounds[],
): Bounds | Omit<Bounds, 'x' | 'y'> {
  let bounds;
  try {
    bounds = saved.parse(JSON.parse(text ?? ''));
  } catch {
    return FIRST;
  }
  const size = {
    width: Math.max(bounds.width, SMALLEST.width),
    height: Math.max(bounds.height, SMALLEST.height),
  };
  const placed = { ...bounds, ...size };
  return screens.some((screen) => reaches(placed, screen)) ? placed : size;
}

/** @returns undefined where there is none that can be read */
export function readBounds(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Not being able to keep a size is nothing to stop for. */
export function writeBounds(file: string, { x, y, width, height }: Bounds): void {
  try {
    writeFileSync(`${file}.new`, JSON.stringify({ x, y, width, height }));
    renameSync(`${file}.new`, file);
  } catch {
    return;
  }
}
