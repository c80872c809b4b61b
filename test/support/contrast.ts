/** Contrast of what stands in an element against what is painted behind it (WCAG 2.2), as the browser computes both. */
import type { Locator } from 'playwright-core';

type Rgba = readonly [number, number, number, number];

function parsed(colour: string): Rgba {
  const [r = 0, g = 0, b = 0, a = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
  return [r, g, b, a];
}

function luminance([r, g, b]: readonly number[]): number {
  const linear = [r, g, b].map((one = 0) => {
    const share = one / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
}

/** A colour laid over others, the nearest first; below all of them is white. */
function over(layers: readonly Rgba[]): readonly number[] {
  return layers.reduceRight<readonly number[]>(
    (below, [r, g, b, a]) => [r, g, b].map((one, index) => one * a + (below[index] ?? 0) * (1 - a)),
    [255, 255, 255],
  );
}

interface Painted {
  readonly ink: string;
  /** Backgrounds, the nearest first. */
  readonly behind: readonly string[];
  readonly opacity: number;
}

/** What a page has of it; the tests know no DOM. */
interface InPage {
  readonly parentElement: InPage | null;
}
interface Styles {
  getComputedStyle(of: InPage): {
    readonly color: string;
    readonly backgroundColor: string;
    readonly opacity: string;
  };
}

/** Runs in the page. */
function painted(start: InPage): Painted {
  const page = globalThis as unknown as Styles;
  const behind: string[] = [];
  let opacity = 1;
  for (let one: InPage | null = start; one; one = one.parentElement) {
    const style = page.getComputedStyle(one);
    behind.push(style.backgroundColor);
    opacity *= Number(style.opacity);
  }
  return { ink: page.getComputedStyle(start).color, behind, opacity };
}

export async function contrastOf(element: Locator): Promise<number> {
  const { ink, behind, opacity } = await element.evaluate(painted as (start: unknown) => Painted);
  const ground = over(behind.map(parsed));
  const [r, g, b, a] = parsed(ink);
  const drawn = [r, g, b].map((one, index) => one * a * opacity + (ground[index] ?? 0) * (1 - a * opacity));
  const [dark = 0, light = 0] = [luminance(drawn), luminance(ground)].sort((one, other) => one - other);
  return (light + 0.05) / (dark + 0.05);
}
