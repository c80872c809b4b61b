/** `session` and `protocol`: what the program allows its pages. */
import { EventEmitter } from 'node:events';
import type { Protocol, Session } from 'electron';
import { Refusable } from './app.ts';
import { happened, onCommand } from './wire.ts';

type RequestHandler = Parameters<Session['setPermissionRequestHandler']>[0];
type CheckHandler = Parameters<Session['setPermissionCheckHandler']>[0];
type DeviceHandler = Parameters<Session['setDevicePermissionHandler']>[0];
type PageHandler = Parameters<Protocol['handle']>[1];

const events = new EventEmitter();
let onRequest: RequestHandler = null;
let onCheck: CheckHandler = null;
let onDevice: DeviceHandler = null;
let blocks:
  ((details: { url: string }, answer: (response: { cancel?: boolean }) => void) => void) | undefined;
const schemes = new Map<string, PageHandler>();

export const protocol = {
  registerSchemesAsPrivileged: (customSchemes: Electron.CustomScheme[]) => happened('schemes', customSchemes),
  handle: (scheme: string, handler: PageHandler) => void schemes.set(scheme, handler),
} satisfies Partial<Protocol>;

const webRequest = {
  onBeforeRequest: (handler: unknown) => void (blocks = handler as typeof blocks),
} satisfies Partial<Electron.WebRequest>;

const defaultSession = {
  setPermissionRequestHandler: (handler: RequestHandler) => void (onRequest = handler),
  setPermissionCheckHandler: (handler: CheckHandler) => void (onCheck = handler),
  setDevicePermissionHandler: (handler: DeviceHandler) => void (onDevice = handler),
  setSpellCheckerEnabled: (enable: boolean) => happened('spell-checker', enable),
  on(event: string, listener: (...values: never[]) => void): never {
    events.on(event, listener as (...values: unknown[]) => void);
    return this as never;
  },
} satisfies Partial<Session>;

export const session = { defaultSession: { ...defaultSession, protocol, webRequest } };

/** Whether the program stops a request before it is made. */
export const isBlocked = (url: string): boolean => {
  let cancel = false;
  blocks?.({ url }, (response) => (cancel = response.cancel === true));
  return cancel;
};

/** @param url with the app's own scheme. @returns undefined for a scheme that the program does not serve */
export async function answerOf(url: string, method: string): Promise<Response | undefined> {
  const handler = schemes.get(new URL(url).protocol.slice(0, -1));
  return handler?.({ url, method } as unknown as Request);
}

/** @returns whether the program lets it come */
export const allowsDownload = (url: string, name: string): boolean => {
  const event = new Refusable();
  events.emit('will-download', event, { getURL: () => url, getFilename: () => name }, {});
  return !event.defaultPrevented;
};

interface Permission {
  readonly permission: string;
  readonly origin: string;
  readonly media?: 'video' | 'audio';
}
onCommand('permission', async ({ permission, origin, media }: Permission) => {
  const details = {
    ...{ requestingUrl: `${origin}/`, isMainFrame: true },
    ...(media === undefined ? {} : { mediaTypes: [media], mediaType: media }),
  };
  const requested = await new Promise<boolean>((resolve) =>
    onRequest ? onRequest({} as never, permission as never, resolve, details) : resolve(true),
  );
  const checked = onCheck?.(null, permission as never, `${origin}/`, details) ?? true;
  return { requested, checked };
});
onCommand(
  'device',
  () => onDevice?.({ deviceType: 'usb', origin: 'app://rejoin', device: {} as never }) ?? true,
);
onCommand('blocked', (url: string) => isBlocked(url));
onCommand('serve', async ({ url, method }: { url: string; method: string }) => {
  const response = await answerOf(url, method);
  return response && { status: response.status, headers: Object.fromEntries(response.headers) };
});
