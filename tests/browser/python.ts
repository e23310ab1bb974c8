import type { Page } from 'playwright-core';
import type { PagePython, RunEnd, Session } from '../../src/components/runner/python.ts';
import type { RunSettings } from '../../src/components/runner/protocol.ts';
import { defaultSettings } from '../../src/components/runner/settings.ts';

/**
 * Drives the Python of a built page below its buttons: through the very module that the page loads when its reader means
 * to run something, under the page's own policy. So a test chooses its time limit, and sees how a run ended.
 */

export interface Ran {
  readonly end: RunEnd;
  /** Both streams as they came. */
  readonly output: string;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions extends Partial<RunSettings> {
  /** The program's file name. */
  readonly name?: string;
  /** Stops the run once its output holds this. */
  readonly stopAt?: string;
  /** What is typed where the program asks for a line; it is stopped there without. */
  readonly types?: string;
}

export interface DrivenPython {
  readonly run: (source: string, options?: RunOptions) => Promise<Ran>;
  readonly session: () => Promise<Session>;
  readonly preload: () => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Waits until the session is in this state. */
  readonly reach: (state: Session['state']) => Promise<void>;
}

/** @param module address of the built module; see `scripts/pythonModule.ts` */
export const drive = async (page: Page, module: string): Promise<DrivenPython> => {
  // A text, for the test runner would rewrite an import of its own.
  const handle = await page.evaluateHandle<PagePython>(
    `import(${JSON.stringify(module)}).then(({ pagePython }) => pagePython())`,
  );
  return {
    run: (source, { name = 'program.py', stopAt, types, ...settings } = {}) =>
      handle.evaluate(
        (python, { name, source, settings, stopAt, types }) =>
          new Promise<Ran>((resolve) => {
            let output = '';
            const written = { stdout: '', stderr: '' };
            python.run({ name, source }, settings, {
              onOutput: (pieces) => {
                for (const { stream, text } of pieces) {
                  output += text;
                  written[stream] += text;
                }
                if (stopAt !== undefined && output.includes(stopAt)) python.stop();
              },
              onInput: () => (types === undefined ? python.stop() : python.answer(types)),
              onEnd: (end) => resolve({ end, output, ...written }),
            });
          }),
        { name, source, settings: { ...defaultSettings, ...settings }, stopAt, types },
      ),
    session: () => handle.evaluate((python) => python.session()),
    preload: () => handle.evaluate((python) => python.preload()),
    stop: () => handle.evaluate((python) => python.stop()),
    reach: (state) =>
      handle.evaluate(
        (python, state) =>
          new Promise<void>((resolve) => {
            const look = (): void => {
              if (python.session().state === state) resolve();
            };
            python.subscribe(look);
            look();
          }),
        state,
      ),
  };
};
