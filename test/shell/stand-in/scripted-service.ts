/** A service whose state the test sets; notes what it is asked. Bundled in the place of the real one. */
import { plain } from '../../support/words.ts';
import { CALLS, type CallName, type Handlers } from '../../../app/ipc/contract/contract.ts';
import { CallError } from '../../../app/ipc/contract/call-error.ts';
import type { LiveState } from '../../../app/ipc/contract/views.ts';
import { LiveValue } from '../../../app/ipc/server/live-value.ts';
import type { ServiceHost } from '../../../app/ipc/server/service-host.ts';
import type { Coming, Service } from '../../../app/shell/service.ts';
import { liveState } from '../../support/live-state.ts';

interface Wire {
  readonly happened: (what: string, data?: unknown) => void;
  readonly onCommand: (command: string, action: (argument: never) => unknown) => void;
}

const WIRE = process.env['STAND_IN_WIRE'] ?? '';
const { happened, onCommand } = (await import(/* @vite-ignore */ WIRE)) as Wire;

class ScriptedService implements Service {
  readonly live: LiveValue;
  readonly handlers: Handlers;

  constructor(shell: ServiceHost) {
    this.live = new LiveValue(liveState({ can: shell.can }));
    const names = Object.keys(CALLS) as CallName[];
    this.handlers = Object.fromEntries(
      names.map((call) => [
        call,
        async (input: { autostart?: boolean }) => {
          happened('asked', { call, input });
          if (call === 'system.wifi-settings') await shell.openWifiSettings();
          if (input.autostart !== undefined) await shell.setAutostart(input.autostart);
          if (call === 'history.forget') throw new CallError('refused', plain('Not in a test.'));
          if (call === 'replay.close') throw new Error('A bug of the service.');
          return {};
        },
      ]),
    ) as unknown as Handlers;
    onCommand('state', (part: Partial<LiveState>) => this.live.update((state) => ({ ...state, ...part })));
  }

  start(): Promise<void> {
    happened('service-started');
    return Promise.resolve();
  }

  close(): Promise<void> {
    happened('service-closed');
    return Promise.resolve();
  }
}

export const openService = ({ host }: { host: ServiceHost }): Coming => ({
  first: Promise.resolve({ type: 'first', framed: { language: 'en', ssid: 'Office' } }),
  service: scripted(host),
});

async function scripted(host: ServiceHost): Promise<Service> {
  if (process.env['STAND_IN_WAITS'] === '1')
    await new Promise<void>((resolve) => onCommand('load', () => resolve()));
  if (process.env['STAND_IN_FAILS'] === '1') throw new Error('The service cannot be had.');
  return new ScriptedService(host);
}
