import { describe, expect, it } from 'vitest';
import { withoutMargin } from '../../app/ingest/paste/margin.ts';

const LINES = ['wlan0: one', '', '  two', 'three'];

describe('what stands in front of every line', () => {
  it.each([
    ['quoted', (line: string) => `> ${line}`],
    ['quoted twice', (line: string) => `> > ${line}`],
    ['listed', (line: string) => `- ${line}`],
    ['in a table', (line: string) => `| ${line}`],
    ['indented', (line: string) => `    ${line}`],
    ['numbered', (line: string, index: number) => `${index + 9}: ${line}`],
    ['numbered by an editor', (line: string, index: number) => `${String(index + 9).padStart(5)}\t${line}`],
    ['quoted and numbered', (line: string, index: number) => `> ${index + 9}: ${line}`],
  ])('is taken off where a text is %s', (_, mark) => {
    expect(withoutMargin(LINES.map(mark))).toEqual(LINES);
  });

  it.each([
    ['one line', ['- one']],
    ['a mark that some lines have', ['- one', 'two']],
    ['numbers that do not count lines', ['12: one', '12: two']],
    ['stamps', ['1795222476.640752: one', '1795222477.640752: two']],
    ['times', ['12:00:01 one', '13:00:01 two']],
    ['nothing', ['', '']],
  ])('is not taken off where it is no margin: %s', (_, lines) => {
    expect(withoutMargin(lines)).toEqual(lines);
  });
});
