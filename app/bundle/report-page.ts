/** `index.html` of a report: what the person saw. */
import { spelled } from '../codes/code-words.ts';
import type { Verdict } from '../detect/verdict.ts';
import type { Evidence, Finding, InputSummary } from '../domain/finding.ts';
import type { Instant } from '../domain/ids.ts';
import { said, type Said } from '../domain/said.ts';
import type { CourseReport } from '../remedy/course-state.ts';
import { isoTime } from '../report/diagnosis-json.ts';
import { rungText, type Rung } from '../report/ladder.ts';
import { stepTitle } from '../report/plan-words.ts';
import { headlineOf, meaningOf, passwordAnswer } from '../words/finding.ts';
import type { Locale } from '../words/locale.ts';
import { say } from '../words/say.ts';
import { html, page, type Html } from './html.ts';
import type { Level } from './redactor.ts';

/** What pages show: redacted already. */
export interface Shown {
  readonly verdict: Verdict;
  readonly inputs: readonly InputSummary[];
  readonly rungs: readonly Rung[];
  readonly code: string | undefined;
  readonly locale: Locale;
  readonly level: Level;
  readonly now: Instant;
  readonly version: string;
  readonly tried: readonly CourseReport[];
}

export function reportPage(shown: Shown): string {
  const { verdict, code, locale, inputs, rungs, tried } = shown;
  const tell = (what: Said): string => say(what, locale, 'theirs');
  const [finding, ...others] = verdict.findings;
  const body: Html[] = [];
  if (finding) body.push(...findingPieces(finding, tell, inputs));
  if (code !== undefined)
    body.push(
      html`<h2>${tell(said('code.your-case'))}</h2>
        <p class="code">${code}</p>
        <p class="soft">${spelled(code).map(tell).join(' · ')}</p>`,
    );
  if (rungs.length > 0)
    body.push(html`<h2>${tell(said('report.last-attempt'))}</h2>`, ladderTable(rungs, tell, locale));
  if (others.length > 0)
    body.push(
      html`<h2>${tell(said('report.also-seen'))}</h2>
        <ul>
          ${others.map((one) => html`<li>${tell(headlineOf(one))} ${one.ssid ?? ''}</li>`)}
        </ul>`,
    );
  if (tried.length > 0)
    body.push(
      html`<h2>${tell(said('code.row.tried'))}</h2>
        <ul>
          ${tried.map((one) => html`<li>${isoTime(one.at) ?? ''} ${tell(said(`code.outcome.${one.outcome}`))}</li>`)}
        </ul>`,
    );
  body.push(
    html`<p class="soft">
      Rejoin ${shown.version} · ${isoTime(shown.now) ?? ''} · ${tell(said(`bundle.level.${shown.level}`))}
    </p>`,
  );
  return page(finding ? tell(headlineOf(finding)) : 'Rejoin', locale, body);
}

function findingPieces(
  finding: Finding,
  tell: (what: Said) => string,
  inputs: readonly InputSummary[],
): Html[] {
  const name = finding.variant ? `${finding.cause} · ${finding.variant}` : finding.cause;
  const list = (title: Said, items: readonly Html[]): Html[] =>
    items.length === 0
      ? []
      : [
          html`<h2>${tell(title)}</h2>
            <ul>
              ${items.map((item) => html`<li>${item}</li>`)}
            </ul>`,
        ];
  return [
    html`<h1>${tell(headlineOf(finding))}</h1>
      <p>${tell(meaningOf(finding))}</p>
      <p>${tell(passwordAnswer(finding).words)}</p>
      <p class="soft">
        ${[
          name,
          finding.ssid ?? '',
          finding.bssids.slice(0, 8).join(', '),
          tell(said('report.attempts', { count: finding.attempts })),
        ]
          .filter((one) => one !== '')
          .join(' · ')}
      </p>`,
    ...list(
      said('report.why'),
      finding.evidence.map((one) => evidencePiece(one, tell, inputs)),
    ),
    ...list(
      said('report.what-it-is-not'),
      finding.ruledOut.map(({ cause, why }) => html`<code>${cause}</code> ${tell(why)}`),
    ),
    ...list(
      said('report.what-to-do'),
      finding.plan.map((step) => {
        const title = stepTitle(step);
        return html`${title ? tell(title) : ''} ${step.cost ? tell(step.cost) : ''}`;
      }),
    ),
    ...list(
      said('report.what-would-settle-it'),
      finding.wouldSettle.map((one) => html`${tell(one)}`),
    ),
  ];
}

const evidencePiece = (
  { why, text, input, line }: Evidence,
  tell: (what: Said) => string,
  inputs: readonly InputSummary[],
): Html => html`${tell(why)}<br /><span class="log soft">${inputs[input]?.name ?? ''}:${line} ${text}</span>`;

/** The frames of an attempt, as a table. */
export function ladderTable(rungs: readonly Rung[], tell: (what: Said) => string, locale: Locale): Html {
  const start = rungs.find(({ at }) => at !== undefined)?.at;
  const number = new Intl.NumberFormat(locale, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  const time = ({ at }: Rung): string =>
    at === undefined || start === undefined ? '' : `${number.format((at - start) / 1000)} s`;
  const arrow = { station: '→', 'access-point': '←', note: '·' } as const;
  return html`<table>
    <tbody>
      ${rungs.map(
        (rung) =>
          html`<tr>
            <td>${time(rung)}</td>
            <td>${arrow[rung.from]}</td>
            <td${rung.fatal ? { html: ' class="bad"' } : ''}>${tell(rungText(rung))}</td>
            <td class="log soft">${rung.origin.text}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
