/** What Electron can do for the service. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { Notification, shell, type App } from 'electron';
import { said } from '../domain/said.ts';
import { CallError } from '../ipc/contract/call-error.ts';
import type { ServiceHost } from '../ipc/server/service-host.ts';
import { setAutostart } from './autostart.ts';
import { wifiSettings } from './wifi-settings.ts';

/** Starts a program that goes on by itself. @throws Error of the system where it cannot be started */
const start = (program: string, args: readonly string[]): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { detached: true, stdio: 'ignore' });
    child.once('error', reject);
    child.once('spawn', () => {
      child.unref();
      resolve();
    });
  });

export function electronHost(app: App): ServiceHost {
  const settings = wifiSettings(process.platform, process.env['XDG_CURRENT_DESKTOP'] ?? '', existsSync);
  return {
    can: {
      openWifiSettings: settings !== undefined,
      // From a checkout there is no program that a login could start.
      autostart: app.isPackaged,
      notify: Notification.isSupported(),
    },
    async openWifiSettings() {
      if (!settings) throw new CallError('missing', said('call.no-wifi-settings'));
      if ('address' in settings) await shell.openExternal(settings.address);
      else await start(settings.program, settings.args);
    },
    setAutostart: (on) => setAutostart(app, on),
  };
}
