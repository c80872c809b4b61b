/** The key that the lab's helpdesk signs with: nobody's, and the same in the guest and outside of it. */
import { createPrivateKey } from 'node:crypto';

/** PKCS#8 of an Ed25519 key, up to its 32 bytes (RFC 8410, 7). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

export const DESK_KEY = createPrivateKey({
  key: Buffer.concat([PKCS8, Buffer.alloc(32, 'lab')]),
  format: 'der',
  type: 'pkcs8',
});
