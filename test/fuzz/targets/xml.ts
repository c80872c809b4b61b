/** Events of Windows' wireless service as XML and as a report. */
import { prettyXml, renderedXml, reportHtml, reportXml, wevtutilXml } from '../../support/windows-events.ts';
import { checkInput, everything } from '../windows.ts';

export const seeds = (): readonly Uint8Array[] => {
  const events = everything();
  const whole = [wevtutilXml, renderedXml, prettyXml, reportXml, reportHtml].map((write) => write(events));
  const single = events.map((event) => wevtutilXml([event]));
  const odd = [
    wevtutilXml(events.toReversed().slice(0, 6)),
    "<!-- <Event> --><![CDATA[<Event>]]><?xml version='1.0'?><!DOCTYPE Events []>",
    `${wevtutilXml(events.slice(0, 1))}<Event><Data Name='SSID'><![CDATA[a]]b&#x26;&#38;&amp;&bad;`,
  ];
  return [...whole, ...single, ...odd].map((text) => Buffer.from(text));
};

export const run = checkInput;
