/** Errors of the native sockets: a code to branch on and a sentence that names the path and what to do. */
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { getSystemErrorName } from 'node:util';

export interface NativeErrorDetail {
  /** The system's name: 'EACCES', 'ENOENT', 'ECONNREFUSED', 'EMSGSIZE', 'ENOBUFS' …; 'ENOADDON' = no addon here. */
  readonly code: string;
  /** The step that failed: 'load', 'socket', 'bind', 'connect', 'send', 'receive', 'join', 'leave'. */
  readonly operation: string;
  readonly path?: string;
  /** Datagrams known to be lost at this place in the stream. 0 with ENOBUFS on netlink = lost, number not known. */
  readonly dropped?: number;
  /** Who may open the path, where this user may not. */
  readonly access?: Access;
}

export interface Access {
  readonly owner: string;
  /** Whose members may, too. */
  readonly group?: string;
}

export class NativeError extends Error {
  override readonly name = 'NativeError';
  readonly code: string;
  readonly operation: string;
  readonly path: string | undefined;
  readonly dropped: number;
  readonly access: Access | undefined;

  constructor(message: string, detail: NativeErrorDetail) {
    super(message);
    this.code = detail.code;
    this.operation = detail.operation;
    this.path = detail.path;
    this.dropped = detail.dropped ?? 0;
    this.access = detail.access;
  }
}

/** What a socket talks to, for the sentence. `subject` starts it: 'The control socket /run/wpa_supplicant/wlan0'. */
export interface Peer {
  readonly subject: string;
  /** Unset for netlink. */
  readonly path?: string;
}

/** @param errno a positive errno value @param dropped datagrams lost at this place */
export function systemError(peer: Peer, operation: string, errno: number, dropped = 0): NativeError {
  const code = getSystemErrorName(-errno);
  const access =
    (code === 'EACCES' || code === 'EPERM') && peer.path !== undefined ? whoMayOpen(peer.path) : undefined;
  return new NativeError(sentence(peer, operation, code, dropped, access), {
    code,
    operation,
    dropped,
    ...(peer.path === undefined ? {} : { path: peer.path }),
    ...(access === undefined ? {} : { access }),
  });
}

/** What was thrown by whoever took a datagram: a bug, that ends this one socket. */
export function bugError({ subject, path }: Peer, cause: unknown): NativeError {
  const why = cause instanceof Error ? cause.message : String(cause);
  const detail = { code: 'EBUG', operation: 'receive', ...(path === undefined ? {} : { path }) };
  return Object.assign(new NativeError(`${subject} was closed because of a bug in Rejoin: ${why}`, detail), {
    cause,
  });
}

function sentence(peer: Peer, operation: string, code: string, dropped: number, access?: Access): string {
  const { subject, path } = peer;
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return path === undefined
        ? `${subject} does not allow this to an ordinary user (${operation}).`
        : `${subject} ${inWords(access)}`;
    case 'ENOENT':
      return `${subject} does not exist; is the daemon running, and does its configuration name a control interface?`;
    case 'ECONNREFUSED':
      return `${subject} has nobody listening; the daemon ended or was restarted, so open the socket again.`;
    case 'ECONNRESET':
      return `${subject} was closed by the other end; open it again.`;
    case 'ENAMETOOLONG':
      return `${subject} has a path that is too long for a socket (107 bytes at most); use a shorter one.`;
    case 'EADDRINUSE':
      return `${subject} is in use already; remove it if its owner is gone.`;
    case 'EMSGSIZE':
      return operation === 'send'
        ? `${subject} does not take a message of this length; nothing was sent.`
        : `${subject} sent ${count(dropped)} of more than 64 KiB, which could not be taken in.`;
    case 'ENOBUFS':
      if (operation === 'send') return `${subject} does not keep up: its queue is full, so nothing was sent.`;
      return dropped > 0
        ? `${subject} sent more than was read: ${count(dropped)} lost here; the older ones were kept.`
        : `${subject} sent more than was read: some messages were lost here.`;
    case 'EBADF':
      return `${subject} was closed already.`;
    default:
      return `${subject} failed (${operation}: ${code}).`;
  }
}

function count(datagrams: number): string {
  return datagrams === 1 ? 'one message' : `${datagrams} messages`;
}

function inWords(access: Access | undefined): string {
  if (!access) return 'may not be opened by this user.';
  const { owner, group } = access;
  if (group === undefined) return `may be opened by ${owner} only; run this with sudo.`;
  return `may be opened by ${owner} and group ${group} only; add yourself with: sudo usermod -aG ${group} $USER (then log in again)`;
}

/** Reads owner and group of the socket, or of the folder that hides it. */
function whoMayOpen(path: string): Access | undefined {
  let stat;
  try {
    stat = statSync(path);
  } catch {
    try {
      stat = statSync(dirname(path));
    } catch {
      return undefined;
    }
  }
  const group = nameOf('/etc/group', stat.gid);
  const owner = nameOf('/etc/passwd', stat.uid);
  return stat.gid === 0 || (stat.mode & 0o010) === 0 ? { owner } : { owner, group };
}

function nameOf(table: string, id: number): string {
  try {
    const rows = readFileSync(table, 'utf8').split('\n');
    return rows.map((row) => row.split(':')).find((row) => row[2] === String(id))?.[0] ?? String(id);
  } catch {
    return String(id);
  }
}
