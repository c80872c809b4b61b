import { describe, expect, it } from 'vitest';
import { ciscoWlc } from '../../app/ingest/cisco-wlc/dialect.ts';
import { read } from './support.ts';

const BSS = '02:00:00:00:00:00';
const xe = (message: string, station = '0200.0000.0100', component = 'client-orch-sm'): string =>
  `2026/11/21 01:00:00.123456 {wncd_x_R0-0}{1}: [${component}] [15981]: (info): MAC: ${station}  ${message}`;
const ios = (message: string, station = '02:00:00:00:01:00'): string =>
  `*apfMsConnTask_0: Nov 21 01:00:00.123: ${station} ${message}`;
const events = (...lines: readonly string[]) =>
  read(lines.join('\n'), { dialect: ciscoWlc, year: 2026 }).events;

describe('a Catalyst 9800', () => {
  const asked = xe('Association received. BSSID 0200.0000.0000, WLAN lab, Slot 1 AP 0200.0000.0000, lab-ap');

  it('remembers the BSSID that one line says for those that do not', () => {
    expect(events(asked, xe('Association success. AID 6, Roaming = False'))).toMatchObject([
      { kind: 'assoc-request', bssid: BSS, station: '02:00:00:00:01:00' },
      { kind: 'assoc-response', bssid: BSS, status: 0 },
    ]);
  });

  it('tells one end once, though three lines tell it', () => {
    const name = 'CO_CLIENT_DELETE_REASON_DOT11_INVALID_PMKID';
    const found = events(
      asked,
      xe(`Dot11 update co assoc fail. Sent assoc failure to CO. delete reason: 54, ${name}`),
      xe(`Deleting the client, reason: 54, ${name}, Client state S_CO_ASSOCIATING`),
      xe(`Client delete initiated. Reason: ${name}, details: `),
    );
    expect(found.map(({ kind }) => kind)).toEqual(['assoc-request', 'pmksa-refused', 'assoc-response']);
    expect(found[2]).toMatchObject({ status: 53, bssid: BSS });
  });

  it('tells a second end after a second request', () => {
    const gone = xe('Deleting the client, reason: 2, CO_CLIENT_DELETE_REASON_DEAUTH_OR_DISASSOC_REQ, x');
    const ends = events(asked, gone, gone, asked, gone).filter(({ kind }) => kind === 'disconnected');
    expect(ends).toHaveLength(2);
  });

  it('does not take the name of a WLAN profile for an SSID', () => {
    expect(events(asked)[0]).not.toHaveProperty('ssid');
  });

  it('accuses nobody for an SAE failure', () => {
    const failed = xe('Deleting the client, reason: 35, CO_CLIENT_DELETE_REASON_SAE_AUTH_FAILURE, x');
    expect(events(failed)).toMatchObject([{ kind: 'disconnected', reason: 1, local: false }]);
  });

  it('reads the address in front of a message of 802.1X', () => {
    const line =
      '2026/11/21 01:00:00.1 {wncd_x_R0-0}{1}: [dot1x] [15981]: (info): [0200.0000.0100:capwap_90000004] Received an EAP Fail';
    expect(events(line)).toMatchObject([{ kind: 'eap', step: 'failure', station: '02:00:00:00:01:00' }]);
  });

  it('keeps clients apart', () => {
    const found = events(asked, xe('Association success. AID 7', '0200.0000.0101'));
    expect(found[1]).toMatchObject({ station: '02:00:00:00:01:01', bssid: '00:00:00:00:00:00' });
  });
});

describe('AireOS', () => {
  const asked = ios(`Association received from mobile on BSSID ${BSS} AP lab-ap`);
  const answered = ios(`Sending Assoc Response to station on BSSID ${BSS} (status 0) ApVapId 1 Slot 0`);

  it('puts the PMKIDs of the RSNE into the request', () => {
    const found = events(asked, ios('Received RSN IE with 1 PMKIDs from mobile 02:00:00:00:01:00'), answered);
    expect(found).toMatchObject([
      { kind: 'assoc-request', bssid: BSS, pmkids: 1, origin: { line: 2 } },
      { kind: 'assoc-response', status: 0 },
    ]);
  });

  it('tells a request without RSNE when it is answered', () => {
    const found = events(asked, answered);
    expect(found.map(({ kind }) => kind)).toEqual(['assoc-request', 'assoc-response']);
    expect(found[0]).not.toHaveProperty('pmkids');
  });

  it('is read behind a prompt and in syslog', () => {
    for (const front of [
      '(Cisco Controller) >',
      '<131>lab-wlc: ',
      'Nov 21 01:00:00 192.0.2.1 <131>lab-wlc: ',
    ])
      expect(events(front + answered)).toMatchObject([{ kind: 'assoc-response', status: 0 }]);
  });

  it('takes a message of the system for the client that it names', () => {
    const line =
      '*Dot1x_NW_MsgTask_0: Nov 21 01:00:00.601: #DOT1X-3-INVALID_REPLAY_CTR: 1x_eapkey.c:446 Invalid replay counter from client 02:00:00:00:01:00 - got 00 00 00 00 00 00 00 02, expected 00 00 00 00 00 00 00 03';
    expect(events(line)).toMatchObject([{ kind: 'replay-counter', station: '02:00:00:00:01:00' }]);
  });

  it('gives its stamps the year that the input does not have', () => {
    expect(events(answered)[0]?.at).toBe(Date.parse('2026-11-21T01:00:00.123Z'));
  });
});
