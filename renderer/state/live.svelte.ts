/** The service as a window sees it: its live state, patched in place so that only what changed is drawn again. */
import jsonPatch from 'fast-json-patch';
import { connectDoctor, type DoctorClient } from '../../app/ipc/client/doctor-client.ts';
import type { Transport } from '../../app/ipc/client/transport.ts';
import type { DoctorApi } from '../../app/ipc/contract/contract.ts';
import type { LiveState } from '../../app/ipc/contract/views.ts';

export class Live {
  /** Undefined until the service has answered for the first time. */
  state = $state<LiveState>();
  status = $state<'connecting' | 'open' | 'closed'>('connecting');
  readonly #client: DoctorClient;
  readonly putFile: Transport['putFile'];

  constructor(transport: Transport) {
    this.putFile = transport.putFile?.bind(transport);
    this.#client = connectDoctor(transport, {
      snapshot: (state) => {
        this.state = state;
      },
      patch: (operations) => {
        jsonPatch.applyPatch(this.state, operations);
      },
      status: (status) => {
        this.status = status;
      },
    });
  }

  get api(): DoctorApi {
    return this.#client.api;
  }
}
