/** Aruba: the outputs of `show`, one behind the other, and `stm`'s and `authmgr`'s syslog. */
import { MONTHS, milliseconds, two, yearless } from '../stamps.ts';
import { byStep, lines, settling, type Maker } from './maker.ts';
import type { Step, StepName } from './steps.ts';

const AKM = {
  psk: 'wpa2 psk aes',
  sae: 'wpa3-sae aes',
  mixed: 'wpa3-sae aes',
  eap: 'wpa2 aes',
  open: 'open system',
};

const stamp = (at: number): string => {
  const date = new Date(at);
  return `${MONTHS[date.getUTCMonth()] ?? ''} ${String(date.getUTCDate()).padStart(2)} ${[date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':')}`;
};

/** Rows of the trace buffer: name, direction, what stands behind the addresses. */
const TRACE: Partial<Record<StepName, (step: Step) => readonly [string, string, string]>> = {
  'assoc-accepted': ({ keys }) => ['station-up', '*', `-  -    ${AKM[keys]}`],
  'key-1': () => ['wpa2-key1', '<-', '-  117'],
  'key-2': () => ['wpa2-key2', '->', '-  117'],
  'key-3': () => ['wpa2-key3', '<-', '-  151'],
  'key-4': () => ['wpa2-key4', '->', '-  95'],
  'wrong-mic': () => ['wpa2-key2', '->', '-  117  mic failure'],
  'eap-started': () => ['eap-id-req', '<-', '1  5'],
  'eap-success': () => ['eap-success', '<-', '7  4'],
  'eap-failure': () => ['rad-reject', '<-', '65  44   192.0.2.1'],
  left: () => ['station-down', '*', '-  -'],
  ended: () => ['station-down', '*', '-  -'],
};

const REASONS: Readonly<Record<number, string>> = {
  2: 'Previous authentication no longer valid',
  15: '4-Way Handshake timeout',
  23: 'IEEE 802.1X authentication failed',
};

/** Rows of the frames: subtype, whether the station sent it, the last column. */
const FRAMES: Partial<Record<StepName, (step: Step) => readonly (readonly [string, boolean, string])[]>> = {
  'auth-request': () => [
    ['auth', true, '-'],
    ['auth', false, 'Success (seq num 0)'],
  ],
  'sae-commit': () => [
    ['auth', true, 'SAE-Commit:0'],
    ['auth', false, 'SAE-Commit:0'],
  ],
  'sae-confirm': () => [
    ['auth', true, 'SAE-Confirm:0'],
    ['auth', false, 'SAE-Confirm:0'],
  ],
  'assoc-request': ({ roams }) => [[roams ? 'reassoc-req' : 'assoc-req', true, '-']],
  'assoc-accepted': ({ roams }) => [[roams ? 'reassoc-resp' : 'assoc-resp', false, 'Success']],
  ended: ({ code }) => [['deauth', false, `${REASONS[code] ?? `reason ${code}`} (seq num 7)`]],
  left: ({ code }) => [
    ['deauth', true, code === 3 ? 'STA has left and is deauthenticated' : `reason ${code}`],
  ],
};

export const arubaShow: Maker = {
  name: 'aruba-show',
  tell(steps, station) {
    const trace = steps.flatMap((step) => {
      const row = TRACE[step.is]?.(step);
      if (!row) return [];
      const [name, direction, rest] = row;
      return [
        `${stamp(step.at)}  ${name.padEnd(21)} ${direction.padStart(2)}  ${station}  ${step.bssid}  ${rest}`,
      ];
    });
    const frames = steps.flatMap((step) =>
      (FRAMES[step.is]?.(step) ?? []).map(([subtype, fromStation, what], index) => {
        const [from, to] = fromStation ? [station, step.bssid] : [step.bssid, station];
        const at = step.at + index;
        return `${stamp(at)}${milliseconds(at)}  ${subtype.padEnd(12)}  ${from}  ${to}  ${step.bssid}  15      ${what}`;
      }),
    );
    const security = steps
      .filter(({ is }) => is === 'sae-refused')
      .map(
        ({ at }) =>
          `${stamp(at)}  wpa3_sae[5462]: <135917> <ERRS> |AP lab-ap@192.0.2.1 wpa3_sae|  process_confirm,(1601) station= ${station}  Error while process peer's confirm. Reason: Confirm did not verify`,
      );
    return lines([
      'lab-ap# show ap debug auth-trace-buf',
      '',
      'Auth Trace Buffer',
      '-----------------',
      ...trace,
      '',
      'lab-ap# show ap debug mgmt-frames',
      '',
      'Traced 802.11 Management Frames',
      '-------------------------------',
      'Timestamp            stype         SA                 DA                 BSS                signal  Misc',
      '---------            -----         --                 --                 ---                ------  ----',
      ...frames.toReversed(),
      '',
      'lab-ap# show log security',
      '',
      ...security,
    ]);
  },
  settles: ({ cause, variant }, keys) =>
    settling('eap-rejected', 'ap-disconnects')({ cause }, keys) ||
    (cause === 'wrong-passphrase' && (keys === 'psk' || keys === 'sae')) ||
    (variant === 'four-way-with-cached-pmk' && keys === 'sae'),
};

export const arubaSyslog: Maker = {
  name: 'aruba-syslog',
  hidesStatus: true,
  tell: byStep((station, random) => {
    const numbered = random.chance(0.6);
    const by = (process: string, number: number) => (step: Step, text: string) => [
      `${yearless(new Date(step.at))} lab-mc ${process}[4126]: ${numbered ? `<${number}> <NOTI> |${process}|  ` : `<${number}> <4126> <NOTI> <lab-mc 192.0.2.2>  `}${text}`,
    ];
    const ap = ({ bssid }: Step): string => `AP 192.0.2.3-${bssid}-lab-ap`;
    const when = ({ at }: Step): string => ` @ ${stamp(at).slice(-8)}${milliseconds(at)}456`;
    const stm = by('stm', 501_095);
    const authmgr = by('authmgr', 522_008);
    return {
      'auth-request': (step) => stm(step, `Auth request: ${station}: ${ap(step)} auth_alg 0`),
      'assoc-request': (step) => stm(step, `Assoc request${when(step)}: ${station} (SN 32): ${ap(step)}`),
      'assoc-accepted': (step) => stm(step, `Assoc success${when(step)}: ${station}: ${ap(step)}`),
      'assoc-refused': (step) =>
        stm(
          step,
          `Assoc failure: ${station}: ${ap(step)} Reason ${step.code === 17 ? 'Denied; Max clients' : 'Denied'}`,
        ),
      up: (step) =>
        authmgr(
          step,
          `User Authentication Successful: username=${step.keys === 'eap' ? 'lab' : station} MAC=${station} IP=192.0.2.7 role=lab VLAN=1 AP=lab-ap SSID=${step.ssid} AAA profile=lab auth method=${step.keys === 'eap' ? '802.1x' : 'Unknown'} auth server=lab`,
        ),
      'eap-failure': (step) =>
        authmgr(
          step,
          `User Authentication failed. username=lab userip=0.0.0.0 usermac=${station} authmethod=802.1x servername=lab`,
        ),
      ended: (step) =>
        stm(
          step,
          `Deauth to sta: ${station}: Ageout ${ap(step)} ${step.keys === 'eap' && !step.wasUp ? 'Denied; Authentication failed' : 'UAC Down'}`,
        ),
      left: (step) =>
        stm(step, `Deauth from sta: ${station}: ${ap(step)} Reason STA has left and is deauthenticated`),
    };
  }),
  settles: settling('eap-rejected', 'ap-disconnects'),
};
