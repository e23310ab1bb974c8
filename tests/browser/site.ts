import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { launchBrowser } from '../../scripts/browser.ts';
import { serveSite, type Site, type SiteOptions } from '../../scripts/serve.ts';

/** A page of the built site, and everything it complained about. */
export interface Visit extends AsyncDisposable {
  readonly page: Page;
  /** Console errors and warnings, page errors, failed requests, violations of the policy. */
  readonly complaints: readonly string[];
}

export interface VisitOptions extends BrowserContextOptions {
  /** Runs before the page is asked for: routes, listeners, scripts. */
  readonly before?: (page: Page) => unknown;
}

export interface BuiltSite {
  /** Opens an address below the landing page, such as `choose/`. */
  readonly open: (address?: string, options?: VisitOptions) => Promise<Visit>;
  readonly url: () => string;
}

/** Serves a build for the tests of a file and opens pages of it, each in a profile of its own. */
export const builtSite = (options: Partial<SiteOptions> = {}): BuiltSite => {
  let browser: Browser;
  let site: Site;
  beforeAll(async () => {
    site = await serveSite({ folder: 'dist', ...options });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  return {
    url: () => site.url,
    open: async (address = '', { before, ...contextOptions } = {}) => {
      const context = await browser.newContext({
        viewport: { width: 1280, height: 800 },
        reducedMotion: 'reduce',
        ...contextOptions,
      });
      const page = await context.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
      });
      page.on('pageerror', (error) => complaints.push(String(error)));
      page.on('requestfailed', (request) => {
        const why = request.failure()?.errorText ?? '';
        // A request that a navigation cut short is nobody's fault.
        if (why !== 'net::ERR_ABORTED') complaints.push(`${request.url()}: ${why}`);
      });
      await before?.(page);
      await page.goto(new URL(address, site.url).href);
      if (contextOptions.javaScriptEnabled !== false) await settled(page);
      return { page, complaints, [Symbol.asyncDispose]: () => context.close() };
    },
  };
};

/** Waits until every island of the page works: before that its buttons are only HTML. */
export const settled = async (page: Page): Promise<void> => {
  await page.waitForLoadState('load');
  await page.waitForFunction(() => !document.querySelector('astro-island[ssr]'));
};

export const noComplaints = ({ complaints }: Visit): void => {
  expect(complaints).toEqual([]);
};

export const heading = (page: Page) => page.locator('main h1');
