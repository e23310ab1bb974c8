import preact from '@astrojs/preact';
import sitemap from '@astrojs/sitemap';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import starlightLinksValidator from 'starlight-links-validator';
import { basePath } from './config/basePath.mjs';
import { securityPolicy } from './config/csp.mjs';
import { markdown } from './config/markdown.mjs';
import { pythonRuntime } from './config/pythonRuntime.mjs';
import { searchIndex } from './config/searchIndex.mjs';
import { sidebar } from './config/sidebar.mjs';
import { unlisted } from './config/unlisted.mjs';
import { repositoryOf } from './src/repository.ts';

const site = process.env['SITE_URL'] || 'http://localhost:4321';
const base = basePath(process.env['BASE_PATH']);
const repository = repositoryOf(process.env['REPOSITORY_URL']);

export default defineConfig({
  site,
  base,
  trailingSlash: 'always',
  compressHTML: true,
  // Speculation rules in Head.astro do it without a script.
  prefetch: false,
  vite: {
    build: { rolldownOptions: { checks: { moduleLevelDirective: false } } },
    environments: {
      client: {
        build: {
          rolldownOptions: {
            // Two small modules that every page needs: one request instead of two.
            output: { codeSplitting: { groups: [{ name: 'loading', test: /inTime|preload-helper/ }] } },
          },
        },
      },
    },
  },
  markdown: markdown(base),
  integrations: [
    starlight({
      title: 'Gilded',
      description:
        'Threads, processes, asyncio, interpreters, or nothing of the kind: a field guide to concurrency in Python.',
      favicon: '/favicon.svg',
      customCss: ['./src/styles/index.css'],
      sidebar,
      routeMiddleware: './src/routeData.ts',
      ...(repository ? { editLink: { baseUrl: `${repository}/edit/main/` } } : {}),
      // Samples are coloured by our own component, the index is built by `searchIndex`.
      expressiveCode: false,
      pagefind: false,
      disable404Route: true,
      credits: false,
      components: Object.fromEntries(
        ['Footer', 'Head', 'Header', 'MobileMenuFooter', 'PageTitle', 'Search', 'Sidebar', 'SiteTitle']
          .concat(['ThemeProvider', 'ThemeSelect'])
          .map((name) => [name, `./src/components/starlight/${name}.astro`]),
      ),
      // It reads links as they are written, without the base path; the tests read what was built under one.
      plugins:
        base === '/'
          ? [
              starlightLinksValidator({
                errorOnLocalLinks: false,
                exclude: [
                  '/',
                  '/choose/**',
                  '/errors/**',
                  '/pages/**',
                  '/playground/',
                  '/samples/**',
                  '/gilded_probe.py',
                ],
              }),
            ]
          : [],
    }),
    sitemap({ filter: (page) => !unlisted(new URL(page).pathname.slice(base.length - 1)) }),
    preact(),
    pythonRuntime(),
    searchIndex(),
    securityPolicy(),
  ],
});
