/**
 * Folders laid out like Electron's own, for machines that cannot have it. The program has the fuses that a packer sets, and
 * says what it is.
 */
import { createPackage } from '@electron/asar';
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What marks the fuses in a program of Electron, with the version of their wire, their number and Electron's defaults. */
const FUSES = Buffer.concat([
  Buffer.alloc(64, 1),
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 8]),
  Buffer.from('10110001'),
  Buffer.alloc(64, 1),
]);

function put(folder: string, path: string, content: string | Buffer): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), content);
}

async function defaultApp(folder: string, resources: string): Promise<void> {
  put(folder, 'default-app/main.js', '');
  mkdirSync(join(folder, resources), { recursive: true });
  await createPackage(join(folder, 'default-app'), join(folder, resources, 'default_app.asar'));
  rmSync(join(folder, 'default-app'), { recursive: true });
}

function licences(folder: string): void {
  put(folder, 'LICENSE', 'The licence of Electron.');
  put(folder, 'LICENSES.chromium.html', 'The licences of Chromium.');
  put(folder, 'version', '45.5.0');
}

export async function linuxLayout(folder: string): Promise<void> {
  licences(folder);
  const says = 'This package was made without Electron. The command works: rejoin --help';
  put(folder, 'electron', Buffer.concat([Buffer.from(`#!/bin/sh\necho '${says}' >&2\nexit 3\n`), FUSES]));
  chmodSync(join(folder, 'electron'), 0o755);
  put(folder, 'chrome-sandbox', '#!/bin/sh\n');
  put(folder, 'locales/en-US.pak', 'pak');
  await defaultApp(folder, 'resources');
}

export async function windowsLayout(folder: string): Promise<void> {
  licences(folder);
  put(folder, 'electron.exe', FUSES);
  put(folder, 'locales/en-US.pak', 'pak');
  await defaultApp(folder, 'resources');
}

const plist = (keys: Record<string, string>): string =>
  `<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd"><plist version="1.0"><dict>${Object.entries(
    keys,
  )
    .map(([key, value]) => `<key>${key}</key><string>${value}</string>`)
    .join('')}</dict></plist>`;

export async function macLayout(folder: string): Promise<void> {
  licences(folder);
  const app = 'Electron.app/Contents';
  put(folder, `${app}/Info.plist`, plist({ CFBundleExecutable: 'Electron', CFBundleName: 'Electron' }));
  put(folder, `${app}/MacOS/Electron`, 'program');
  put(folder, `${app}/Frameworks/Electron Framework.framework/Electron Framework`, FUSES);
  for (const kind of ['', ' (Renderer)', ' (Plugin)', ' (GPU)']) {
    const helper = `${app}/Frameworks/Electron Helper${kind}.app/Contents`;
    put(folder, `${helper}/Info.plist`, plist({ CFBundleName: `Electron Helper${kind}` }));
    put(folder, `${helper}/MacOS/Electron Helper${kind}`, 'program');
  }
  await defaultApp(folder, `${app}/Resources`);
}
