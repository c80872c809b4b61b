/**
 * The words that drivers of all makers use for a fault: a firmware that crashed or fell silent, a command without an answer, a card that is
 * started anew, the kernel's error numbers for a dead bus. What says nothing about a join is told apart by its subject: queues that were slow to
 * empty, reports that did not come, statistics, scans, calibration.
 */

/** What says nothing about a join, by its subject. */
export const NOISE = [
  'flush',
  'beacon',
  '[Tt][Xx] report',
  'Unhandled alg',
  'session protection',
  'time event',
  'Not associated and',
  'chanspec',
  '[Ss]can(?: |_)?(?:error|fail|abort)',
  String.raw`(?:escan|scan): error`,
  // The firmware does not know the command, or not now (EBADE).
  String.raw`\(-52\)`,
  'power management',
  'Selected rate control',
  'tx_fetch_ind',
  'stop (?:TX|RX)',
  'failed to stop',
  '[Ff]ailed to wakeup',
  'density',
  'leave lps',
  'ASPM',
  'calibration|dpk|DPK|IQK',
  'stats|statistics|survey',
  'board[-_ ]data|board_data|board file',
  'regulatory|regdomain|country',
  'thermal|temperature',
  'debugfs|LED|leds',
  'spectral',
  String.raw`sta \S{2,17} (?:joined|left)`,
  'SET_SSID|fweh_event_worker',
  'clm_blob|txcap_blob|nvram',
  'Direct firmware load for \\S+ failed',
] as const;

/** Words of failure, in the order of how plainly they say it. */
export const FAULT = [
  String.raw`(?:[Ff]irmware|FW|[Ff]w|[Mm]icrocode|[Uu]code|MCU|WMI|[Dd]evice|[Cc]hip|[Tt]arget|[Hh]ardware|HW)(?: \w+){0,3} (?:crash|halted|hang|hung|died|dead|assert|exception|bad state|not respond|unrespons|SW error|error|fatal|wakeup failed|restart)`,
  String.raw`(?:[Ff]irmware|[Ff]w|microcode|ucode) (?:error|dump|crash|initialization failed|failed to restore)`,
  // It was not found, or could not be put in.
  String.raw`(?:[Ff]ail(?:ed|s)? to|[Uu]nable to|[Cc]ould ?(?:not|n't)|[Cc](?:annot|an't)) (?:request|get|find|open|fetch|load|read|download|upload|boot) (?:[a-z]{1,12} ){0,2}?[Ff](?:irmware|IRMWARE)\b`,
  String.raw`[Ff]irmware request failed|request_firmware\b[^\n]{0,16} failed|request for firmware file \S{1,64} failed|[Ff]irmware (?:- )?\S{1,64} not (?:available|found)`,
  String.raw`no suitable firmware found|[Ff]irmware (?:file|image)\b[^\n]{0,60}? (?:not found|missing)`,
  String.raw`bus is down\. we have nothing to do`,
  String.raw`(?:cmd|CMD|[Cc]ommand|[Mm]essage|[Rr]equest|request|mcu|MCU|wmi|WMI|h2c|H2C|c2h|hcmd|query|response|resp|SMD|HAL|sending|send|own|SMI)\b[^\n]{0,60}?(?:[Tt]imed?[ -]?out)`,
  String.raw`(?:[Tt]imed?[ -]?out)\b[^\n]{0,40}?(?:cmd|[Cc]ommand|[Mm]essage|[Rr]esponse|mcu|MCU|wmi|own|ready|SMD|firmware|[Ff][Ww])`,
  String.raw`resumed on timeout|HT ?(?:Avail|AVAIL) timeout|[Tt]imeout waiting for (?:the )?hardware|Target is unresponsive|vendorreq TimeOut|ctxt cmd error`,
  String.raw`[Ff]irmware\b[^\n]{0,32}? timed? ?out`,
  String.raw`[Ff]ailed to init(?:iali[sz]e)? (?:the )?(?:hw|HW|hardware|device|card|chip|firmware|adapter)\b`,
  String.raw`[Ff]atal error\b|(?:[Dd]ongle|DONGLE|PSM|[Ff]irmware|FW) (?:TRAP|[Tt]rap|[Ww]atchdog)|[Ww]atchdog (?:bark|bite|interrupt|reset)|starting recovery`,
  // BSD.
  String.raw`\b(?:checksum error|device timeout|unable to reset hardware|could not (?:load|read|boot) firmware|failed loadfirmware|firmware parse error|could not init(?:iate|ialize)? (?:hardware|scan))`,
  // What Broadcom's firmware prints of itself (brcmfmac.debug=0x100000).
  String.raw`CONSOLE: [^\n]{0,80}?(?:TRAP|ASSERT|[Ff]atal|FATAL)\b`,
  String.raw`Queue \d+ [^\n]{0,40}?stuck|[Ss]kip processing rest of ring buffers`,
  String.raw`[Ff]ailed to (?:send h2c|start|run|load|download|power on|wake|leave (?:idle|ips)|reset|resume|recover|restart|boot|poll offset)`,
  String.raw`(?:power on|driver own|full reset|[Cc]hip reset|[Rr]eset|MAC suspend|hardware init|bring up|[Ll]eave idle state) failed`,
  String.raw`Unable to reset (?:channel|hardware)`,
  String.raw`Hardware restart was requested|restarting (?:hardware|firmware)|device (?:has|have) crashed|Controller RESET|Fatal DMA error|SER catches error`,
  String.raw`(?:response|rsp) failed err=-?\d+`,
  // EIO, EAGAIN, ENODEV, EPROTO, ESHUTDOWN, ETIMEDOUT: the card is gone or does not answer.
  String.raw`(?:[Ff]ail(?:ed)?|FAIL(?:ED)?|[Ee]rror|ERROR|[Uu]nable|[Cc]annot|[Cc]ould not)\b[^\n]{0,80}?(?:[ :=(]|error |err=|ret=|status )-(?:5|11|19|71|108|110)\b`,
] as const;
