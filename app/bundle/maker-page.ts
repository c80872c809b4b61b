/** `maker.html` of a report: what the maker of an access point can act on. Nothing about people. */
import type { Finding } from '../domain/finding.ts';
import { said, type Said } from '../domain/said.ts';
import { isoTime } from '../report/diagnosis-json.ts';
import { say } from '../words/say.ts';
import { html, page, type Html } from './html.ts';
import { ladderTable, type Shown } from './report-page.ts';

/** Where the behaviour of the access point is at odds with the standard, or worth its maker's look. */
function atOddsWith({ cause, variant }: Finding): Said | undefined {
  if (cause === 'stale-pmksa')
    return variant === 'invalid-pmkid' ? said('maker.cache-lost') : said('maker.pmkid-unknown');
  if (cause === 'ap-low-entropy') return said('maker.entropy');
  if (cause === 'handshake-loss') return said('maker.handshake');
  if (cause === 'eap-timeout' && variant === 'authenticator-silent') return said('maker.eap');
  return undefined;
}

export function makerPage({ verdict, rungs, locale, version, now }: Shown): string {
  const tell = (what: Said): string => say(what, locale, 'theirs');
  const finding = verdict.findings.find((one) => atOddsWith(one) !== undefined) ?? verdict.findings[0];
  const odds = finding && atOddsWith(finding);
  const body: Html[] = [html`<h1>${tell(said('maker.title'))}</h1>`];
  if (finding === undefined || odds === undefined) body.push(html`<p>${tell(said('maker.nothing'))}</p>`);
  else
    body.push(
      html`<p>${tell(odds)}</p>
        <table>
          <tbody>
            <tr>
              <td>${tell(said('code.row.name'))}</td>
              <td><code>${finding.cause} ${finding.variant ?? ''}</code></td>
            </tr>
            <tr>
              <td>${tell(said('report.access-point'))}</td>
              <td><code>${finding.bssids.join(', ')}</code></td>
            </tr>
            <tr>
              <td>${tell(said('code.row.attempts'))}</td>
              <td>${finding.attempts}</td>
            </tr>
            <tr>
              <td>UTC</td>
              <td>${isoTime(finding.firstAt) ?? ''} – ${isoTime(finding.lastAt) ?? ''}</td>
            </tr>
          </tbody>
        </table>
        <h2>${tell(said('maker.frames'))}</h2>`,
      ladderTable(rungs, tell, locale),
      html`<h2>${tell(said('report.why'))}</h2>
        <ul>
          ${finding.evidence.map(({ why, text }) => html`<li>${tell(why)}<br /><span class="log soft">${text}</span></li>`)}
        </ul>
        <h2>${tell(said('maker.reproduce'))}</h2>
        <ol>
          ${stepsOf(finding).map((step) => html`<li>${tell(step)}</li>`)}
        </ol>`,
    );
  body.push(html`<p class="soft">Rejoin ${version} · ${isoTime(now) ?? ''}</p>`);
  return page(tell(said('maker.title')), locale, body);
}

const stepsOf = ({ cause }: Finding): readonly Said[] =>
  cause === 'stale-pmksa'
    ? [said('maker.step.login'), said('maker.step.lose-cache'), said('maker.step.come-back')]
    : [said('maker.step.connect')];
