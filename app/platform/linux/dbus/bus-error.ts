/** What a message bus, or a service on it, answered instead. */
import { own } from '../../../domain/own.ts';
export type BusFailure =
  /** The bus's policy, or polkit, does not let this user ask. */
  | 'denied'
  /** Nobody has that name, or there is no such object. */
  | 'absent'
  | 'timeout'
  /** There is no bus, or it went while the answer was awaited. */
  | 'lost'
  /** The service understood and refused. */
  | 'refused';

export class BusError extends Error {
  readonly failure: BusFailure;
  /** The D-Bus name of the error; '' where the bus itself is not there. */
  readonly errorName: string;

  constructor(failure: BusFailure, errorName: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'BusError';
    this.failure = failure;
    this.errorName = errorName;
  }
}

const BUS = 'org.freedesktop.DBus.Error.';
const FAILURES: Readonly<Record<string, BusFailure>> = {
  [`${BUS}AccessDenied`]: 'denied',
  [`${BUS}AuthFailed`]: 'denied',
  [`${BUS}InteractiveAuthorizationRequired`]: 'denied',
  'org.freedesktop.NetworkManager.PermissionDenied': 'denied',
  'org.freedesktop.NetworkManager.Settings.PermissionDenied': 'denied',
  'net.connman.iwd.PermissionDenied': 'denied',
  [`${BUS}ServiceUnknown`]: 'absent',
  [`${BUS}NameHasNoOwner`]: 'absent',
  [`${BUS}UnknownObject`]: 'absent',
  [`${BUS}UnknownMethod`]: 'absent',
  [`${BUS}UnknownInterface`]: 'absent',
  [`${BUS}NoReply`]: 'timeout',
  [`${BUS}TimedOut`]: 'timeout',
  [`${BUS}Disconnected`]: 'lost',
};

/** An error of the library as one of ours. */
export function busError(error: unknown): BusError {
  if (error instanceof BusError) return error;
  const { dbusName = '', message = String(error) } = error as { dbusName?: string; message?: string };
  const isSpoken = dbusName !== '';
  return new BusError(isSpoken ? (own(FAILURES, dbusName) ?? 'refused') : 'lost', dbusName, message, {
    cause: error,
  });
}
