import { existsSync } from 'node:fs';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where Chromium is; undefined: tests that need it say so and are skipped. */
export const CHROMIUM = [process.env['CHROMIUM'], ...PLACES].find((path) => path && existsSync(path));
