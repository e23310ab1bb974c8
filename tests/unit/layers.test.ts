import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Logic: everything in TypeScript under components but the parts that are by their nature the browser's. */
const browserParts = new RegExp(
  [
    '.worker',
    'runner/(kept|openRunner|outputLog|playground/(openPlayground|playgroundLoader))',
    'samples/sampleActions',
    'search/(siteSearch|openSearch|engine)',
    'starlight/theme',
    'tables/rowFilter',
    'wizard/(usePosition|leafProgram|leafActions|leafLoading|drawing/walkDrawing|embed/snippet)',
  ]
    .map((part) => `${part.replaceAll('.', '\\.')}\\.ts$`)
    .join('|'),
);
const logic = globSync('src/components/**/*.ts').filter((file) => !browserParts.test(file));

test.for(logic)('%s knows neither Preact nor the document', (file) => {
  const text = readFileSync(file, 'utf8');
  expect(text).not.toMatch(/from 'preact/);
  expect(text).not.toMatch(/\b(document|window|localStorage|history)\./);
});

test('only links.ts and the config know the base path', () => {
  const knowing = globSync('src/**/*.{ts,tsx,astro}').filter((file) => readFileSync(file, 'utf8').includes('BASE_URL'));
  expect(knowing).toEqual(['src/links.ts']);
});

test.for(globSync('src/**/*.{astro,tsx,mdx}'))(
  '%s writes no style attribute and no event handler in markup',
  (file) => {
    const text = readFileSync(file, 'utf8');
    expect(text).not.toMatch(/\sstyle=/);
    expect(text).not.toMatch(/\son[a-z]+="/);
  },
);
