import { describe, expect, it } from 'vitest';
import { evidence } from '../../app/ingest/evidence.ts';
import { redacted, REMOVED } from '../../app/ingest/redact.ts';
import { wpaEvents } from '../../app/ingest/wpa-events.ts';
import { wpaSupplicant } from '../../app/ingest/wpa-supplicant/dialect.ts';
import { read, readLine } from './support.ts';
import { SECRET_LINES, SECRETS } from './secrets.ts';

const leaks = (text: string): readonly string[] => SECRETS.filter((secret) => text.includes(secret));

describe('redacted', () => {
  it.each(SECRET_LINES)('%s', (line) => {
    for (const dressed of [line, `1795222860.123456: ${line}`, `wlan1: ${line}`, `<3>${line}`]) {
      const text = redacted(dressed);
      expect(leaks(text), text).toEqual([]);
      expect(text).toContain(REMOVED);
    }
  });

  it('cuts secrets that another line has run into', () => {
    for (const line of SECRET_LINES) {
      const joined = `wlan1: Associated with 02:00:00:00:00:00${line}`;
      expect(leaks(redacted(joined)), joined).toEqual([]);
    }
  });

  it('leaves PMKIDs, addresses and ordinary lines as they are', () => {
    for (const line of [
      'RSN: PMKSA cache entry found - PMKID - hexdump(len=16): 63 8f 10 4e 5c c3 63 8e f8 e0 bd 54 1f 32 d6 6e',
      'RSN: PMKID from Authenticator - hexdump(len=16): 63 8f 10 4e 5c c3 63 8e f8 e0 bd 54 1f 32 d6 6e',
      'WPA: set own WPA/RSN IE - hexdump(len=28): 30 1a 01 00 00 0f ac 04 01 00 00 0f ac 04 01 00 00 0f ac 08 c0 00 00 00 00 0f ac 06',
      "wlan1: SME: Trying to authenticate with 02:00:00:00:00:00 (SSID='lab-sae' freq=2412 MHz)",
      'wlan1: CTRL-EVENT-SSID-TEMP-DISABLED id=0 ssid="lab" auth_failures=1 duration=10 reason=WRONG_KEY',
      'wlan1: WPA: 4-Way Handshake failed - pre-shared key may be incorrect',
      'wlan1: PMKSA-CACHE-ADDED 02:00:00:00:00:00 0',
      '1 02:00:00:00:00:00 638f104e5cc3638ef8e0bd541f32d66e 43200 0',
      'wlan1: WPA: Key negotiation completed with 02:00:00:00:00:00 [PTK=CCMP GTK=CCMP]',
      "wlan1: Control interface command 'SELECT_NETWORK 0'",
      "wlan1: Control interface command 'SET_NETWORK [REMOVED]'",
    ])
      expect(redacted(line)).toBe(line);
  });

  it.each([
    ["wlan1: Control interface command 'key-add x'EAP-GTC: Response password: Tr0ub4dor", "'key-add "],
    ["wlan1: Control interface command 'key-add x' password: Tr0ub4dor", "'key-add "],
    [`psk=${REMOVED} password: Tr0ub4dor`, 'psk='],
    [`key ${REMOVED}' then Tr0ub4dor`, 'key '],
  ])('does not take a line for cut that goes on behind what was cut: %s', (line, kept) => {
    const once = redacted(line);
    expect(once).toContain(kept);
    expect(once).not.toContain('Tr0ub4dor');
    expect(redacted(once)).toBe(once);
  });

  it('cuts what follows a name in another script, but for a reason', () => {
    const bytes = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
    expect(redacted(bytes('名称:hunter22'))).not.toContain('hunter22');
    const reason = bytes('失败原因:特定网络不可用');
    expect(redacted(reason)).toBe(reason);
    expect(redacted(bytes('失败原因:密码:hunter22'))).not.toContain('hunter22');
  });

  it('keeps what stands before a secret', () => {
    expect(redacted('wlan1: Control interface command \'SET_NETWORK 0 psk "x y"\'')).toBe(
      `wlan1: Control interface command 'SET_NETWORK 0 psk ${REMOVED}`,
    );
  });
});

describe('evidence', () => {
  it('cuts to 400 characters only after the secrets are gone', () => {
    const line = `${'x'.repeat(390)} psk=5ec7e75ec7e75ec7e75e`;
    expect(leaks(evidence(line))).toEqual([]);
    expect(evidence('y'.repeat(100_000))).toHaveLength(400);
  });

  it('spells out control characters and broken UTF-8', () => {
    expect(evidence('a\x1b[31mb\x00\xff')).toBe('a\\x1b[31mb\\x00\\xff');
    expect(evidence('caf\xc3\xa9')).toBe('café');
  });

  it('of a control interface event is the line only where no more than a name stands before it', () => {
    const ended = '<3>CTRL-EVENT-DISCONNECTED bssid=02:00:00:00:00:00 reason=2';
    const text = (front: string): string | undefined =>
      readLine(wpaEvents, front + ended).events[0]?.origin.text;
    for (const front of ['1795222476.640752 wlan0 ', 'IFNAME=wlan0 ', '> '])
      expect(text(front)).toBe(front + ended);
    for (const front of ['1795222476.640752 psk=Tr0ub4dor ', 'IFNAME=psk=Tr0ub4dor ', '\rIFNAME=wlan0 '])
      expect(text(front)).toBe(evidence(front + ended));
    expect(text('IFNAME=psk=Tr0ub4dor ')).not.toContain('Tr0ub4dor');
  });
});

it('keeps no secret of a command', () => {
  const { events } = read(SECRET_LINES.map((line) => `wlan1: ${line}`).join('\n'), {
    dialect: wpaSupplicant,
  });
  expect(events.length).toBeGreaterThan(5);
  expect(leaks(JSON.stringify(events))).toEqual([]);
});

it("cuts what stands between FreeRADIUS' brackets, which can hold a password", () => {
  const line =
    'Login incorrect (pap: Cleartext does not match): [someone/hunter two] (from client lab port 1)';
  expect(redacted(line)).not.toContain('hunter');
  expect(redacted('Login OK: [someone/a:b]] (from client lab port 1)')).not.toContain('a:b');
});

it('keeps a secret with its name where a message is looked for behind other words', () => {
  const { events } = read(
    [
      'wlan1: CTRL-EVENT-SCAN-STARTED ',
      'password=hash:5ec7e75ec7e75ec7e75ec7e75ec7e75e D/wpa_supplicant(  1): *apfMsConnTask_0: Nov 21 01:00:00.123: ' +
        '02:00:00:00:01:00 8021X_REQD (3) Change state to L2AUTHCOMPLETE (4) last state 8021X_REQD (3)',
    ].join('\n'),
  );
  expect(JSON.stringify(events)).not.toContain('5ec7e7');
});
