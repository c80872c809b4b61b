/** Errors of Windows' libraries: the number, its name and a sentence. */

interface Known {
  readonly name: string;
  /** Follows what was asked: 'The profile "x" could not be written: …'. */
  readonly why: string;
}

/** winerror.h and wlanapi.h; values as in the public windows-sys bindings. */
const KNOWN: Readonly<Record<number, Known>> = {
  2: { name: 'ERROR_FILE_NOT_FOUND', why: 'there is nothing of that name' },
  5: { name: 'ERROR_ACCESS_DENIED', why: 'Windows does not allow it to this user' },
  6: { name: 'ERROR_INVALID_HANDLE', why: 'the wireless service was restarted' },
  8: { name: 'ERROR_NOT_ENOUGH_MEMORY', why: 'memory is short' },
  13: { name: 'ERROR_INVALID_DATA', why: 'Windows answered something that cannot be read' },
  50: { name: 'ERROR_NOT_SUPPORTED', why: 'this Windows or its driver does not support it' },
  87: { name: 'ERROR_INVALID_PARAMETER', why: 'Windows did not accept what was asked' },
  122: { name: 'ERROR_INSUFFICIENT_BUFFER', why: 'the answer was larger than expected' },
  126: { name: 'ERROR_MOD_NOT_FOUND', why: 'the library is not on this Windows' },
  127: { name: 'ERROR_PROC_NOT_FOUND', why: 'this Windows is too old' },
  183: { name: 'ERROR_ALREADY_EXISTS', why: 'there is one of that name already' },
  1062: { name: 'ERROR_SERVICE_NOT_ACTIVE', why: 'the service WLAN AutoConfig does not run' },
  1168: { name: 'ERROR_NOT_FOUND', why: 'there is nothing of that name any more' },
  1206: { name: 'ERROR_BAD_PROFILE', why: 'Windows does not accept the profile' },
  1314: { name: 'ERROR_PRIVILEGE_NOT_HELD', why: 'it needs an administrator' },
  1717: { name: 'RPC_S_UNKNOWN_IF', why: 'the service WLAN AutoConfig does not run' },
  1722: { name: 'RPC_S_SERVER_UNAVAILABLE', why: 'the service does not run' },
  1726: { name: 'RPC_S_CALL_FAILED', why: 'the service ended meanwhile' },
  1727: { name: 'RPC_S_CALL_FAILED_DNE', why: 'the service ended meanwhile' },
  5023: { name: 'ERROR_INVALID_STATE', why: 'the adapter is not in a state that allows it' },
  15007: { name: 'ERROR_EVT_CHANNEL_NOT_FOUND', why: 'this Windows does not have that event log' },
  15011: { name: 'ERROR_EVT_QUERY_RESULT_STALE', why: 'records were overwritten before they were read' },
  15038: {
    name: 'ERROR_EVT_SUBSCRIPTION_TO_DIRECT_CHANNEL',
    why: 'that event log cannot be followed',
  },
  0x80342002: { name: 'ERROR_NDIS_DOT11_POWER_STATE_INVALID', why: 'the radio is switched off' },
};

/** The library is not there, or there is no service behind it. */
const ABSENT: ReadonlySet<number> = new Set([126, 127, 1062, 1717]);
/** The service behind a handle is gone; a new handle may find it again. */
const GONE: ReadonlySet<number> = new Set([6, 1722, 1726, 1727]);
const DENIED: ReadonlySet<number> = new Set([5, 1314]);
const NOT_FOUND: ReadonlySet<number> = new Set([2, 1168]);

export class WindowsError extends Error {
  override readonly name = 'WindowsError';
  /** The function that said it, or the library that could not be loaded. */
  readonly operation: string;
  /** A Win32 error or an HRESULT, unsigned. */
  readonly code: number;
  /** 'ERROR_ACCESS_DENIED' …; the number in hex where it has no name here. */
  readonly codeName: string;
  /** WLAN_REASON_CODE, where the function gives one besides; 0 = none. */
  readonly reason: number;

  /**
   * @param subject what failed, as the beginning of a sentence: 'The profile "x" could not be written'
   * @param reasonText what Windows says of the reason, in the language of the machine
   */
  constructor(subject: string, operation: string, code: number, reason = 0, reasonText = '') {
    const known = KNOWN[code];
    const codeName = known?.name ?? `0x${code.toString(16)}`;
    const because = reason === 0 ? '' : `, reason ${reason}${reasonText && `: ${reasonText}`}`;
    const why = known ? `: ${known.why}` : '';
    super(`${subject}${why} (${operation}: ${codeName}, ${code}${because}).`);
    this.operation = operation;
    this.code = code;
    this.codeName = codeName;
    this.reason = reason;
  }

  get isAbsent(): boolean {
    return ABSENT.has(this.code);
  }

  get isGone(): boolean {
    return GONE.has(this.code);
  }

  get isDenied(): boolean {
    return DENIED.has(this.code);
  }

  get isNotFound(): boolean {
    return NOT_FOUND.has(this.code);
  }
}
