/** The only thing that a page gets of Electron: a pipe to the service, frozen. Runs sandboxed. */
import { contextBridge, ipcRenderer } from 'electron';
import { PIPE_NAME, type Pipe } from './ipc/client/pipe.ts';
import type { Message } from './ipc/contract/packing.ts';
import { TO_PAGE, TO_SERVICE } from './shell/channels.ts';

const pipe: Pipe = Object.freeze({
  send(message: Message): void {
    ipcRenderer.send(TO_SERVICE, message);
  },
  listen(message: (text: string) => void): () => void {
    const heard = (_event: unknown, text: string): void => message(text);
    ipcRenderer.on(TO_PAGE, heard);
    return () => void ipcRenderer.off(TO_PAGE, heard);
  },
});

contextBridge.exposeInMainWorld(PIPE_NAME, pipe);
