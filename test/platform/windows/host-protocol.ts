/** What the test and the program under wine say to each other: one JSON object a line. */
import type { Said } from '../../../app/domain/said.ts';
import type { WifiEvent } from '../../../app/domain/events.ts';
import type { Notice } from '../../../app/platform/port.ts';

export type Method =
  | 'open'
  | 'programs'
  | 'follow'
  | 'clearKey'
  | 'reconnect'
  | 'close'
  | 'capabilities'
  | 'networks'
  | 'cachedKeys'
  | 'prepare'
  | 'standDown'
  | 'repair';

export type NativeName =
  'addon' | 'reasonText' | 'queryEvents' | 'interfaces' | 'profiles' | 'profile' | 'connection';

export type ToHost =
  | {
      readonly what: 'call';
      readonly call: number;
      readonly platform: number;
      readonly method: Method;
      readonly args: readonly unknown[];
      readonly aborted: boolean;
    }
  | {
      readonly what: 'native';
      readonly call: number;
      readonly name: NativeName;
      readonly args: readonly unknown[];
    }
  | { readonly what: 'abort'; readonly call: number };

export interface FromHost {
  readonly call: number;
  readonly value?: unknown;
  readonly error?: {
    readonly name: string;
    readonly text: string;
    readonly said?: readonly Said[];
    readonly code: string | undefined;
  };
  readonly emit?: WifiEvent;
  readonly notice?: Notice;
  readonly ready?: boolean;
}
