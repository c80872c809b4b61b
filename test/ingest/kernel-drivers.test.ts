import { expect, it } from 'vitest';
import { kernel } from '../../app/ingest/kernel/dialect.ts';
import { read, readLine } from './support.ts';

// Sentences that no rule has for a sample: what is told is the shape.
it.each([
  'mt7915e 0000:02:00.0: Message 00005aed (seq 7) timeout',
  'mt7925e 0000:c2:00.0: mt792x_mcu_drv_pmctrl: driver own failed',
  'rtw89_8852ae 0000:02:00.0: failed to send h2c command',
  'rtw_8723du 1-1:1.2: failed to download firmware',
  'iwlwifi 0000:00:14.3: Failed to load firmware chunk!',
  'iwlwifi 0000:00:14.3: Error sending PHY_CONTEXT_CMD: time out after 2000ms.',
  'ath11k_pci 0000:06:00.0: failed to power up mhi: -110',
  'ath12k_pci 0000:01:00.0: failed to synchronize setup for vdev 0 start: -110',
  'ath10k_sdio mmc1:0001:1: failed to wake up the device from sleep: -110',
  'ath6kl: Failed to start hardware: -110',
  'rtl8xxxu 1-1.3:1.0: Firmware failed to start',
  'mwifiex_usb 1-1:1.0: FW is in bad state',
  'brcmfmac: brcmf_usb_dl_cmd: usb_submit_urb failed -19',
  'wlcore: ERROR Recovery in progress: firmware crash',
  'carl9170 1-1:1.0: restarting device, MCU is unresponsive',
])('a driver that fails says so in words that all of them use: %s', (message) => {
  expect(readLine(kernel, `[   41.575752] ${message}`).kinds).toEqual(['driver-fault']);
});

it.each([
  'iwlwifi 0000:00:14.3: loaded firmware version 77.2df8986f.0 QuZ-a0-hr-b0-77.ucode op_mode iwlmvm',
  'iwlwifi 0000:00:14.3: Detected Intel(R) Wi-Fi 6 AX201 160MHz, REV=0x351',
  'mt7921e 0000:03:00.0: WM Firmware Version: ____010000, Build Time: 20230117170942',
  'mt7925e 0000:c2:00.0: ROC: sending MCU set_roc token=31',
  'brcmfmac: brcmf_c_preinit_dcmds: Firmware: BCM4345/6 wl0: Nov  1 2021 00:37:25 version 7.45.241',
  'rtw_8822ce 0000:03:00.0: Firmware version 9.9.11, H2C version 15',
  'ath10k_pci 0000:02:00.0: Direct firmware load for ath10k/pre-cal-pci-0000:02:00.0.bin failed with error -2',
  'ath10k_pci 0000:02:00.0: device successfully recovered',
  'ath10k_pci 0000:02:00.0: firmware ver 10.2.4-1.0-00047 api 5 features no-p2p crc32 35bd9258',
  'brcmfmac mmc1:0001:1: Direct firmware load for brcm/brcmfmac43455-sdio.bin failed with error -2',
  'usb 1-1: device descriptor read/64, error -110',
])('a driver that tells of itself does not fail: %s', (message) => {
  expect(readLine(kernel, `[   41.575752] ${message}`).kinds).toEqual([]);
});

it('reads what mac80211 printed before 2.6.37, with the word AP', () => {
  const kinds = [
    'wlan0: authenticate with AP 02:00:00:00:00:00',
    'wlan0: associate with AP 02:00:00:00:00:00',
    'wlan0: association with AP 02:00:00:00:00:00 timed out',
    'wlan0: deauthenticated (Reason: 6)',
  ].map((message) => readLine(kernel, `[   41.575752] ${message}`).kinds);
  expect(kinds).toEqual([['auth-request'], ['assoc-request'], ['assoc-timeout'], ['disconnected']]);
});

/** Lines on queues that are slow to empty, so many milliseconds apart. */
const slow = (count: number, apart: number): readonly string[] =>
  Array.from(
    { length: count },
    (_, n) =>
      `[${((41_000 + n * apart) / 1000).toFixed(6).padStart(12)}] rtw89_8852be 0000:03:00.0: timed out to flush queues`,
  );

it('hears a card that hangs, and none that only takes leave', () => {
  const kindsOf = (lines: readonly string[]): readonly string[] =>
    read(lines.join('\n'), { dialect: kernel }).events.map(({ kind }) => kind);
  expect(kindsOf(slow(12, 500))).toEqual(['driver-fault']);
  expect(kindsOf(slow(12, 60))).toEqual([]);
  expect(kindsOf(slow(12, 60_000))).toEqual([]);
});

it('follows a join that a driver makes by itself', () => {
  const AP = '02:00:00:00:00:00';
  const kindsOf = (messages: readonly string[]): readonly string[] =>
    read(messages.map((message, n) => `[   41.57575${String(n)}] ${message}`).join('\n'), {
      dialect: kernel,
    }).events.map(({ kind }) => kind);
  expect(
    kindsOf(
      [
        'set bssid:' + AP,
        'start auth',
        'auth success, start assoc',
        'assoc success',
        'OnDeAuth Reason code(15)',
      ].map((message) => `RTW: ${message}`),
    ),
  ).toEqual(['auth-request', 'auth-response', 'assoc-request', 'assoc-response', 'disconnected']);
  expect(
    kindsOf(
      [
        `trying to associate to 'lab' bssid ${AP}`,
        `associated to bssid ${AP} successfully`,
        `successfully disconnected from ${AP}: reason code 3`,
      ].map((message) => `mwifiex_sdio mmc1:0001:1: info: ${message}`),
    ),
  ).toEqual(['assoc-request', 'assoc-response', 'disconnected']);
});
