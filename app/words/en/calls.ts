/** Why the service does not do what a window asks. */
import type { CALLS } from '../../domain/sentences/calls.ts';
import type { Texts } from '../texts.ts';

export const calls: Texts<typeof CALLS> = {
  'call.no-browser-settings': 'This cannot be opened from a browser.',
  'call.no-browser-setting': 'This cannot be set from a browser.',
  'call.no-wifi-settings': 'This desktop has no Wi-Fi settings that Rejoin knows of.',
  'call.locked': 'Your organisation has set that.',
  'call.not-kept': 'That holds until Rejoin ends, but it could not be kept for the next time ({why}).',
  'call.network-gone': 'This network is not there any more.',
  'call.no-history': 'No history is kept here.',
  'call.report-gone': 'This report is no longer at hand: make it anew.',
  'call.nothing-known': 'Nothing was seen of this network yet, so there is nothing to hand on.',
  'call.recording': 'A recording cannot be asked for an attempt.',
  'call.touches-nothing': 'This is a recording: nothing of this computer is changed.',
  'call.no-frames': 'The frames of this attempt are not kept.',
  'call.plan-gone': 'This plan is out of date.',
  'call.fix-running': 'Another fix is still going on.',
  'call.too-many': 'Too many requests wait for an answer.',
  'call.wrong-shape': 'The request {call} has a wrong shape.',
  'call.closed': 'The connection to Rejoin was lost.',
  'call.switched-off': '"{ssid}" is switched off, and Rejoin does not switch it on by itself.',
  'call.unknown-network': 'This computer does not know the network "{ssid}".',
  'call.second-page':
    'Somebody opened the address of this page once more and was refused. If it was not you, another user of this computer knows the address: end Rejoin in its terminal and start it anew.',
};
