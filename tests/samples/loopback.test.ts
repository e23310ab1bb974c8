import { beforeAll, describe, expect, test } from 'vitest';
import { startPython } from '../../scripts/python/startPython.ts';
import type { Interpreter } from '../../src/components/runner/interpreter/interpreter.ts';
import type { Outcome } from '../../src/components/runner/protocol.ts';
import { preemptionModes } from '../../src/components/runner/settings.ts';

let stdout = '';
let python: Interpreter;

beforeAll(async () => {
  python = await startPython({ write: (stream, text) => (stdout += stream === 'stdout' ? text : '') });
});

const run = async (source: string, preemption: (typeof preemptionModes)[number]['id'] = 'gil'): Promise<Outcome> => {
  stdout = '';
  return python.run({ name: 'program.py', source }, { preemption, clock: 'virtual', seed: 1, timeLimit: 20 });
};

test('an address beyond the page is refused in words that say why', async () => {
  await run(`
import asyncio, socket, urllib.request

for call in (
    lambda: urllib.request.urlopen("https://example.org/"),
    lambda: asyncio.run(asyncio.open_connection("example.org", 80)),
    lambda: socket.create_connection(("192.0.2.1", 80)),
    lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM),
):
    try:
        call()
    except OSError as error:
        print(error)
`);
  const lines = stdout.trim().split('\n');
  expect(lines).toHaveLength(4);
  for (const line of lines.slice(0, 3)) expect(line).toContain('has no network but its own loopback');
  expect(lines[3]).toContain('has only TCP over IPv4');
});

describe('who waits for ever is told what for', () => {
  test.for([
    ['listener.accept()', 'waits for a connection that nobody makes'],
    ['one.recv(1)', 'waits for data that nobody sends'],
    ['one.makefile().readline()', 'waits for data that nobody sends'],
    ['one.sendall(bytes(1_000_000))', 'waits for somebody to read what it sends'],
    ['select.select([listener], [], [])', 'waits for sockets on which nothing happens'],
  ])('%s', async ([call, words]) => {
    const { ending, notes } = await run(`
import select, socket
listener = socket.create_server(("127.0.0.1", 0))
one, other = socket.socketpair()
${call}
`);
    expect(ending).toBe('deadlock');
    expect(notes.join('\n')).toContain(`MainThread (line 5) ${words}.`);
  });
});

test('a run finds nothing of the sockets of the one before', async () => {
  const source = `
import socket, threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

print(socket.getdefaulttimeout(), hasattr(socket, "kept"))
socket.setdefaulttimeout(3)
socket.kept = socket.create_server(("127.0.0.1", 8000))
server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(server.server_port)
`;
  for (let time = 0; time < 2; time += 1) {
    const { ending, spent } = await run(source);
    expect([ending, spent, stdout]).toEqual(['finished', false, 'None False\n49152\n']);
  }
});

test.for(preemptionModes.map(({ id }) => id))(
  'waits of a server pass on the clock, and those of its threads overlap, with pre-emption %s',
  async (preemption) => {
    const { ending } = await run(
      `
import threading, time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.request import urlopen

class Slow(BaseHTTPRequestHandler):
    def do_GET(self):
        time.sleep(10)
        self.send_response(200)
        self.end_headers()

    def log_message(self, format, *args):
        pass

def fetch():
    with urlopen(f"http://127.0.0.1:{server.server_port}/") as reply:
        reply.read()

with ThreadingHTTPServer(("127.0.0.1", 0), Slow) as server:
    threading.Thread(target=server.serve_forever).start()
    begin = time.perf_counter()
    fetch()
    print(round(time.perf_counter() - begin))
    begin = time.perf_counter()
    threads = [threading.Thread(target=fetch) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(round(time.perf_counter() - begin))
    server.shutdown()
`,
      preemption,
    );
    expect([ending, stdout]).toEqual(['finished', '10\n10\n']);
  },
);
