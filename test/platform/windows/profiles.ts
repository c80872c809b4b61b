/** Profiles as Windows exports them, with keys that are made up. */
import type { FakeProfile } from './fake-service.ts';

/** What a person would not want to see anywhere: the encrypted key is as secret as the clear one. */
export const KEY_BLOB = '01000000D08C9DDF0115D1118C7A00C04FC297EB010000005EC2E7';

export interface ProfileOptions {
  readonly ssid?: Buffer;
  readonly auth?: 'WPA2PSK' | 'WPA3SAE' | 'WPA2';
  /** Elements behind sharedKey. */
  readonly more?: string;
  readonly lineEnd?: string;
  readonly flags?: number;
  readonly access?: number;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export function profileXml(name: string, options: ProfileOptions = {}): string {
  const { ssid = Buffer.from(name).subarray(0, 32), auth = 'WPA3SAE', more = '', lineEnd = '\r\n' } = options;
  const key =
    auth === 'WPA2'
      ? ''
      : `
			<sharedKey>
				<keyType>passPhrase</keyType>
				<protected>true</protected>
				<keyMaterial>${KEY_BLOB}</keyMaterial>
			</sharedKey>`;
  const text = `<?xml version="1.0"?>
<WLANProfile xmlns="http://www.microsoft.com/networking/WLAN/profile/v1">
	<name>${escaped(name)}</name>
	<SSIDConfig>
		<SSID>
			<hex>${ssid.toString('hex').toUpperCase()}</hex>
			<name>${escaped(ssid.toString('utf8').replaceAll('\0', ''))}</name>
		</SSID>
	</SSIDConfig>
	<connectionType>ESS</connectionType>
	<connectionMode>auto</connectionMode>
	<MSM>
		<security>
			<authEncryption>
				<authentication>${auth}</authentication>
				<encryption>AES</encryption>
				<useOneX>${auth === 'WPA2' ? 'true' : 'false'}</useOneX>
			</authEncryption>${key}${more}
		</security>
	</MSM>
	<MacRandomization xmlns="http://www.microsoft.com/networking/WLAN/profile/v3">
		<enableRandomization>false</enableRandomization>
		<randomizationSeed>2864434397</randomizationSeed>
	</MacRandomization>
</WLANProfile>
`;
  return text.replaceAll('\n', lineEnd);
}

export const profile = (name: string, options: ProfileOptions = {}): FakeProfile => ({
  name,
  flags: options.flags ?? 0,
  access: options.access ?? 0x70023,
  xml: profileXml(name, options),
});
