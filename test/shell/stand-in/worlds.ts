/**
 * The preload's world and the page's, as Electron keeps them apart: two JavaScript worlds of one frame in Chromium, with
 * nothing in common but the DOM. Only structured clones cross, functions become proxies, and what is exposed is frozen.
 */

import type { ContextBridge, IpcRenderer } from 'electron';

/** Name of the preload's world. */
export const ISOLATED = 'stand-in-preload';
/** The function of the preload's world that reaches the program. */
export const BINDING = 'standInSend';

/** The frame's own, in whichever world. */
declare const window: EventTarget;

/** Both ends of the bridge; runs in a page, so it must use nothing from outside of it. */
function bridge(own: string, other: string) {
  const functions = new Map<string, (...values: unknown[]) => unknown>();
  let last = 0;
  let returned: { value?: unknown; error?: string } | undefined;
  const dispatch = (name: string, detail: unknown): boolean =>
    window.dispatchEvent(new CustomEvent(name, { detail }));

  const out = (value: unknown): unknown => {
    if (typeof value === 'function') {
      const id = `${own}${++last}`;
      functions.set(id, value as () => unknown);
      return { standInFunction: id };
    }
    if (Array.isArray(value)) return value.map(out);
    if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype)
      return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, out(part)]));
    return structuredClone(value);
  };
  const back = (value: unknown): unknown => {
    if (value === null || typeof value !== 'object') return value;
    const id = (value as { standInFunction?: string }).standInFunction;
    if (id !== undefined)
      return Object.freeze((...values: unknown[]) => {
        returned = undefined;
        dispatch(`call-${other}`, { id, values: values.map(out) });
        const result = returned as { value?: unknown; error?: string } | undefined;
        if (result?.error !== undefined) throw new Error(result.error);
        return back(result?.value);
      });
    const copy = Array.isArray(value)
      ? value.map(back)
      : Object.fromEntries(Object.entries(value).map(([key, part]) => [key, back(part)]));
    return Object.freeze(copy);
  };

  window.addEventListener(`call-${own}`, (event) => {
    const { id, values } = (event as CustomEvent<{ id: string; values: unknown[] }>).detail;
    let answer;
    try {
      answer = { value: out(functions.get(id)?.(...values.map(back))) };
    } catch (error) {
      answer = { error: (error as Error).message };
    }
    dispatch(`return-${other}`, answer);
  });
  window.addEventListener(`return-${own}`, (event) => {
    returned = (event as CustomEvent<typeof returned>).detail;
  });
  window.addEventListener(`expose-${own}`, (event) => {
    const { name, value } = (event as CustomEvent<{ name: string; value: unknown }>).detail;
    Object.defineProperty(window, name, { value: back(value), enumerable: true });
  });
  return {
    expose: (name: string, value: unknown) => dispatch(`expose-${other}`, { name, value: out(value) }),
  };
}

/** What a sandboxed preload sees; runs in the preload's world. */
function sandbox(expose: ContextBridge['exposeInMainWorld'], send: (text: string) => void) {
  type Listener = (event: unknown, ...values: unknown[]) => void;
  const listeners = new Map<string, Set<Listener>>();
  const ipcRenderer: Pick<IpcRenderer, 'send' | 'on' | 'off'> = {
    send: (channel, ...values: unknown[]) =>
      send(JSON.stringify({ channel, values: structuredClone(values) })),
    on(channel, listener) {
      listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener as Listener));
      return ipcRenderer as IpcRenderer;
    },
    off(channel, listener) {
      listeners.get(channel)?.delete(listener as Listener);
      return ipcRenderer as IpcRenderer;
    },
  };
  const electron = { contextBridge: { exposeInMainWorld: expose }, ipcRenderer };
  return {
    deliver: (channel: string, values: unknown[]) => {
      for (const listener of listeners.get(channel) ?? []) listener({}, ...values);
    },
    require: (name: string) => {
      if (name === 'electron') return electron;
      throw new Error(`module not found: ${name}`);
    },
  };
}

/** Runs in the page's world before any script of the page. */
export const pageScript = `(${String(bridge)})('page', 'preload');`;

/** Runs in the preload's world. @param preload the bundled file. It has no Node: the names are the frame's own */
export const preloadScript = (preload: string): string => `{
  const { expose } = (${String(bridge)})('preload', 'page');
  const box = (${String(sandbox)})(expose, (text) => ${BINDING}(text));
  globalThis.standInDeliver = box.deliver;
  (function (require, module, exports) {
${preload}
  })(box.require, { exports: {} }, {});
}`;
