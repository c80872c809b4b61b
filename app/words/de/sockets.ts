import type { SOCKETS } from '../../domain/sentences/sockets.ts';
import type { Texts } from '../texts.ts';

export const sockets: Texts<typeof SOCKETS> = {
  'socket.denied': 'Die Steuerschnittstelle {path} darf dieser Benutzer nicht öffnen.',
  'socket.owner-only': 'Die Steuerschnittstelle {path} darf nur {owner} öffnen; bitte mit sudo starten.',
  'socket.group-only':
    'Die Steuerschnittstelle {path} dürfen nur {owner} und die Gruppe {group} öffnen; so kommen Sie hinein: {command} (dann neu anmelden)',
  'socket.folder-denied': 'In {path} darf dieser Benutzer nicht hineinsehen.',
  'socket.absent':
    'Die Steuerschnittstelle {path} gibt es nicht; läuft der Dienst, und nennt seine Konfiguration eine Steuerschnittstelle?',
  'socket.nobody':
    'An der Steuerschnittstelle {path} hört niemand; der Dienst wurde beendet oder neu gestartet.',
  'socket.reset': 'Die Steuerschnittstelle {path} wurde von der Gegenseite geschlossen.',
  'socket.failed': 'Die Steuerschnittstelle {path} ist ausgefallen ({operation}: {code}).',
  'socket.closed': 'Die Steuerschnittstelle {path} wurde geschlossen.',
  'socket.silent':
    'Keine Antwort von {path} auf {command} innerhalb von {within}; die Steuerschnittstelle muss neu geöffnet werden.',
  'socket.reply-lost':
    'Eine Antwort von {path} ging verloren; die Steuerschnittstelle muss neu geöffnet werden.',
  'socket.refused': 'Der Dienst an {path} hat {command} abgelehnt.',
  'socket.unknown': 'Der Dienst an {path} kennt {command} nicht.',
  'socket.no-monitor': 'Der Dienst an {path} hat keinen Beobachter angenommen ({reply}).',
  'kernel.no-nl80211': 'Der Kernel hat kein nl80211: Es ist kein WLAN-Treiber geladen.',
  'kernel.answer-lost': 'Die Antwort des Kernels ging verloren.',
  'kernel.undescribed': 'Der Kernel hat {name} nicht beschrieben.',
  'kernel.closed': 'Der Netlink-Socket wurde geschlossen.',
  'kernel.silent': 'Der Kernel hat innerhalb von {within} nicht geantwortet.',
  'kernel.refused': 'Der Kernel hat die Anfrage abgelehnt ({code}).',
  'kernel.no-socket': 'Der Netlink-Socket ist ausgefallen ({operation}: {code}).',
};
