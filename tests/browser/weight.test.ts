import { expect, test } from 'vitest';
import { builtSite } from './site.ts';

const site = builtSite({ sendHeaders: true });

test('a first visit to the page on the GIL takes at most 37 kB over the wire, headers and idle time included', async () => {
  let bytes = 0;
  await using visit = await site.open('understand/gil/', {
    before: async (page) => {
      const session = await page.context().newCDPSession(page);
      await session.send('Network.enable');
      session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
    },
  });
  await visit.page.waitForLoadState('networkidle');
  console.log(`understand/gil: ${bytes} bytes over the wire`);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThanOrEqual(37_000);
});
