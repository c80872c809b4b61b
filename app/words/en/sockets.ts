/** What the control socket of a daemon, or the kernel, answers instead. */
import type { SOCKETS } from '../../domain/sentences/sockets.ts';
import type { Texts } from '../texts.ts';

export const sockets: Texts<typeof SOCKETS> = {
  'socket.denied': 'The control socket {path} may not be opened by this user.',
  'socket.owner-only': 'The control socket {path} may be opened by {owner} only; run this with sudo.',
  'socket.group-only':
    'The control socket {path} may be opened by {owner} and group {group} only; add yourself with: {command} (then log in again)',
  'socket.folder-denied': '{path} may not be looked into by this user.',
  'socket.absent':
    'The control socket {path} does not exist; is the daemon running, and does its configuration name a control interface?',
  'socket.nobody': 'The control socket {path} has nobody listening; the daemon ended or was restarted.',
  'socket.reset': 'The control socket {path} was closed by the other end.',
  'socket.failed': 'The control socket {path} failed ({operation}: {code}).',
  'socket.closed': 'The control socket {path} was closed.',
  'socket.silent': 'No answer from {path} to {command} within {within}; open the socket again.',
  'socket.reply-lost': 'A reply from {path} was lost; open the socket again.',
  'socket.refused': 'The daemon at {path} refused {command}.',
  'socket.unknown': 'The daemon at {path} does not know {command}.',
  'socket.no-monitor': 'The daemon at {path} did not accept a monitor ({reply}).',
  'kernel.no-nl80211': 'The kernel has no nl80211: no Wi-Fi driver is loaded.',
  'kernel.answer-lost': "The kernel's answer was lost.",
  'kernel.undescribed': 'The kernel did not describe {name}.',
  'kernel.closed': 'The netlink socket was closed.',
  'kernel.silent': 'The kernel did not answer within {within}.',
  'kernel.refused': 'The kernel refused the request ({code}).',
  'kernel.no-socket': 'The generic netlink socket failed ({operation}: {code}).',
};
