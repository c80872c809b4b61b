import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as replies from '../../../app/platform/linux/wpa-replies.ts';
import { classifyReply, parseKeyValues } from '../../../app/platform/linux/wpa-values.ts';

describe('replies of the control interface', () => {
  it('are told apart by kind', () => {
    expect(classifyReply('OK\n')).toEqual({ kind: 'ok' });
    expect(classifyReply('FAIL\n')).toEqual({ kind: 'refused', detail: '' });
    expect(classifyReply('FAIL-PBC-OVERLAP\n')).toEqual({ kind: 'refused', detail: 'PBC-OVERLAP' });
    expect(classifyReply('FAIL-BUSY\n')).toEqual({ kind: 'busy' });
    expect(classifyReply('UNKNOWN COMMAND\n')).toEqual({ kind: 'unknown-command' });
    expect(classifyReply('OK go\n')).toEqual({ kind: 'text', text: 'OK go' });
    expect(classifyReply('')).toEqual({ kind: 'text', text: '' });
  });

  it('STATUS: values may hold anything, keys may hold blanks', () => {
    const status = replies.parseStatus(
      'bssid=02:00:00:00:00:00\nfreq=2412\nssid=caf\\xc3\\xa9=\\"x\\"\nid=0\npmf=2\nkey_mgmt=SAE\n' +
        'wpa_state=COMPLETED\naddress=02:00:00:00:01:00\nSupplicant PAE state=AUTHENTICATED\n',
    );
    expect(status).toMatchObject({
      ...{ state: 'COMPLETED', bssid: '02:00:00:00:00:00', ssid: 'café="x"', networkId: 0 },
      ...{ keyMgmt: 'SAE', freq: 2412, address: '02:00:00:00:01:00', pmf: 2 },
    });
    expect(status.values.get('Supplicant PAE state')).toBe('AUTHENTICATED');
    expect(replies.parseStatus('wpa_state=DISCONNECTED\n')).toMatchObject({ state: 'DISCONNECTED', pmf: 0 });
  });

  it('PMKSA: with and without the FILS column', () => {
    const row = '1 02:00:00:00:00:00 02D3967fc7300b5eb0d798df95c56449 43199 0';
    const expected = {
      ...{ index: 1, address: '02:00:00:00:00:00', pmkid: '02d3967fc7300b5eb0d798df95c56449' },
      ...{ expiresIn: 43_199, opportunistic: false },
    };
    const header = 'Index / AA / PMKID / expiration (in seconds) / opportunistic';
    expect(replies.parsePmksa(`${header}\n${row}\n`)).toEqual([expected]);
    expect(replies.parsePmksa(`${header} / FILS Cache Identifier\n${row} 12aB\n${row}\n`)).toEqual([
      { ...expected, filsCacheId: '12ab' },
      expected,
    ]);
    expect(replies.parsePmksa(`${header}\n`)).toEqual([]);
    // A line that is cut, or holds a key, is no row.
    expect(
      replies.parsePmksa(
        `${header}\n${row.slice(0, 40)}\n02:00:00:00:00:00 ${'0'.repeat(32)} ${'1'.repeat(64)}\n`,
      ),
    ).toEqual([]);
  });

  it('LIST_NETWORKS: escapes in the SSID, one or several flags', () => {
    expect(
      replies.parseNetworks(
        'network id / ssid / bssid / flags\n0\tlab-sae\tany\t[CURRENT]\n' +
          '1\t\\x00\\xff\\\\\\n\\t"A\t02:00:00:00:02:00\t[DISABLED][P2P-PERSISTENT]\n12\t\tany\t[TEMP-DISABLED]\n',
      ),
    ).toEqual([
      { id: 0, ssid: 'lab-sae', current: true, disabled: false, tempDisabled: false },
      {
        ...{ id: 1, ssid: '\\x00\\xff\\\\\\x0a\\x09"A', bssid: '02:00:00:00:02:00' },
        ...{ current: false, disabled: true, tempDisabled: false },
      },
      { id: 12, ssid: '', current: false, disabled: false, tempDisabled: true },
    ]);
  });

  it('BSS and SCAN_RESULTS', () => {
    const reply =
      'id=0\nbssid=02:00:00:00:00:00\nfreq=2412\nlevel=-30\nage=3\nie=0007\nflags=[WPA2-SAE-CCMP][ESS]\nssid=lab\n';
    const bss = {
      bssid: '02:00:00:00:00:00',
      freq: 2412,
      level: -30,
      flags: ['WPA2-SAE-CCMP', 'ESS'],
      ssid: 'lab',
    };
    expect(replies.parseBss(reply)).toMatchObject({ ...bss, age: 3 });
    expect(replies.parseBss('')).toBeUndefined();
    expect(
      replies.parseScanResults(
        'bssid / frequency / signal level / flags / ssid\n02:00:00:00:00:00\t2412\t-30\t[WPA2-SAE-CCMP][ESS]\tlab\n' +
          '02:00:00:00:02:00\t2437\t-60\t[ESS]\t\n',
      ),
    ).toEqual([bss, { bssid: '02:00:00:00:02:00', freq: 2437, level: -60, flags: ['ESS'], ssid: '' }]);
  });

  it('MIB: a PMKID of zeros is none', () => {
    const used = '02d3967fc7300b5eb0d798df95c56449';
    expect(replies.parseMib(`dot11RSNAPMKIDUsed=${used}\ndot11RSNA4WayHandshakeFailures=3\n`)).toMatchObject({
      pmkidUsed: used,
      fourWayFailures: 3,
    });
    expect(replies.parseMib(`dot11RSNAPMKIDUsed=${'0'.repeat(32)}\n`)).not.toHaveProperty('pmkidUsed');
  });

  it('GET_CAPABILITY', () => {
    expect(replies.parseCapability('NONE WPA-PSK SAE OWE')).toEqual(['NONE', 'WPA-PSK', 'SAE', 'OWE']);
    expect(replies.parseCapability('FAIL\n')).toEqual([]);
  });

  it('never throw, whatever the daemon says', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        'id=0',
        '=',
        'bssid=',
        '1\t\\x\\x4\t\t[',
        '1 02:00:00:00:00:00 zz 1 0',
        'flags=[[]',
        '\\',
        'ssid=\\x0',
      ),
    );
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom('\n', '\t', '\r\n', ' '), (lines, between) => {
        const reply = lines.join(between);
        replies.parseStatus(reply);
        replies.parseMib(reply);
        replies.parseCapability(reply);
        parseKeyValues(reply);
        for (const row of replies.parsePmksa(reply)) expect(row.pmkid).toMatch(/^[\da-f]{32}$/);
        for (const row of replies.parseNetworks(reply)) expect(Number.isInteger(row.id)).toBe(true);
        for (const row of replies.parseScanResults(reply)) expect(row.bssid).toHaveLength(17);
        replies.parseBss(reply);
      }),
      { numRuns: 500 },
    );
  });
});
