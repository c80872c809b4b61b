/** Requests over generic netlink, one at a time, and the multicast messages that come in between. */
import { getSystemErrorName } from 'node:util';
import { openGenericNetlink } from '../../../native/index.ts';
import type { NativeError, NetlinkSocket } from '../../../native/index.ts';
import { said, type Said } from '../../domain/said.ts';
import { SaidError } from '../../words/said-error.ts';
import * as codec from './netlink-codec.ts';
import type { GenericMessage, NetlinkMessage } from './netlink-codec.ts';

/** What the kernel answered instead, by the system's name: 'ENOENT', 'EPERM', 'EOPNOTSUPP' …; 'ETIMEDOUT' is ours. */
export class NetlinkError extends SaidError {
  override readonly name = 'NetlinkError';
  readonly code: string;

  constructor(code: string, said: Said) {
    super(said);
    this.code = code;
  }
}

export interface Family {
  /** The message type under which the kernel knows the family until its module is unloaded. */
  readonly id: number;
  readonly version: number;
  /** Multicast groups: name → number. */
  readonly groups: ReadonlyMap<string, number>;
}

export interface GenericNetlinkOptions {
  /**
   * A message that answers no request: multicast.
   * @param type the family's number @param received when it came in, by the clock of `process.hrtime()`, in milliseconds
   */
  onMulticast?(message: GenericMessage, type: number, received: number): void;
  /** Messages were lost here, because they came faster than they were read. How many is not known. */
  onOverrun?(): void;
  onError?(error: NativeError): void;
  readonly queueLimit?: number;
}

interface Request {
  readonly sequence: number;
  readonly replies: GenericMessage[];
  readonly isDump: boolean;
  interrupted: boolean;
  settle(error?: Error): void;
}

const CONTROLLER = 0x10;
const GETFAMILY = 3;
const ATTR = { familyId: 1, familyName: 2, version: 3, groups: 7, groupName: 1, groupId: 2 };
const TIMEOUT = 5000;
const DUMP_ATTEMPTS = 5;

export class GenericNetlink {
  readonly #options: GenericNetlinkOptions;
  readonly #socket: NetlinkSocket;
  #sequence = 0;
  #current: Request | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;

  /** @throws NativeError where the addon or generic netlink is missing */
  constructor(options: GenericNetlinkOptions = {}) {
    this.#options = options;
    const { queueLimit } = options;
    this.#socket = openGenericNetlink({
      onMessage: (data, received) => {
        for (const message of codec.readMessages(data)) this.#onMessage(message, received);
      },
      onError: (error) => {
        const lost = error.code === 'ENOBUFS' || error.code === 'EMSGSIZE';
        // A reply may be among what was lost.
        this.#current?.settle(lost ? new NetlinkError('ENOBUFS', said('kernel.answer-lost')) : error);
        if (lost) options.onOverrun?.();
        else options.onError?.(error);
      },
      ...(queueLimit === undefined ? {} : { queueLimit }),
    });
  }

  /** @throws NetlinkError ENOENT where the kernel has no such family (its module is not loaded) */
  async family(name: string): Promise<Family> {
    const request = [codec.textAttribute(ATTR.familyName, name)];
    const [reply] = await this.#enqueue(CONTROLLER, GETFAMILY, request, false);
    const family = reply && readFamily(reply);
    if (!family) throw new NetlinkError('EPROTO', said('kernel.undescribed', { name }));
    return family;
  }

  /** @throws NetlinkError as the kernel answers, ENOBUFS where its answer was lost, ETIMEDOUT after 5 s */
  request(family: Family, command: number, attributes: readonly Buffer[] = []): Promise<GenericMessage[]> {
    return this.#enqueue(family.id, command, attributes, false);
  }

  /** Asks for a whole table; again, up to five times, where it changed meanwhile. */
  dump(family: Family, command: number, attributes: readonly Buffer[] = []): Promise<GenericMessage[]> {
    return this.#enqueue(family.id, command, attributes, true);
  }

  /** @throws NativeError EPERM where the group needs privilege */
  join(groupId: number): void {
    this.#socket.join(groupId);
  }

  ref(): void {
    this.#socket.ref();
  }

  /** Idempotent; what is under way fails, and no callback comes after it. */
  close(): void {
    this.#closed = true;
    this.#socket.close();
    this.#current?.settle(new NetlinkError('ECANCELED', said('kernel.closed')));
  }

  /** The kernel works on one dump a socket; taking turns also makes plain whose reply it is. */
  #enqueue(type: number, command: number, attributes: readonly Buffer[], isDump: boolean) {
    const turn = this.#last.then(async () => {
      for (let attempt = 1; ; attempt++) {
        const request = await this.#send(type, command, attributes, isDump);
        if (!request.interrupted || attempt === DUMP_ATTEMPTS) return request.replies;
      }
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  #send(type: number, command: number, attributes: readonly Buffer[], isDump: boolean): Promise<Request> {
    return new Promise((resolve, reject) => {
      if (this.#closed) {
        reject(new NetlinkError('ECANCELED', said('kernel.closed')));
        return;
      }
      // Never 0, which multicast carries.
      this.#sequence = (this.#sequence % 0x7fffffff) + 1;
      const timer = setTimeout(() => {
        request.settle(new NetlinkError('ETIMEDOUT', said('kernel.silent', { within: TIMEOUT })));
      }, TIMEOUT);
      const request: Request = {
        sequence: this.#sequence,
        replies: [],
        isDump,
        interrupted: false,
        settle: (error) => {
          clearTimeout(timer);
          this.#current = undefined;
          if (error) reject(error);
          else resolve(request);
        },
      };
      this.#current = request;
      const flags = codec.NLM_F_REQUEST | (isDump ? codec.NLM_F_DUMP : codec.NLM_F_ACK);
      try {
        this.#socket.send(
          codec.writeMessage({ type, flags, sequence: request.sequence, command, attributes }),
        );
      } catch (error) {
        request.settle(error as NativeError);
      }
    });
  }

  #onMessage(message: NetlinkMessage, received: number): void {
    const request = this.#current;
    if (message.type === codec.NLMSG_OVERRUN) {
      this.#options.onOverrun?.();
    } else if (message.sequence === request?.sequence) {
      this.#onReply(request, message);
    } else if (message.sequence === 0 && message.type >= CONTROLLER) {
      const generic = codec.readGeneric(message.payload);
      if (generic) this.#options.onMulticast?.(generic, message.type, received);
    }
  }

  #onReply(request: Request, message: NetlinkMessage): void {
    if (message.flags & codec.NLM_F_DUMP_INTR) request.interrupted = true;
    if (message.type === codec.NLMSG_ERROR || message.type === codec.NLMSG_DONE) {
      const errno = codec.i32(message.payload) ?? 0;
      request.settle(errno < 0 ? refusal(errno) : undefined);
      return;
    }
    const generic = codec.readGeneric(message.payload);
    if (generic) request.replies.push(generic);
  }
}

/** The controller's answer to GETFAMILY. Pure. */
export function readFamily({ attributes }: GenericMessage): Family | undefined {
  const id = codec.u16(attributes.get(ATTR.familyId));
  if (id === undefined) return undefined;
  const groups = new Map<string, number>();
  for (const [, group] of codec.eachAttribute(attributes.get(ATTR.groups) ?? Buffer.alloc(0))) {
    const members = codec.readAttributes(group);
    const name = codec.text(members.get(ATTR.groupName));
    const number = codec.u32(members.get(ATTR.groupId));
    if (name !== undefined && number !== undefined) groups.set(name, number);
  }
  return { id, version: codec.u32(attributes.get(ATTR.version)) ?? 1, groups };
}

function refusal(errno: number): NetlinkError {
  const code = getSystemErrorName(errno);
  return new NetlinkError(code, said('kernel.refused', { code }));
}
