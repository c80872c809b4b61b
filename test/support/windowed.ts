/** The real service behind the real page in a real Chromium. */
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { LoopbackServer } from '../../app/ipc/server/loopback-server.ts';
import { readPages } from '../../app/ipc/server/page-files.ts';
import type { DoctorService, DoctorOptions } from '../../app/service/doctor-service.ts';
import { PAGES } from './browser.ts';
import { withService } from './service.ts';

export interface Windowed {
  readonly page: Page;
  readonly service: DoctorService;
}

export const withWindow = (
  browser: Browser,
  { service: of = {}, ...options }: BrowserContextOptions & { readonly service?: Partial<DoctorOptions> },
  work: (at: Windowed) => Promise<void>,
): Promise<void> =>
  withService(of, async (service) => {
    const server = new LoopbackServer({ service, pages: readPages(PAGES) });
    const address = await server.listen();
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
    try {
      const page = await context.newPage();
      page.setDefaultTimeout(20_000);
      await page.goto(address);
      await work({ page, service });
    } finally {
      await context.close();
      await server.close();
    }
  });
