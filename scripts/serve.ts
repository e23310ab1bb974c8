import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { createGzip } from 'node:zlib';
import { basePath } from '../config/basePath.mjs';

/** A static host as small as can be: what `npm start` and the browser tests serve the built site with. */

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.mjs': 'text/javascript',
  '.png': 'image/png',
  '.py': 'text/x-python',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain',
  '.wasm': 'application/wasm',
  '.xml': 'application/xml',
  '.zip': 'application/zip',
};
const compressed = /^(text|application\/(javascript|json|xml|wasm)|image\/svg)/;

/** Codings of HTTP, the better one first, and how the build names files that have it. */
const codings = [
  { name: 'br', extension: '.br' },
  { name: 'gzip', extension: '.gz' },
] as const;

/** What to send for a file: the file, a compressed one beside it, or the file compressed on the way. */
const sending = (file: string, type: string, accepted: string) => {
  const known = codings.filter(({ name }) => new RegExp(`\\b${name}\\b`).test(accepted));
  const beside = known.find(({ extension }) => existsSync(file + extension));
  if (beside) return { file: file + beside.extension, coding: beside.name, zip: false };
  const zip = compressed.test(type) && known.some(({ name }) => name === 'gzip');
  return { file, coding: zip ? 'gzip' : undefined, zip };
};

export interface Rule {
  /** Matches paths that begin with this. */
  readonly prefix: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Names whose earlier value is dropped. */
  readonly drops: readonly string[];
}

/** Reads the `_headers` file that the build writes for hosts which send headers. */
export const readHeaderRules = (text: string): Rule[] => {
  const rules: { prefix: string; headers: Record<string, string>; drops: string[] }[] = [];
  for (const line of text.split('\n').filter((line) => line.trim() !== '')) {
    const rule = rules.at(-1);
    if (!line.startsWith(' ')) rules.push({ prefix: line.replace(/\*$/, ''), headers: {}, drops: [] });
    else if (rule && line.trim().startsWith('! ')) rule.drops.push(line.trim().slice(2));
    else if (rule) {
      const [name = '', ...value] = line.trim().split(': ');
      rule.headers[name] = value.join(': ');
    }
  }
  return rules;
};

export interface SiteOptions {
  readonly folder: string;
  /** The base path the site was built for, with both slashes. */
  readonly base?: string;
  /** 0 takes a free port. */
  readonly port?: number;
  /** Sends the headers of the build's `_headers`, as a host that can. */
  readonly sendHeaders?: boolean;
}

export interface Site {
  /** The address of the landing page, with a slash at the end. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

const serverFor = ({ folder, base = '/', sendHeaders = false }: SiteOptions): Server => {
  const rules = sendHeaders ? readHeaderRules(readFileSync(path.join(folder, '_headers'), 'utf8')) : [];
  return createServer((request, response) => {
    let address: URL;
    let wanted: string;
    try {
      address = new URL(request.url ?? '/', 'http://localhost');
      wanted = decodeURIComponent(address.pathname);
    } catch {
      response.writeHead(400).end('This address is not well-formed.');
      return;
    }
    for (const { headers, drops } of rules.filter(({ prefix }) => wanted.startsWith(prefix))) {
      drops.forEach((name) => response.removeHeader(name));
      Object.entries(headers).forEach(([name, value]) => {
        // Browsers would ask this plain server for TLS.
        response.setHeader(
          name,
          name === 'Content-Security-Policy' ? value.replace('; upgrade-insecure-requests', '') : value,
        );
      });
    }
    const inside = path.join(folder, wanted.startsWith(base) ? wanted.slice(base.length) : '\0');
    const within = !inside.includes('\0') && (inside + path.sep).startsWith(path.resolve(folder) + path.sep);
    let file = within && existsSync(inside) ? inside : '';
    if (file && statSync(file).isDirectory()) {
      if (!wanted.endsWith('/')) {
        response.writeHead(301, { Location: `${address.pathname}/${address.search}` }).end();
        return;
      }
      file = path.join(file, 'index.html');
    }
    const found = file !== '' && existsSync(file);
    if (!found) file = path.join(folder, '404.html');
    const type = types[path.extname(file)] ?? 'application/octet-stream';
    response.setHeader('Content-Type', type.startsWith('text/') ? `${type}; charset=utf-8` : type);
    const accepted = String(request.headers['accept-encoding'] ?? '');
    const sent = sending(file, type, accepted);
    response.setHeader('Vary', 'Accept-Encoding');
    if (sent.coding) response.setHeader('Content-Encoding', sent.coding);
    if (!sent.zip) response.setHeader('Content-Length', statSync(sent.file).size);
    response.writeHead(found ? 200 : 404);
    const bytes = createReadStream(sent.file);
    (sent.zip ? bytes.pipe(createGzip({ level: 9 })) : bytes).pipe(response);
  });
};

/**
 * Serves a built site on this machine only.
 * @throws where the folder holds no built site
 */
export const serveSite = (options: SiteOptions): Promise<Site> => {
  if (!existsSync(path.join(options.folder, '404.html'))) {
    throw new Error(`${options.folder} holds no built site: run "npm run build" first`);
  }
  const server = serverFor({ ...options, folder: path.resolve(options.folder) });
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      resolve({
        url: `http://127.0.0.1:${port}${options.base ?? '/'}`,
        close: () => new Promise((done) => void (server.close(() => done()), server.closeAllConnections())),
      });
    });
  });
};

if (process.argv[1] === import.meta.filename) {
  const base = basePath(process.env['BASE_PATH']);
  const folder = path.resolve(import.meta.dirname, '../dist');
  const site = await serveSite({ folder, base, port: Number(process.env['PORT'] ?? 0), sendHeaders: true });
  console.log(`Gilded is at ${site.url} (Ctrl C ends it)`);
}
