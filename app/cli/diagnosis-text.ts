/** A diagnosis as the terminal and `--json` tell it, whatever was read for it. */
import { caseCode } from '../codes/codes.ts';
import type { Verdict } from '../detect/verdict.ts';
import type { InputSummary } from '../domain/finding.ts';
import { said } from '../domain/said.ts';
import { caseFacts } from '../report/case-facts.ts';
import { cellsOf } from '../report/cells.ts';
import { diagnosisJson } from '../report/diagnosis-json.ts';
import { drawChosen, drawStations } from '../report/stations-table.ts';
import { drawDiagnosis, type Layout } from '../report/terminal.ts';
import { say, type Whose } from '../words/say.ts';
import { afterFinding, nextLine } from './next-command.ts';
import { layoutFor } from './style.ts';

type Inputs = readonly InputSummary[];
interface Shown {
  readonly allStations?: true;
}

/** Schema `rejoin.diagnosis/1`. */
export const jsonOf = (
  verdict: Verdict,
  inputs: Inputs,
  { allStations }: Shown,
): Record<string, unknown> => ({
  ...diagnosisJson(verdict, inputs, allStations),
  ...codeOf(verdict, inputs),
});

/** The case code of the finding behind the verdict. */
function codeOf({ findings: [finding] }: Verdict, inputs: Inputs): { readonly code?: string } {
  return finding ? { code: caseCode(caseFacts({ finding, inputs, now: Date.now() })) } : {};
}

/** Told where there is somebody to tell it to: nobody calls about what is well. */
function codeText(verdict: Verdict, inputs: Inputs, { paint, locale, whose, width }: Layout): string {
  const { code } = codeOf(verdict, inputs);
  if (code === undefined || verdict.verdict === 'healthy') return '';
  const title = say(said('code.your-case'), locale, whose);
  const gap = cellsOf(title) + 2 + cellsOf(code) > width ? '\n  ' : '  ';
  return `\n\n${paint.dim(title)}${gap}${paint.bold(code)}`;
}

export function textOf(verdict: Verdict, inputs: Inputs, { allStations }: Shown, whose: Whose): string {
  const layout = layoutFor(process.stdout, whose);
  const drawn = [
    drawChosen(verdict.stations, layout),
    drawDiagnosis(verdict, inputs, layout),
    drawStations(verdict.stations, allStations === true, layout),
  ];
  const [finding] = verdict.findings;
  const next = finding ? `\n\n${nextLine(afterFinding(finding), layout)}` : '';
  return drawn.join('').trimEnd() + codeText(verdict, inputs, layout) + next;
}
