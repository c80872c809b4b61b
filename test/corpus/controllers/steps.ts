/** What an access point lives through with one station: frames that reach it, and what it makes of them. */
import type { Frame } from '../air.ts';
import type { KeyManagement } from '../network.ts';

export type StepName =
  | 'auth-request'
  | 'auth-refused'
  | 'sae-commit'
  | 'sae-confirm'
  | 'sae-refused'
  | 'assoc-request'
  | 'assoc-accepted'
  | 'assoc-refused'
  | 'eap-started'
  | 'eap-success'
  | 'eap-failure'
  | 'key-1'
  | 'key-2'
  | 'key-3'
  | 'key-4'
  | 'wrong-mic'
  | 'gave-up'
  | 'up'
  /** The access point ended it. */
  | 'ended'
  /** The station did. */
  | 'left';

export interface Step {
  readonly at: number;
  readonly is: StepName;
  readonly bssid: string;
  readonly ssid: string;
  readonly keys: KeyManagement;
  /** Of a refusal, or of an end. */
  readonly code: number;
  /** Of a request to associate: with a PMKID, and to an access point while another one was connected. */
  readonly cached: boolean;
  readonly roams: boolean;
  /** Of a message of the access point: not the first of its kind. */
  readonly retry: boolean;
  /** It ends a connection that was up. */
  readonly wasUp: boolean;
}

const SAE = 3;

/** The steps of one station at all access points of a network. */
export function stepsOf(frames: readonly Frame[]): Step[] {
  const steps: Step[] = [];
  let up: string | undefined;
  let cached = false;
  let last: StepName | undefined;
  const handshake = new Set<StepName>(['key-1', 'key-2', 'key-3', 'wrong-mic']);
  for (const { at, bssid, network, sent, fromStation, lost, keyed } of frames) {
    // A handshake or a login behind a connection renews its keys.
    if ((lost && fromStation) || (keyed && sent.is !== 'end')) continue;
    const tell = (is: StepName, rest: Partial<Step> = {}): void => {
      const common = { at, bssid, ssid: network.printed, keys: network.keys, code: 0 };
      steps.push({ ...common, cached, roams: false, retry: false, wasUp: up === bssid, is, ...rest });
      last = is;
    };
    const isUp = (): void => {
      tell('up');
      up = bssid;
    };
    switch (sent.is) {
      case 'authentication': {
        const { algorithm, transaction, status } = sent;
        if (fromStation && algorithm === SAE) tell(transaction === 1 ? 'sae-commit' : 'sae-confirm');
        else if (fromStation) tell('auth-request');
        else if (status !== 0 && (algorithm !== SAE || transaction === 2))
          tell(algorithm === SAE ? 'sae-refused' : 'auth-refused', { code: status });
        break;
      }
      case 'association-request':
        cached = sent.pmkid !== undefined;
        tell('assoc-request', { roams: up !== undefined && up !== bssid });
        break;
      case 'association-response':
        if (sent.status !== 0) tell('assoc-refused', { code: sent.status });
        else {
          tell('assoc-accepted');
          if (network.keys === 'open') isUp();
        }
        break;
      case 'eap':
        if (fromStation) break;
        if (sent.step === 'identity') tell('eap-started');
        else if (sent.step === 'success' || sent.step === 'failure') tell(`eap-${sent.step}`);
        break;
      case 'key': {
        const name = `key-${sent.message}` as const;
        if (sent.wrongMic === true) tell('wrong-mic');
        else tell(name, { retry: last === name || (name === 'key-1' && handshake.has(last ?? name)) });
        if (sent.message === 4) isUp();
        break;
      }
      case 'data':
        break;
      case 'end':
        if (!fromStation && last !== undefined && handshake.has(last))
          tell('gave-up', { code: last === 'key-3' ? 3 : 1 });
        tell(fromStation ? 'left' : 'ended', { code: sent.reason });
        if (up === bssid) up = undefined;
    }
  }
  return steps;
}
