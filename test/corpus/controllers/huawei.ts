/** A Huawei controller: `station-trace` of one station, and the record of those that did not get in. */
import { clock, MONTHS, two } from '../stamps.ts';
import { byStep, dotted, settling, type Maker } from './maker.ts';
import type { Step } from './steps.ts';

const NUMBER = { 1: '1/4', 2: '2/4', 3: '3/4', 4: '4/4' } as const;

export const huaweiTrace: Maker = {
  name: 'huawei-trace',
  hidesWhoEnded: true,
  tell: byStep((station) => {
    const who = dotted(station, '-');
    let sequence = 4264;
    const stamp = ({ at }: Step): string => {
      const date = new Date(at);
      return `<7>${MONTHS[date.getUTCMonth()] ?? ''} ${two(date.getUTCDate())} ${date.getUTCFullYear()} ${clock(date)}.${Math.floor(at % 1000)}.1 lab-ap01`;
    };
    const point = (step: Step, ...said: readonly string[]): string[] =>
      said.map((text) => `${stamp(step)} WSRV/7/BTRACE:(BTRACE)(WLAN_AP)(${who}):${text}`);
    const frame = (step: Step, message: 1 | 2 | 3 | 4): string => {
      sequence++;
      const air =
        message === 1 || message === 3 ? 'elapsed[0 ms] Success to send pkt to air' : 'Recved from target';
      return `${stamp(step)} WIFI/7/BTRACE:[BTRACE][WLAN_WIFI][${who}]:SeqNo[${sequence}] [EAPOL] EAPOL key handshake ${NUMBER[message]} payload[117] ${air}`;
    };
    const controller = (step: Step, module: string, text: string): string[] => {
      const date = new Date(step.at);
      const day = `${date.getUTCFullYear()}/${two(date.getUTCMonth() + 1)}/${two(date.getUTCDate())}`;
      return [`[BTRACE][${day} ${clock(date)}][6144][${module}][${who}]:${text}`];
    };
    const received = (step: Step): string[] =>
      point(
        step,
        `receive eap pkt from sta by BSS(37),[type(3)=EAPoL-Key, destmac=${step.bssid}, len=139]`,
        '[WPA] Receive eapol-key message.',
      );
    const result = (step: Step, value: number): string[] =>
      point(
        step,
        `server : notify handshake result : IsPtkRekey = 0 keyBitMap(0x1:ptk,0x2:gtk) = 0x1 result(0:success,1:fail) = ${value}`,
      );
    const deleted = (step: Step): string[] =>
      point(
        step,
        'AC delete the station: radio id :1 wlan id :1 op type :The WMP deletes the STA[5]',
        'Del 11R sta',
        ...(step.keys === 'sae' || step.keys === 'mixed'
          ? ['[WPA] SAE notify Del sta (R:1, V:17) Ret:185008129']
          : []),
      );
    return {
      'assoc-refused': (step) =>
        controller(
          step,
          'WLAN_AC',
          `[WSTA] Parse STA associate response message. (Ap:4, Radio:0, WlanId:4, Type:1, Code:${step.code})`,
        ),
      'key-1': (step) => [frame(step, 1)],
      'key-2': (step) => [frame(step, 2), ...received(step)],
      'wrong-mic': (step) => [
        frame(step, 2),
        ...received(step),
        ...point(
          step,
          '[WPA] MIC is wrong. It will try to retransfer msg1/4. AuthType = 6 & Retransfer-Num = 0',
          "[WPA] EAPOL-Key (message2/4) packet's MIC is wrong",
          '[WPA] Notice MIC check faild.',
        ),
      ],
      'key-3': (step) => [frame(step, 3)],
      'key-4': (step) => [frame(step, 4), ...received(step)],
      up: (step) => (step.keys === 'open' ? [] : result(step, 0)),
      'gave-up': (step) => result(step, 2),
      'eap-started': (step) => controller(step, 'EAPoL', 'Send a EAPoL request identity packet to user.'),
      'eap-success': (step) =>
        controller(
          step,
          'RADIUS',
          'Received a authentication accept packet from radius server(server ip = 192.0.2.1).',
        ),
      'eap-failure': (step) => [
        ...controller(
          step,
          'RADIUS',
          'Received a authentication reject packet from radius server(server ip = 192.0.2.1).',
        ),
        ...controller(step, 'EAPoL', 'Send EAP-Failure packet to user.'),
      ],
      ended: deleted,
      left: deleted,
    };
  }),
  settles: ({ cause, variant }, keys) =>
    settling('eap-rejected', 'ap-refused')({ cause }, keys) ||
    (cause === 'handshake-loss' && variant === 'message-4') ||
    (variant === 'four-way-with-cached-pmk' && keys === 'sae'),
};

const REFUSALS: Readonly<Record<number, string>> = {
  17: 'The number of STAs exceeds the physical specifications allowed by the AP.',
  18: 'The AP does not support the rate set specified in the association request packet of the STA.',
  42: 'The encryption algorithm is inconsistent on the STA and AP.',
  43: 'The encryption mode is inconsistent on the STA and AP.',
};

export const huaweiRecord: Maker = {
  name: 'huawei-record',
  tell(steps, station) {
    const wrong = new Set(steps.filter(({ is }) => is === 'wrong-mic').map(({ at }) => at));
    let mics = 0;
    const rows = steps.flatMap((step): string[] => {
      if (step.is === 'assoc-request') mics = 0;
      if (wrong.has(step.at) && step.is === 'wrong-mic') mics++;
      const reason =
        step.is === 'assoc-refused'
          ? (REFUSALS[step.code] ?? 'The association request of the STA is rejected.')
          : step.is === 'eap-failure'
            ? 'EAP authentication failed.'
            : step.is === 'gave-up'
              ? mics > 0
                ? 'The key is incorrect or the STA uses the cached PMK.'
                : 'Key negotiation times out.'
              : undefined;
      if (reason === undefined) return [];
      const stamp = new Date(step.at).toISOString().slice(0, 19).replace('T', '/');
      return [`${dotted(station, '-')} AP 19 lab-ap02 2/1 ${stamp} ${reason}`];
    });
    if (rows.length === 0) return '';
    const head = [
      '[AC] display station online-fail-record all',
      'STA MAC AP ID AP name Rf/WLAN Last record time',
      'Reason',
      '-'.repeat(79),
    ];
    return `${[...head, ...rows, '-'.repeat(79), `Total stations: 1 Total records: ${rows.length}`].join('\n')}\n`;
  },
  // It has failures alone: what came of them it does not say.
  settles: ({ cause }) => cause === 'eap-rejected',
};
