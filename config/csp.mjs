import { createHash } from 'node:crypto';
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * The security policy, written once. After the build every page gets a `<meta>` with the hashes of what it inlines,
 * and hosts that can send headers get the union of all pages (`dist/_headers`, `deploy/generated/`).
 */

const hashesOf = (html, tag) =>
  [
    ...html.matchAll(
      new RegExp(`<${tag}(?![^>]*\\ssrc=)(?![^>]*type="application/(?:ld\\+)?json")[^>]*>([\\s\\S]*?)</${tag}>`, 'g'),
    ),
  ]
    .map(([, body]) => body)
    .filter((body) => body !== '')
    .map((body) => `'sha256-${createHash('sha256').update(body).digest('base64')}'`);

/** Inline scripts and styles of a page, as the sources that allow exactly those. */
export const inlineHashes = (html) => ({ scripts: hashesOf(html, 'script'), styles: hashesOf(html, 'style') });

/** Whether a page shows a frame. */
export const holdsFrame = (html) => /<iframe[\s>]/i.test(html);

const unique = (list) => [...new Set(list)].sort();

/** @param {{ scripts: string[], styles: string[], frames?: boolean }} needs what pages inline, and whether they hold frames */
export const policy = ({ scripts, styles, frames = false }) =>
  [
    "default-src 'none'",
    // Pagefind and the page's own Python are WebAssembly.
    ["script-src 'self' 'wasm-unsafe-eval'", ...unique(scripts)].join(' '),
    "script-src-attr 'none'",
    ["style-src 'self'", ...unique(styles)].join(' '),
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    ...(frames ? ["frame-src 'self'"] : []),
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** The policy with what only a header can say. */
export const headerPolicy = (needs, frameAncestors) =>
  [policy(needs), ...(frameAncestors ? [`frame-ancestors ${frameAncestors}`] : []), 'upgrade-insecure-requests'].join(
    '; ',
  );

/** The headers that do not depend on what pages inline. */
export const plainHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  // Browsers pass this over where the policy has `frame-ancestors`, as that of `/embed/` does.
  'X-Frame-Options': 'DENY',
};

/** The policy of the worker that holds Python: it starts workers, fetches its files, compiles them, and no more. */
export const workerPolicy = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
  "worker-src 'self'",
].join('; ');

const immutable = 'public, max-age=31536000, immutable';

/**
 * Where two rules set the same header, hosts send the last value or all of them, and only Cloudflare knows `!`. So no
 * rule for every path may say `frame-ancestors`: of several policies a browser obeys the strictest.
 */
const headersFile = (base, needs) => {
  const lines = (headers) => Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
  return [
    `${base}*`,
    ...lines({ ...plainHeaders, 'Content-Security-Policy': headerPolicy(needs) }),
    `${base}embed/*`,
    '  ! Content-Security-Policy',
    ...lines({ 'Content-Security-Policy': headerPolicy(needs, '*') }),
    // A policy rules pages; on every script and every part of the search index it would only be weight.
    `${base}pagefind/*`,
    '  ! Content-Security-Policy',
    // One rule for each path: Cloudflare keeps only the last of two.
    `${base}_astro/*`,
    '  ! Content-Security-Policy',
    ...lines({ 'Cache-Control': immutable }),
    `${base}python/*`,
    '  ! Content-Security-Policy',
    ...lines({ 'Cache-Control': immutable }),
    // A worker obeys the policy that comes with its own script. Where a host cannot take the pages' policy back, both
    // hold, and theirs allows the same.
    `${base}python/worker/*`,
    ...lines({ 'Content-Security-Policy': workerPolicy }),
    '',
  ].join('\n');
};

/** nginx reads maps outside of a server, headers inside: two files. */
const nginxFiles = (base, needs) => ({
  'nginx-maps.conf': [
    `map $uri $gilded_frames { default "'none'"; ~^${base}embed/ "*"; }`,
    `map $uri $gilded_cache { default "no-cache"; ~^${base}(?:_astro|python)/ "${immutable}"; }`,
    `map $uri $gilded_worker { default ""; ~^${base}python/worker/ "${workerPolicy}"; }`,
    `map $sent_http_content_type $gilded_policy { default $gilded_worker; ~^text/html "${headerPolicy(needs, '$gilded_frames')}"; }`,
    '',
  ].join('\n'),
  'nginx-headers.conf': [
    ...Object.entries(plainHeaders).map(([name, value]) => `add_header ${name} "${value}" always;`),
    // nginx sends no header whose value is empty.
    'add_header Content-Security-Policy $gilded_policy always;',
    'add_header Cache-Control $gilded_cache always;',
    '',
  ].join('\n'),
});

const fetched = /\srel=["']?[^"'>]*\b(?:stylesheet|icon|preload|modulepreload|manifest|preconnect|dns-prefetch)\b/i;
const elsewhere = /\shref=["']?(?:https?:)?\/\//i;

/** What must never be written, because the policy would block it or a stranger could use it. */
export const offences = (html) => [
  ...(html.match(/<[^>]+\son[a-z]+=/gi) ?? []).map((found) => `an event handler in the markup: ${found}`),
  ...(html.match(/<(?:script|img|iframe)[^>]*\ssrc=["']?(?:https?:)?\/\/[^>]+/gi) ?? [])
    .concat((html.match(/<link[^>]+>/gi) ?? []).filter((link) => fetched.test(link) && elsewhere.test(link)))
    .map((found) => `a third party: ${found}`),
];

export const securityPolicy = () => {
  let base = '/';
  return {
    name: 'security-policy',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/?$/, '/');
      },
      'astro:build:done': ({ dir }) => {
        const folder = fileURLToPath(dir);
        const all = { scripts: [], styles: [], frames: false };
        for (const file of globSync('**/*.html', { cwd: folder })) {
          const html = readFileSync(path.join(folder, file), 'utf8');
          const found = offences(html.replace(/<pre[\s\S]*?<\/pre>/g, ''));
          if (found.length > 0) throw new Error(`${file}: ${found.join('; ')}`);
          const needs = { ...inlineHashes(html), frames: holdsFrame(html) };
          all.scripts.push(...needs.scripts);
          all.styles.push(...needs.styles);
          all.frames ||= needs.frames;
          const meta = `<meta http-equiv="Content-Security-Policy" content="${policy(needs)}">`;
          const guarded = html.replace(/<meta charset="utf-8"\s*\/?>/i, (charset) => charset + meta);
          if (guarded === html) throw new Error(`${file} has no <meta charset="utf-8"> to put the policy behind`);
          writeFileSync(path.join(folder, file), guarded);
        }
        writeFileSync(path.join(folder, '_headers'), headersFile(base, all));
        const generated = path.join(import.meta.dirname, '../deploy/generated');
        mkdirSync(generated, { recursive: true });
        for (const [name, text] of Object.entries(nginxFiles(base, all)))
          writeFileSync(path.join(generated, name), text);
      },
    },
  };
};
