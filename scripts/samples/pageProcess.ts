/**
 * A process that holds the page's Python, or with `newer` as its argument the newer one, and runs the programs that
 * `pagePython.ts` sends it.
 */
import type { Outcome, Program, RunSettings } from '../../src/components/runner/protocol.ts';
import { startPython } from '../python/startPython.ts';

export interface Job {
  readonly program: Program;
  readonly settings: RunSettings;
}

export type FromProcess =
  | { readonly type: 'ready' }
  | { readonly type: 'done'; readonly outcome: Outcome; readonly stdout: string; readonly stderr: string };

const written = { stdout: '', stderr: '' };
const tell = (message: FromProcess): void => void process.send?.(message);

const python = await startPython({
  write: (stream, text) => void (written[stream] += text),
  environment: process.env['PYTHONWARNINGS'] ? { PYTHONWARNINGS: process.env['PYTHONWARNINGS'] } : {},
  newer: process.argv[2] === 'newer',
});
process.on('disconnect', () => process.exit());
process.on('message', ({ program, settings }: Job) => {
  written.stdout = written.stderr = '';
  void python.run(program, settings).then((outcome) => tell({ type: 'done', outcome, ...written }));
});
tell({ type: 'ready' });
