/** Mist's and Meraki's events of one client, as their APIs, the dashboard and syslog give them. */
import { yearless } from '../stamps.ts';
import { byStep, lines, settling, type Maker } from './maker.ts';
import type { Step } from './steps.ts';

const AKM = {
  psk: 'WPA2-PSK/CCMP',
  sae: 'WPA3-SAE/CCMP',
  mixed: 'WPA3-SAE/CCMP',
  eap: 'WPA2-EAP/CCMP',
  open: '',
};

function mistType({ is, code, keys, wasUp }: Step): readonly [type: string, text: string] | undefined {
  switch (is) {
    case 'assoc-accepted':
      return ['CLIENT_ASSOCIATION', ''];
    case 'up':
      return ['CLIENT_IP_ASSIGNED', 'DHCP Ack IP 192.0.2.7'];
    case 'assoc-refused':
      return ['MARVIS_EVENT_CLIENT_AUTH_FAILURE', `Status code ${code}`];
    case 'sae-refused':
      return ['MARVIS_EVENT_SAE_AUTH_FAILURE', `Status code ${code}`];
    case 'ended':
      if (wasUp) return ['CLIENT_DEAUTHENTICATION', `Reason code ${code}`];
      if (code === 23)
        return ['MARVIS_EVENT_CLIENT_AUTH_DENIED', 'Reason code 23 "802.1X authentication failed"'];
      return ['MARVIS_EVENT_CLIENT_AUTH_FAILURE', `Reason code ${code}`];
    case 'left':
      return wasUp || keys === 'open' ? ['CLIENT_DEASSOCIATION', `Reason code ${code}`] : undefined;
    default:
      return undefined;
  }
}

export const mist: Maker = {
  name: 'mist',
  tell(steps, station, random) {
    const events = steps.flatMap((step) => {
      const told = mistType(step);
      if (!told) return [];
      const [type, text] = told;
      const mac = station.replaceAll(':', '');
      const bssid = step.bssid.replaceAll(':', '');
      const akm = AKM[step.keys] === '' ? {} : { key_mgmt: AKM[step.keys] };
      return [{ timestamp: step.at / 1000, type, text, mac, ssid: step.ssid, bssid, band: '5', ...akm }];
    });
    // The API answers with the newest first.
    const results = events.toReversed();
    return events.length === 0
      ? ''
      : JSON.stringify({ results, total: results.length }, null, random.pick(0, 2));
  },
  settles: ({ cause, variant }) =>
    cause === 'healthy' ||
    cause === 'eap-rejected' ||
    (cause === 'ap-refused' && variant !== 'policy' && variant !== 'rate'),
};

/** Meraki's type of an event, what the dashboard calls it, and the event's fields. */
interface MerakiEvent {
  readonly type: string;
  readonly title: string;
  readonly fields: Readonly<Record<string, string>>;
}

function merakiEvents({ is, code, keys, wasUp }: Step): readonly MerakiEvent[] {
  const login = keys === 'eap';
  switch (is) {
    case 'assoc-accepted':
      return [{ type: 'association', title: '802.11 association', fields: { channel: '36', rssi: '45' } }];
    case 'eap-failure':
      return [{ type: '8021x_eap_failure', title: '802.1X EAP failure', fields: {} }];
    case 'eap-success':
      return [{ type: '8021x_eap_success', title: '802.1X EAP success', fields: {} }];
    case 'up':
      if (keys === 'open') return [];
      return login
        ? [{ type: '8021x_auth', title: '802.1X authentication', fields: {} }]
        : [{ type: 'wpa_auth', title: 'WPA authentication', fields: {} }];
    case 'assoc-refused':
    case 'auth-refused':
    case 'sae-refused':
      return [{ type: 'wpa_failed', title: 'WPA failed auth/assoc', fields: {} }];
    case 'left':
    case 'ended': {
      const failed = is === 'ended' && !wasUp && !login;
      const instigator = is === 'left' ? '2' : '3';
      return [
        ...(failed ? [{ type: 'wpa_failed', title: 'WPA failed auth/assoc', fields: {} }] : []),
        {
          type: 'disassociation',
          title: '802.11 disassociation',
          fields: { reason: String(code), instigator },
        },
      ];
    }
    default:
      return [];
  }
}

const merakiSettles = settling('eap-rejected', 'ap-disconnects');

export const merakiSyslog: Maker = {
  name: 'meraki-syslog',
  tell(steps, station) {
    let number = 113_930_199;
    return lines(
      steps.flatMap((step) =>
        merakiEvents(step).map(({ type, fields }) => {
          if (type === 'association') number++;
          const named = {
            radio: '1',
            vap: '3',
            client_mac: station.toUpperCase(),
            aid: String(number),
            ...fields,
          };
          const words = Object.entries(named).map(([key, value]) => `${key}='${value}'`);
          return `${(step.at / 1000).toFixed(9)} lab_ap events type=${type} ${words.join(' ')}`;
        }),
      ),
    );
  },
  settles: merakiSettles,
};

export const merakiApi: Maker = {
  name: 'meraki-api',
  tell(steps, station, random) {
    const events = steps.flatMap((step) =>
      merakiEvents(step).map(({ type, fields }) => ({
        occurredAt: new Date(step.at).toISOString(),
        type,
        clientMac: station,
        ssidName: step.ssid,
        eventData: fields,
      })),
    );
    return events.length === 0
      ? ''
      : JSON.stringify({ events: events.toReversed() }, null, random.pick(0, 2));
  },
  settles: merakiSettles,
};

export const merakiDashboard: Maker = {
  name: 'meraki-csv',
  tell(steps) {
    const rows = steps.flatMap((step) =>
      merakiEvents(step).map(({ title, fields }) => {
        const details = Object.entries(fields).map(([key, value]) => `${key}: ${value}`);
        const cells = [yearless(new Date(step.at)), 'lab-ap', step.ssid, 'phone', title, details.join(', ')];
        return cells.map((cell) => `"${cell}"`).join(',');
      }),
    );
    return lines(rows.toReversed());
  },
  settles: merakiSettles,
};

export const ruckusSmartZone: Maker = {
  name: 'smartzone',
  hidesWhoEnded: true,
  tell: byStep((station) => {
    const event =
      (number: number, name: string, more = '') =>
      ({ at, bssid, ssid }: Step): string[] => {
        const fields = `"apMac"="${bssid}","clientMac"="${station}","ssid"="${ssid}","bssid"="${bssid}"${more}`;
        return [`${yearless(new Date(at))} lab-sz Core: @@${number},${name},${fields}`];
      };
    const failed = event(203, 'clientJoinFailure');
    return {
      up: event(202, 'clientJoin'),
      'assoc-refused': failed,
      'auth-refused': failed,
      'sae-refused': failed,
      'eap-failure': event(201, 'clientAuthFailure'),
      ended: (step) =>
        step.wasUp ? event(204, 'clientDisconnect', `,"reason"="${step.code}"`)(step) : failed(step),
      left: (step) => (step.wasUp ? event(204, 'clientDisconnect', `,"reason"="${step.code}"`)(step) : []),
    };
  }),
  settles: settling(),
};
