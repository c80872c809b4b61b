import { spawnSync } from 'node:child_process';
import { PARTS, type Part, type Releases } from '../releases.ts';

/** How each part is asked for its version, and where it stands in the answer. */
const ASKED: Readonly<Record<Part, readonly [program: string, args: readonly string[], answer: RegExp]>> = {
  wpa_supplicant: ['wpa_supplicant', ['-v'], /wpa_supplicant v(\S+)/],
  hostapd: ['hostapd', ['-v'], /hostapd v(\S+)/],
  NetworkManager: ['NetworkManager', ['--version'], /^(\d\S*)/m],
  iwd: ['/usr/libexec/iwd', ['--version'], /^(\d\S*)/m],
};

/** Asks every part that is installed in this guest. */
export function installedReleases(): Releases {
  const found = PARTS.map((part) => {
    const [program, args, answer] = ASKED[part];
    // hostapd tells it on stderr, and ends with an error.
    const { stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' });
    return [part, answer.exec(`${stdout}\n${stderr}`)?.[1]?.replace(/^v/, '')] as const;
  });
  return Object.fromEntries(found.filter(([, version]) => version !== undefined));
}
