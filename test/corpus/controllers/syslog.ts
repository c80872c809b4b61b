/** Makers whose access points write a line an event to syslog: UniFi, MikroTik, FortiGate, Ruckus, Omada. */
import { clock, MONTHS, two, yearless } from '../stamps.ts';
import { byStep, dashed, lines, settling, type Maker } from './maker.ts';
import type { Step } from './steps.ts';

/** The station tracker's object of one attempt; strings are what it puts in quotes. */
type Tracked = Readonly<Record<string, string>>;

function tracked(attempt: readonly Step[]): Tracked | undefined {
  const has = (is: Step['is']): Step | undefined => attempt.find((step) => step.is === is);
  const refused = has('assoc-refused');
  if (refused) return { event_type: 'failure', assoc_status: String(refused.code) };
  if (!has('assoc-accepted')) return undefined;
  const mics = attempt.filter(({ is }) => is === 'wrong-mic').length;
  const end = attempt.find(({ is }) => is === 'ended' || is === 'left');
  if (has('up')) {
    const up = {
      assoc_status: '0',
      auth_delta: '0',
      assoc_delta: '10000',
      wpa_auth_delta: '20000',
      ip_assign_type: 'dhcp',
    };
    if (!end) return { event_type: 'success', ...up };
    const reason = { event_type: 'soft failure', ...up, deauth_reason: String(end.code) };
    return end.is === 'left' ? { ...reason, sta_dc_reason: 'sta left' } : reason;
  }
  if (!end) return undefined;
  const failed = { event_type: 'failure', assoc_status: '0', wpa_auth_failures: String(Math.max(1, mics)) };
  return end.is === 'left'
    ? { ...failed, disassoc_reason: String(end.code), sta_dc_reason: 'sta left' }
    : { ...failed, deauth_reason: String(end.code) };
}

const OF_THE_NEXT: ReadonlySet<Step['is']> = new Set([
  'auth-request',
  'auth-refused',
  'sae-commit',
  'sae-confirm',
  'sae-refused',
]);

/** Steps from one request to associate to the end of what came of it. */
function attempts(steps: readonly Step[]): Step[][] {
  const all: Step[][] = [];
  for (const step of steps) {
    if (step.is === 'assoc-request') all.push([]);
    if (!OF_THE_NEXT.has(step.is)) all.at(-1)?.push(step);
  }
  return all;
}

export const unifi: Maker = {
  name: 'unifi',
  tell(steps, station, random) {
    const release = random.pick('U6-Lab-6.8.2+15592: stahtd: stahtd[3701]', 'UAP-Lab-6.8.2+15592: stahtd');
    let id = 0;
    return lines(
      attempts(steps).flatMap((attempt) => {
        const object = tracked(attempt);
        const last = attempt.at(-1);
        if (!object || !last) return [];
        const named = {
          message_type: 'STA_ASSOC_TRACKER',
          mac: station,
          vap: 'ath0',
          event_id: String(++id),
          ...object,
        };
        const front = `${yearless(new Date(last.at))} lab 020000000000,${release}: `;
        return [`${front}[STA-TRACKER].stahtd_dump_event(): ${JSON.stringify(named)}`];
      }),
    );
  },
  settles: settling('ap-refused', 'ap-disconnects'),
};

export const unifiEvents: Maker = {
  name: 'unifi-events',
  hidesWhoEnded: true,
  tell: byStep((station, random) => {
    const iface = random.pick('wifi0ap1: ', '');
    const event = (what: string) => (step: Step) => [
      `${yearless(new Date(step.at))} U6-Lab hostapd-wevent: wevent[2345]: wevent.ubnt_custom_event(): EVENT_STA_${what} ${iface}${station} / 1`,
    ];
    return { 'assoc-accepted': event('JOIN'), up: event('IP'), ended: event('LEAVE'), left: event('LEAVE') };
  }),
  // It calls the association a join, and says nothing of the handshake behind it.
  settles: () => false,
};

export const mikrotik: Maker = {
  name: 'mikrotik',
  tell: byStep((station, random) => {
    const [topic, at] = random.pick(
      ['wireless,info', '@wlan1:'],
      ['caps,info', '@cap1'],
      ['wifi,info', '@wifi1'],
    );
    const isNew = topic === 'wifi,info';
    const stamp = random.chance(0.7)
      ? (date: Date) =>
          `${(MONTHS[date.getUTCMonth()] ?? '').toLowerCase()}/${two(date.getUTCDate())} ${clock(date)}`
      : clock;
    const say = (step: Step, what: string): string[] => [
      `${stamp(new Date(step.at))} ${topic} ${station.toUpperCase()}${at} ${what}`,
    ];
    return {
      // The driver of RouterOS 7 waits for the handshake before it calls a station connected.
      ...(isNew
        ? { up: (step: Step) => say(step, `connected, signal strength ${random.int(-70, -40)}`) }
        : {
            'assoc-accepted': (step: Step) => say(step, `connected, signal strength ${random.int(-70, -40)}`),
          }),
      'assoc-refused': (step) => (isNew && step.code === 53 ? say(step, "rejected, can't find PMKSA") : []),
      left: (step) =>
        isNew && !step.wasUp
          ? []
          : say(step, `disconnected, received deauth: sending station leaving (${step.code})`),
      ended: (step) => {
        if (!step.wasUp) return say(step, 'disconnected, unicast key exchange timeout');
        return say(
          step,
          step.code === 34 ? 'disconnected, extensive data loss' : `disconnected, sent deauth (${step.code})`,
        );
      },
    };
  }),
  settles: settling(),
};

const SECURITY = {
  psk: 'WPA2 Personal',
  sae: 'WPA3 SAE',
  mixed: 'WPA3 SAE Transition',
  eap: 'WPA2 Enterprise',
  open: 'Open',
};

export const fortigate: Maker = {
  name: 'fortigate',
  tell: byStep((station, random) => {
    const quoted = random.chance(0.7);
    const say =
      (action: string, description: string, reason: (step: Step) => string = () => 'Reserved 0') =>
      (step: Step): string[] => {
        const date = new Date(step.at);
        const day = `${date.getUTCFullYear()}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
        const plain = (value: string): string => (quoted ? `"${value}"` : value);
        return [
          `date=${day} time=${clock(date)} devname=${plain('lab')} type=${plain('event')} subtype=${plain('wireless')} level=${plain('notice')} logdesc="${description}" ap=${plain('lab-ap')} vap=${plain('lab')} ssid="${step.ssid}" stamac=${plain(station)} security="${SECURITY[step.keys]}" encryption=${plain('AES')} action="${action}" reason="${reason(step)}" msg="Client ${station} ${description}"`,
        ];
      };
    const key = (message: number, by: string) =>
      say(`WPA-${message}/4-key-msg`, `${by} ${message}/4 message of 4 way handshake`);
    const numbered = ({ code }: Step): string => `Reserved ${code}`;
    return {
      'auth-request': say('auth-req', 'Authentication request from wireless station'),
      'assoc-request': say('assoc-req', 'Association request from wireless station'),
      'assoc-accepted': say('assoc-resp', 'Association response to wireless station'),
      'assoc-refused': say('assoc-resp', 'Association response to wireless station', numbered),
      'key-1': key(1, 'AP sent'),
      'key-2': key(2, 'Wireless client sent'),
      'key-3': key(3, 'AP sent'),
      'key-4': key(4, 'Wireless client sent'),
      'wrong-mic': say(
        'WPA-invalid-2/4-key-msg',
        'Wireless client sent invalid 2/4 message of 4 way handshake',
      ),
      'eap-failure': say('RADIUS-auth-failure', 'Wireless client RADIUS authentication failure'),
      up: say('client-authentication', 'Wireless client authenticated'),
      ended: say('client-deauthentication', 'Wireless client deauthenticated', numbered),
      left: say('client-leave-wtp', 'Wireless client left WTP', numbered),
    };
  }),
  settles: ({ cause, variant }, keys) =>
    settling('eap-rejected', 'ap-refused')({ cause }, keys) ||
    (cause === 'wrong-passphrase' && variant === 'psk' && keys === 'psk'),
};

export const zoneDirector: Maker = {
  name: 'zonedirector',
  hidesWhoEnded: true,
  tell: byStep((station) => {
    const say = (what: string, behind: string) => (step: Step) => [
      `${yearless(new Date(step.at))} lab-zd syslog: eventd_to_syslog():User[${station}] ${what} WLAN[${step.ssid}] ${behind} AP[lab-ap@${step.bssid}]`,
    ];
    const failed = say('fails authentication too many times in a row when joining', 'at');
    const gone = (step: Step): readonly string[] => (step.wasUp ? say('leaves', 'at')(step) : []);
    return {
      up: say('joins', 'from'),
      ended: (step) => (step.wasUp ? gone(step) : failed(step)),
      left: gone,
      'assoc-refused': failed,
      'sae-refused': failed,
    };
  }),
  settles: settling(),
};

export const omada: Maker = {
  name: 'omada',
  hidesWhoEnded: true,
  tell: byStep((station, random) => {
    const named = random.chance(0.6) ? 'Phone:' : '';
    const say =
      (what: (step: Step) => string) =>
      (step: Step): string[] => [
        `${yearless(new Date(step.at))} Omada_Controller [client:${named}${dashed(station)}] ${what(step)}`,
      ];
    const ap = (step: Step): string =>
      `[ap:lab-ap:${dashed(step.bssid)}] with SSID "${step.ssid}" on channel 6`;
    const failed = say((step) => {
      const login = step.keys === 'eap' ? '802.1X authentication failed' : 'the password was incorrect';
      return `failed to connected to ${ap(step)} because ${login}`;
    });
    let differs = false;
    const gone = say((step) => `is disconnected from ${ap(step)}`);
    return {
      'assoc-accepted': () => {
        differs = false;
        return [];
      },
      'wrong-mic': () => {
        differs = true;
        return [];
      },
      up: say((step) => `is connected to ${ap(step)}`),
      ended: (step) => (step.wasUp ? gone(step) : differs || step.keys === 'eap' ? failed(step) : []),
      left: (step) => (step.wasUp ? gone(step) : []),
    };
  }),
  settles: settling(),
};
