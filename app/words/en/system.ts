/** What an operating system, or a program that drives its Wi-Fi, says no with. */
import type { SYSTEM } from '../../domain/sentences/system.ts';
import type { Texts } from '../texts.ts';

export const system: Texts<typeof SYSTEM> = {
  'system.unsupported':
    'Following this computer works on Linux, macOS and Windows; `rejoin diagnose` reads logs everywhere.',
  'system.no-adapter': 'This computer has no Wi-Fi adapter.',
  'system.no-interface': 'There is no Wi-Fi interface {name}.',
  'system.no-adapter-named': 'There is no Wi-Fi adapter "{name}".',
  'system.there-is': 'There is: {names}.',
  'system.no-supplicant':
    'No wpa_supplicant with a control socket runs at {ifaces} (ctrl_interface in its configuration, or -O).',
  'system.no-addon': "Rejoin's native addon is not built for {target}; run: {command}.",
  'system.broken-addon': "Rejoin's native addon {path} could not be loaded: {why}.",
  'system.nothing-changed': 'Nothing was changed.',
  'system.sockets-denied': 'The control socket of wpa_supplicant may not be opened by this user.',
  'system.let-in': 'To let Rejoin in: {command}, then log in again.',
  'system.let-in.one-key': 'To clear one saved key alone: {command}, then log in again.',
  'system.bus-denies': 'The message bus does not let this user ask {program}.',
  'system.not-driving': '{program} does not drive {iface} any more.',
  'system.lost-network': '{program} no longer has the network "{ssid}".',
  'system.unseen-network': '{program} does not see the network "{ssid}" now.',
  'system.ended': '{program} ended.',
  'system.silent': '{program} did not answer.',
  'system.slow': '{program} did not end within {within}.',
  'system.refused': '{program} refused it.',
  'system.refused-command': '{program} refused {command}.',
  'system.failed': '{program} failed (exit code {exit}).',
  'system.not-there': '{program} is not there.',
  'system.not-started': '{program} could not be started ({code}).',
  'system.not-understood': 'What {program} printed cannot be understood.',
  'system.no-activation': 'NetworkManager refused to activate the network.',
  'system.activation-denied':
    'NetworkManager does not let this user activate networks: polkit must allow org.freedesktop.NetworkManager.network-control, as it does for whoever sits at the computer.',
  'system.one-network-at-most': 'Through {program} Rejoin clears no more than the saved keys of one network.',
  'system.network-at-most': 'wpa_supplicant can clear no more than the saved keys of the network "{ssid}".',
  'system.keys-kept': 'wpa_supplicant kept the saved key of {bssids}.',
  'system.no-clearing':
    'wpa_supplicant at {iface} did not let the saved keys of its network {network} be cleared.',
  'system.network-replaced':
    'The network "{ssid}" was replaced by another program in this moment; try again.',
  'system.iwd-clears-nothing':
    'iwd lets nobody clear a saved key, and nobody has to: it saves none (2.x), or clears a refused one itself (3.x).',
  'system.recording': 'This is a recording: there is nothing here that could be changed.',
  'system.network-gone': 'The network "{ssid}" is not there any more.',
  'system.busy': 'A treatment goes on at {iface} already.',
  'system.held.fix': 'Another Rejoin (process {pid}) treats "{ssid}" at {iface} already.',
  'system.held.guard': 'Another Rejoin (process {pid}, guard mode) treats "{ssid}" at {iface} already.',
  'system.held': 'Another program holds the treatment at {iface} already.',
};
