/** What the verbs that follow or change this machine have in common. */
import { help } from './help.ts';

export interface LiveOptions {
  readonly iface?: string;
  /** Folder of the control sockets. */
  readonly ctrl?: string;
  readonly json?: true;
}

type Flag = readonly [flags: string, description: string];
export const ctrlOption = (): Flag => ['--ctrl <folder>', help('help.ctrl')];
export const ifaceOption = (): Flag => ['--iface <name>', help('help.iface')];
export const jsonOption = (schema: string): Flag => ['--json', help('help.json', { schema })];
