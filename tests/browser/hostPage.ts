import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll } from 'vitest';

/** The page of somebody else, on an origin of its own, in which something of ours stands. */
export interface HostPage {
  /** Shows this HTML from now on, and returns where. */
  readonly show: (body: string) => string;
}

/** Serves one page on a port of its own while the tests of a file run. */
export const hostPage = (): HostPage => {
  let server: Server;
  let shown = '';
  beforeAll(async () => {
    server = createServer((request, response) => {
      response.writeHead(request.url === '/' ? 200 : 204, { 'Content-Type': 'text/html; charset=utf-8' });
      response.end(request.url === '/' ? shown : undefined);
    });
    await new Promise<void>((resolve, reject) => {
      server.on('error', reject);
      server.listen(0, '127.0.0.1', resolve);
    });
  });
  afterAll(async () => {
    await new Promise((done) => void (server.close(done), server.closeAllConnections()));
  });
  return {
    show: (body) => {
      shown = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Host</title></head><body>${body}</body></html>`;
      const address = server.address();
      return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`;
    },
  };
};
