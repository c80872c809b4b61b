import { setTimeout as delay } from 'node:timers/promises';
import type { AccessPoint } from './access-point.ts';
import { Control, Monitor } from './control.ts';
import * as frames from './frames.ts';

/** How the access point answers a (re)association request. */
export type Answer =
  | { readonly kind: 'deauth'; readonly reason: number }
  /** Association response with status 0, then disassociation (Huawei B535-333 does this with reason 2). */
  | { readonly kind: 'accept-then-disassoc'; readonly reason: number }
  | { readonly kind: 'refuse'; readonly status: number }
  | { readonly kind: 'silent' };

export interface MisbehavingOptions {
  readonly answer: Answer;
  /** False: every request is answered so, not only those that carry a PMKID. */
  readonly onlyPmkid?: boolean;
  /** False: it goes on after a full SAE exchange; otherwise the interface goes back to hostapd at the first SAE confirm. */
  readonly endsWithFullSae?: boolean;
  /** It also answers no authentication frame. */
  readonly ignoresAuth?: boolean;
}

/**
 * Stands between a real hostapd and the air. hostapd's testing options hand every management frame to us; we give back all but
 * those that the access point of a public report treated wrongly. While frames pass through us hostapd learns the fate of its
 * own frames only from us, so each transmit status goes back too.
 */
export class MisbehavingAp {
  /** When each request was answered. Milliseconds since 1970. */
  readonly answeredAt: number[] = [];
  readonly #control: Control;
  readonly #options: MisbehavingOptions;
  #monitor: Monitor | undefined;

  /** Requests answered so far. */
  get answered(): number {
    return this.answeredAt.length;
  }

  private constructor(control: Control, options: MisbehavingOptions) {
    this.#control = control;
    this.#options = options;
  }

  /** Takes the frames of an access point over. @throws if its hostapd was built without testing options */
  static async takeOver(accessPoint: AccessPoint, options: MisbehavingOptions): Promise<MisbehavingAp> {
    const control = await Control.open(accessPoint.controlPath);
    const ap = new MisbehavingAp(control, options);
    ap.#monitor = await Monitor.attach(accessPoint.controlPath, (text) => ap.#onEvent(text));
    await control.order('SET ext_mgmt_frame_handling 1');
    return ap;
  }

  /** Gives the frames back: from here on it is an ordinary access point. */
  async release(): Promise<void> {
    await this.#control.request('SET ext_mgmt_frame_handling 0').catch(() => undefined);
    this.#monitor?.close();
    this.#monitor = undefined;
  }

  #onEvent(text: string): void {
    const status = /MGMT-TX-STATUS (stype=\d+ ok=\d+ buf=[0-9a-f]+)/.exec(text);
    if (status?.[1] !== undefined) {
      this.#tell(`MGMT_TX_STATUS_PROCESS ${status[1]}`);
      return;
    }
    const received = /MGMT-RX (?:.* )?([0-9a-f]{48,})\s*$/.exec(text)?.[1];
    if (received === undefined) return;
    const frame = frames.parseFrame(Buffer.from(received, 'hex'));
    if (this.#isWronged(frame)) {
      this.answeredAt.push(Date.now());
      void this.#answer(frame);
      return;
    }
    if (frame.subtype === frames.SUBTYPE.auth && this.#options.ignoresAuth === true) return;
    this.#tell(`MGMT_RX_PROCESS freq=2412 datarate=0 ssi_signal=-30 frame=${received}`);
    if (frames.saeTransaction(frame) === 2 && this.#options.endsWithFullSae !== false) void this.release();
  }

  #isWronged(frame: frames.Frame): boolean {
    const { assocReq, reassocReq } = frames.SUBTYPE;
    if (frame.subtype !== assocReq && frame.subtype !== reassocReq) return false;
    return this.#options.onlyPmkid === false || frames.countPmkids(frame) > 0;
  }

  async #answer(request: frames.Frame): Promise<void> {
    const { assocReq, assocResp, reassocResp, deauth, disassoc } = frames.SUBTYPE;
    const response = request.subtype === assocReq ? assocResp : reassocResp;
    const send = (subtype: number, body: Buffer) =>
      this.#tell(
        `MGMT_TX ${frames.buildFrame(subtype, request.transmitter, request.bssid, body).toString('hex')}`,
      );
    const { answer } = this.#options;
    switch (answer.kind) {
      case 'deauth':
        send(deauth, frames.reasonBody(answer.reason));
        break;
      case 'refuse':
        send(response, frames.associationBody(answer.status));
        break;
      case 'accept-then-disassoc':
        send(response, frames.associationBody(0));
        await delay(50);
        send(disassoc, frames.reasonBody(answer.reason));
        break;
      case 'silent':
        break;
    }
  }

  #tell(command: string): void {
    this.#control.request(command).catch(() => undefined);
  }
}
