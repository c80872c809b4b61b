import { execFileSync, spawn } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { SEARCH_PATH } from './requirements.ts';

/** A kernel and its modules, unpacked from Debian's package but never installed. */
export interface Kernel {
  readonly image: string;
  readonly root: string;
  readonly release: string;
}

/** What the initramfs must load before the machine's own file system can be mounted. */
const EARLY_MODULES = ['virtio_pci', '9pnet_virtio', '9p', 'overlay'];
const INITRAMFS_INIT = join(import.meta.dirname, '../guest/initramfs.sh');
const REPOSITORY = join(import.meta.dirname, '../../..');

const environment = { ...process.env, PATH: SEARCH_PATH.join(':') };

function output(program: string, args: readonly string[], cwd?: string): string {
  return execFileSync(program, args, {
    encoding: 'utf8',
    env: environment,
    maxBuffer: 1 << 26,
    stdio: ['ignore', 'pipe', 'ignore'],
    ...(cwd === undefined ? {} : { cwd }),
  });
}

/** The lab's cache folder: LAB_CACHE, or ~/.cache/rejoin-lab. */
export function cacheFolder(): string {
  return process.env['LAB_CACHE'] ?? join(homedir(), '.cache/rejoin-lab');
}

function download(cache: string): void {
  const work = mkdtempSync(join(cache, 'download-'));
  try {
    const depends = output('apt-cache', ['depends', 'linux-image-amd64']);
    const name = /Depends: (linux-image-\S+)/.exec(depends)?.[1];
    if (name === undefined) throw new Error('apt knows no linux-image-amd64: run apt-get update');
    output('apt-get', ['download', name], work);
    const archive = readdirSync(work).find((file) => file.endsWith('.deb'));
    if (archive === undefined) throw new Error(`apt-get download ${name} brought no package`);
    output('dpkg', ['-x', join(work, archive), join(work, 'kernel')]);
    const release = name.replace('linux-image-', '');
    output('depmod', ['-b', join(work, 'kernel'), release]);
    if (!existsSync(join(cache, 'kernel'))) renameSync(join(work, 'kernel'), join(cache, 'kernel'));
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/**
 * Finds the cached kernel, or downloads Debian's package into the cache and unpacks it there.
 * @throws if apt knows no kernel package or cannot download it
 */
export function prepareKernel(note: (text: string) => void): Kernel {
  const cache = cacheFolder();
  mkdirSync(cache, { recursive: true });
  const root = join(cache, 'kernel');
  if (!existsSync(join(root, 'boot'))) {
    note(`downloading Debian's kernel package into ${cache}`);
    download(cache);
  }
  const image = readdirSync(join(root, 'boot')).find((file) => file.startsWith('vmlinuz-'));
  if (image === undefined) throw new Error(`no vmlinuz in ${root}/boot: remove ${cache} and start again`);
  return { image: join(root, 'boot', image), root, release: image.replace('vmlinuz-', '') };
}

/** Builds the small first file system: busybox, four modules and what they need, and a script that mounts the real one. */
export function buildInitramfs(kernel: Kernel): string {
  const target = join(cacheFolder(), 'initramfs.gz');
  const work = mkdtempSync(join(cacheFolder(), 'initramfs-'));
  try {
    for (const folder of ['bin', 'modules', 'proc', 'sys', 'dev', 'mnt', 'newroot'])
      mkdirSync(join(work, folder));
    const busybox = SEARCH_PATH.map((folder) => join(folder, 'busybox')).find((path) => existsSync(path));
    if (busybox === undefined) throw new Error('busybox is gone');
    copyFileSync(busybox, join(work, 'bin/busybox'));
    copyFileSync(INITRAMFS_INIT, join(work, 'init'));
    const order = new Set<string>();
    for (const module of EARLY_MODULES) {
      const steps = output('modprobe', ['-d', kernel.root, '-S', kernel.release, '--show-depends', module]);
      for (const match of steps.matchAll(/^insmod (\S+)/gm)) order.add(match[1] ?? '');
    }
    for (const path of order) copyFileSync(path, join(work, 'modules', basename(path)));
    writeFileSync(join(work, 'modules/order'), [...order].map((path) => `${basename(path)}\n`).join(''));
    output(
      'sh',
      ['-c', 'chmod +x init && find . | cpio -o -H newc | gzip -1 > ../$(basename "$PWD").gz'],
      work,
    );
    // Another run may be doing the same: the name is ours until the file is whole.
    renameSync(`${work}.gz`, target);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return target;
}

/**
 * Copies what the guests run to a folder of its own: a checkout that is edited meanwhile would look different from scenario to
 * scenario, and a file system that changes under an overlay may show anything.
 * @returns the copy; the caller removes it
 */
export function copyCheckout(): string {
  const copy = mkdtempSync(join(cacheFolder(), 'checkout-'));
  for (const part of ['app', 'native', 'test/lab', 'package.json', 'out/renderer']) {
    if (existsSync(join(REPOSITORY, part)))
      cpSync(join(REPOSITORY, part), join(copy, part), { recursive: true });
  }
  symlinkSync(realpathSync(join(REPOSITORY, 'node_modules')), join(copy, 'node_modules'));
  return copy;
}

/** Compiles what the guests run, once and outside: under emulation it takes half a minute. They read it beside the copy. */
export function compileAhead(checkout: string): void {
  const program = join(checkout, 'app/cli/rejoin.js');
  if (!existsSync(program)) return;
  const env = { ...process.env, NODE_COMPILE_CACHE: join(checkout, 'compile-cache') };
  for (const verb of ['watch', 'fix', 'status'])
    execFileSync(process.execPath, [program, verb, '--help'], { stdio: 'ignore', env });
}

/** A guest that runs one batch of scenarios and powers off. */
export interface GuestOptions {
  readonly kernel: Kernel;
  readonly initramfs: string;
  /** Copy of the checkout that the guest runs. */
  readonly checkout: string;
  /** Host folder that the guest sees, read-write, as /out. */
  readonly out: string;
  /** The batch file, relative to `out`. */
  readonly batch: string;
  /** Folder of a whole system that is booted instead of this machine's. */
  readonly userland?: string | undefined;
  /** Folder of a system whose wpa_supplicant and hostapd are used. */
  readonly supplicant?: string | undefined;
  /** A port of this machine's loopback that leads to the same port of the guest. */
  readonly port?: number | undefined;
  /** Called with every line of the guest's console. */
  readonly onLine: (line: string) => void;
  /** Power is cut after so many seconds without a line that begins with `@lab`. */
  readonly silenceS: number;
}

/** What a guest of another system is given of this machine: the checkout's copy and the kernel's modules, Node and its packages. */
const shared = (): string => [cacheFolder(), realpathSync(join(REPOSITORY, 'node_modules'))].join(':');

/** A card in a network of its own: nothing gets out, one port leads in. */
const leadingIn = (port: number): string[] => [
  '-netdev',
  `user,id=n0,restrict=on,hostfwd=tcp:127.0.0.1:${port}-:${port}`,
  ...['-device', 'virtio-net-pci,netdev=n0'],
];

/** Boots one guest and resolves when it is off: `off`, or `silent` if its power had to be cut. */
export function bootGuest(options: GuestOptions): Promise<'off' | 'silent'> {
  const share = (id: string, path: string, tag: string, extra: string) => [
    '-fsdev',
    `local,id=${id},path=${path},security_model=none,multidevs=remap${extra}`,
    '-device',
    `virtio-9p-pci,fsdev=${id},mount_tag=${tag}`,
  ];
  const append = [
    'console=ttyS0 quiet panic=-1',
    `lab.modules=${options.kernel.root}/lib/modules`,
    `lab.init=${options.checkout}/test/lab/guest/init.sh`,
    `lab.node=${process.execPath}`,
    `lab.batch=/out/${options.batch}`,
    ...(options.userland === undefined ? [] : [`lab.userland=${options.userland}`, `lab.shared=${shared()}`]),
    ...(options.supplicant === undefined ? [] : [`lab.supplicant=${options.supplicant}`]),
    ...(options.port === undefined ? [] : [`lab.port=${options.port}`]),
  ].join(' ');
  const guest = spawn(
    'qemu-system-x86_64',
    [
      // /dev/kvm may exist and still hang in the firmware; TCG works everywhere.
      ...['-accel', 'tcg,thread=single', '-cpu', 'max', '-m', '1024'],
      // The guest's clock counts its instructions, two nanoseconds each: a machine that has no time for it makes it take longer,
      // and nothing in it comes late.
      ...['-icount', 'shift=1,sleep=on', '-rtc', 'clock=vm'],
      ...['-nographic', '-no-reboot', '-kernel', options.kernel.image, '-initrd', options.initramfs],
      ...['-append', append],
      ...share('root', '/', 'rootfs', ',readonly=on'),
      ...share('out', options.out, 'outfs', ''),
      ...(options.port === undefined ? [] : leadingIn(options.port)),
    ],
    { env: environment, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  return new Promise((resolve, reject) => {
    let wasSilent = false;
    const cutPower = () => {
      wasSilent = true;
      guest.kill('SIGKILL');
    };
    let timer = setTimeout(cutPower, options.silenceS * 1000);
    for (const stream of [guest.stdout, guest.stderr]) {
      createInterface({ input: stream }).on('line', (raw) => {
        const line = raw.replaceAll('\r', '');
        if (line.includes('@lab')) {
          clearTimeout(timer);
          timer = setTimeout(cutPower, options.silenceS * 1000);
        }
        options.onLine(line);
      });
    }
    const stop = () => guest.kill('SIGKILL');
    process.once('exit', stop);
    guest.on('error', reject);
    guest.on('close', () => {
      clearTimeout(timer);
      process.removeListener('exit', stop);
      resolve(wasSilent ? 'silent' : 'off');
    });
  });
}
