/** A recording of this computer. */
import type { RECORDING } from '../../domain/sentences/recording.ts';
import type { Texts } from '../texts.ts';

export const recording: Texts<typeof RECORDING> = {
  'recording.begins':
    'Recording for {time}: connect now, the way that fails. Ctrl-C ends it earlier and judges what was seen.',
  'recording.goes-on': {
    one: 'Recording: {left} left · {count} line · {headline}',
    other: 'Recording: {left} left · {count} lines · {headline}',
  },
  'recording.nothing-yet': 'nothing to judge yet',
  'recording.nothing': 'Nothing was said while it was recorded: nobody tried to connect.',
  'recording.goes-on-already': 'A recording goes on already.',
  'usage.for': '--for is a time like 90s or 5m, up to 60m.',
  'help.record': 'record this computer for a while and judge what was seen',
  'help.record.more':
    'Follows this computer for a chosen time, in the detail of a debug log where that is to be had, and changes nothing. Connect meanwhile, the way that fails. Says what was seen as diagnose does; with --output it also becomes a report that can be handed over.',
  'help.record.for': 'how long, like 90s or 5m',
  'help.record.output': 'also save a report in this file',
  'standing.connected': '{iface} · {ssid} · connected for {time}',
  'standing.connecting': '{iface} · {ssid} · connecting, attempt {number}',
  'standing.failed': {
    one: '{iface} · {ssid} · {count} attempt failed, waiting for the next',
    other: '{iface} · {ssid} · {count} attempts failed, waiting for the next',
  },
  'standing.not-connected': '{iface} · not connected',
};
