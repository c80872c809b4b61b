import { pbkdf2Sync } from 'node:crypto';

/** Every secret of the lab; recordings are searched for each of them. */
export const PASSWORDS = {
  right: 'correct horse battery',
  wrong: 'incorrect donkey cell',
  changed: 'another horse entirely',
  eap: 'staple for eap only',
  eapWrong: 'stapler for eap wrong',
} as const;

export type Akm = 'PSK' | 'SAE' | 'EAP' | 'FT-SAE' | 'OWE';

/** Key managements as hostap's bits (`WPA_KEY_MGMT_PSK`, `WPA_KEY_MGMT_SAE`). */
export const AKM_PSK = 2;
export const AKM_SAE = 1024;

/** A network as both ends see it. */
export interface Network {
  readonly ssid: string;
  readonly akm: Akm;
  /** WPA passphrase, SAE password or EAP password. */
  readonly password: string;
  /** Further lines for the end that uses it. */
  readonly extra?: readonly string[];
}

export const sae = (password: string = PASSWORDS.right, extra: readonly string[] = []): Network => ({
  ssid: 'lab-sae',
  akm: 'SAE',
  password,
  extra,
});

export const psk = (password: string = PASSWORDS.right, extra: readonly string[] = []): Network => ({
  ssid: 'lab-psk',
  akm: 'PSK',
  password,
  extra,
});

export const eap = (password: string = PASSWORDS.eap, extra: readonly string[] = []): Network => ({
  ssid: 'lab-eap',
  akm: 'EAP',
  password,
  extra,
});

export const ftSae = (password: string = PASSWORDS.right): Network => ({
  ssid: 'lab-ft-sae',
  akm: 'FT-SAE',
  password,
});

/** Opportunistic wireless encryption has no password. */
export const owe = (): Network => ({ ssid: 'lab-owe', akm: 'OWE', password: '' });

/** The pairwise master key a passphrase stands for on one SSID (IEEE 802.11 annex J.4), as hex. */
export function derivePsk(passphrase: string, ssid: string): string {
  return pbkdf2Sync(passphrase, ssid, 4096, 32, 'sha1').toString('hex');
}

const CERTIFICATES = '/run/lab/certificates';

/** hostapd's lines for a network. */
export function accessPointLines(network: Network): string[] {
  const common = [`ssid=${network.ssid}`, 'wpa=2', 'rsn_pairwise=CCMP'];
  switch (network.akm) {
    case 'PSK':
      return [
        ...common,
        'wpa_key_mgmt=WPA-PSK',
        `wpa_passphrase=${network.password}`,
        ...(network.extra ?? []),
      ];
    case 'SAE':
      return [
        ...common,
        ...['wpa_key_mgmt=SAE', 'ieee80211w=2', `sae_password=${network.password}`],
        ...(network.extra ?? []),
      ];
    case 'FT-SAE':
      return [
        ...common,
        ...['wpa_key_mgmt=FT-SAE', 'ieee80211w=2', `sae_password=${network.password}`],
        ...['mobility_domain=a1b2', 'nas_identifier=lab', 'ft_psk_generate_local=1'],
        ...(network.extra ?? []),
      ];
    case 'OWE':
      return [...common, 'wpa_key_mgmt=OWE', 'ieee80211w=2', ...(network.extra ?? [])];
    case 'EAP':
      return [
        ...common,
        ...['wpa_key_mgmt=WPA-EAP', 'ieee8021x=1', 'eapol_version=2', 'eap_server=1'],
        `eap_user_file=${CERTIFICATES}/users`,
        ...[`ca_cert=${CERTIFICATES}/ca.pem`, `server_cert=${CERTIFICATES}/server.pem`],
        `private_key=${CERTIFICATES}/server.key`,
        ...(network.extra ?? []),
      ];
  }
}

/** What an access point needs for the push button of WPS. */
export const WPS_ACCESS_POINT = [
  'wps_state=2',
  'eap_server=1',
  'config_methods=push_button',
  'device_type=6-0050F204-1',
];

/** Lets a station guess keys for the other access points of a network (opportunistic key caching). */
export const OKC_STATION = ['proactive_key_caching=1'];

/** wpa_supplicant's network block. Scanning one channel only saves seconds under emulation. */
export function networkBlock(network: Network): string {
  const lines = [`ssid="${network.ssid}"`, 'scan_freq=2412'];
  switch (network.akm) {
    case 'PSK':
      lines.push('key_mgmt=WPA-PSK', `psk="${network.password}"`);
      break;
    case 'SAE':
      lines.push('key_mgmt=SAE', `psk="${network.password}"`, 'ieee80211w=2');
      break;
    case 'FT-SAE':
      lines.push('key_mgmt=FT-SAE', `psk="${network.password}"`, 'ieee80211w=2');
      break;
    case 'OWE':
      lines.push('key_mgmt=OWE', 'ieee80211w=2');
      break;
    case 'EAP':
      lines.push('key_mgmt=WPA-EAP', 'eap=PEAP', 'identity="someone"', `password="${network.password}"`);
      lines.push(`ca_cert="${CERTIFICATES}/ca.pem"`, 'phase2="auth=MSCHAPV2"');
      break;
  }
  return ['network={', ...[...lines, ...(network.extra ?? [])].map((line) => `\t${line}`), '}'].join('\n');
}
