import { h, render } from 'preact';
import type { SampleActions } from '../samples/sampleActions.ts';
import { pagePython } from './client.ts';
import looks from './runner.css?inline';
import { SampleRunner, type Commands } from './SampleRunner.tsx';

let prepared = false;

/** Once for the page. */
const prepare = (): void => {
  if (prepared) return;
  prepared = true;
  // The style sheet comes with the script: a page on which nobody runs anything does not carry it.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(looks);
  document.adoptedStyleSheets.push(sheet);
  // Once Python is here, no button speaks of its size any more.
  const end = pagePython().subscribe(({ state }) => {
    if (state !== 'ready' && state !== 'running') return;
    end();
    for (const actions of document.querySelectorAll<SampleActions>('sample-actions[data-runs]')) {
      if (actions.runButton.textContent.startsWith('Run')) actions.label(actions.runButton, 'Run');
    }
  });
};

const mounted = new WeakMap<SampleActions, Partial<Commands>>();

const mount = (actions: SampleActions): Partial<Commands> => {
  const figure = actions.closest('figure');
  const code = figure?.querySelector<HTMLElement>('pre > code');
  if (!figure || !code) return {};
  prepare();
  const recorded = figure.querySelector(':scope > .output') !== null;
  const host = document.createElement('div');
  host.className = 'runner';
  code.closest('pre')?.after(host);
  const commands: Partial<Commands> = {};
  render(h(SampleRunner, { sample: { actions, code, recorded }, python: pagePython(), commands }), host);
  return commands;
};

/** Does what a button of a sample asks for; makes the sample's runner where there is none yet. */
export const openRunner = (actions: SampleActions, what: keyof Commands): void => {
  const commands = mounted.get(actions) ?? mount(actions);
  mounted.set(actions, commands);
  commands[what]?.();
};

/** Fetches and starts Python, so that a Run that may come finds it ready. */
export const preload = (): void => pagePython().preload();

// This module is imported on demand, so the name survives the build: the browser tests drive a page's Python by it.
export { pagePython };
