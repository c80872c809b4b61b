import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { PASSWORDS } from './networks.ts';
import { run } from './process.ts';

const FOLDER = '/run/lab/certificates';

/** Makes an authority, a server certificate and hostapd's user file, once per guest. Elliptic keys: RSA takes seconds here. */
export async function makeCertificates(): Promise<void> {
  if (existsSync(`${FOLDER}/users`)) return;
  mkdirSync(FOLDER, { recursive: true });
  const path = (name: string) => `${FOLDER}/${name}`;
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '30'];
  const request = (...args: string[]) => run('openssl', 'req', ...key, ...args);
  await request('-x509', '-subj', '/CN=Lab authority', '-keyout', path('ca.key'), '-out', path('ca.pem'));
  await request('-subj', '/CN=radius.lab', '-keyout', path('server.key'), '-out', path('server.csr'));
  const authority = ['-CA', path('ca.pem'), '-CAkey', path('ca.key'), '-CAcreateserial'];
  await run(
    'openssl',
    'x509',
    '-req',
    '-in',
    path('server.csr'),
    ...authority,
    '-days',
    '30',
    '-out',
    path('server.pem'),
  );
  writeFileSync(path('users'), `* PEAP\n"someone" MSCHAPV2 "${PASSWORDS.eap}" [2]\n`);
}
