import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SampleActions } from '../samples/sampleActions.ts';
import { Editor, type EditorHandle } from './editor/Editor.tsx';
import { editsKey, forget, keep, kept } from './kept.ts';
import type { PagePython } from './python.ts';
import type { RunSettings } from './protocol.ts';
import { RunPanel } from './RunPanel.tsx';
import { defaultSettings } from './settings.ts';
import { ShareLink } from './ShareLink.tsx';
import { useRun } from './useRun.tsx';

/** The parts of a sample's figure that the build made. */
export interface SampleParts {
  readonly actions: SampleActions;
  readonly code: HTMLElement;
  /** Whether the page shows a recorded output. */
  readonly recorded: boolean;
}

/** What the buttons of a sample ask for. */
export interface Commands {
  run: () => void;
  edit: () => void;
  /** Opens the editor with what was kept, and leaves the focus where it is. */
  restore: () => void;
}

export interface SampleRunnerProps {
  readonly sample: SampleParts;
  readonly python: PagePython;
  /** Filled in at each render. */
  readonly commands: Partial<Commands>;
}

/** Marks one line of a program that the build has coloured. @returns what takes the mark away */
const markLine = (code: HTMLElement, line: number): (() => void) => {
  const lines = code.innerHTML.split('\n');
  if (line > lines.length) return () => undefined;
  lines[line - 1] = `<mark class="error-line">${lines[line - 1] || ' '}</mark>`;
  code.innerHTML = lines.join('\n');
  return () => {
    const mark = code.querySelector('mark.error-line');
    if (mark?.textContent === ' ') mark.remove();
    else mark?.replaceWith(...mark.childNodes);
  };
};

/** Run, Edit and output of one sample, between its program and its recorded output. */
export const SampleRunner = ({ sample, python, commands }: SampleRunnerProps) => {
  const { actions, code, recorded } = sample;
  const isPart = actions.dataset['part'] !== undefined;
  const runs = useRun(python);
  const [editing, setEditing] = useState(false);
  /** The program in the editor; undefined before it was opened. */
  const [text, setText] = useState<string>();
  /** Whether what was changed will outlive the page. */
  const [isKept, setIsKept] = useState(true);
  const [showsRecorded, setShowsRecorded] = useState(false);
  const [problem, setProblem] = useState<string>();
  const editor = useRef<EditorHandle>(null);
  const focusWhenOpen = useRef<'text' | number>();
  /** The program as the site gives it, without the reader's changes. */
  const original = useRef('');

  const settings: RunSettings = {
    ...defaultSettings,
    clock: actions.dataset['runs'] === 'virtual' ? 'virtual' : defaultSettings.clock,
  };
  const { run } = runs;
  const active = run !== undefined && run.end === undefined;
  /** The program as the page shows it now: the options of a recommendation change it without asking here. */
  const shown = () => `${code.textContent}\n`;
  const changed = text !== undefined && text !== original.current;

  /** The whole file; undefined, with a word to the reader, where it cannot be had. */
  const whole = async (): Promise<string | undefined> => {
    if (!isPart) return shown();
    if (original.current !== '') return original.current;
    try {
      const reply = await fetch(actions.path);
      if (!reply.ok) throw new Error(String(reply.status));
      return await reply.text();
    } catch {
      setProblem('The whole file did not load. Check the connection, then try again.');
      return undefined;
    }
  };

  const start = (source: string) => {
    setShowsRecorded(false);
    setProblem(undefined);
    runs.start({ name: actions.name, source }, settings);
  };

  const open = async (focus: 'text' | number | undefined) => {
    const source = await whole();
    if (source === undefined) return;
    original.current = source;
    focusWhenOpen.current = focus;
    setProblem(undefined);
    setText((before) => before ?? kept(editsKey(actions.path)) ?? source);
    setEditing(true);
  };

  commands.run = () => {
    if (active) runs.stop();
    else if (editing && text !== undefined) start(text);
    else void whole().then((source) => source !== undefined && start(source));
  };
  commands.edit = () => (editing ? setEditing(false) : void open('text'));
  commands.restore = () => void open(undefined);

  const change = (next: string) => {
    setText(next);
    if (next === original.current) forget(editsKey(actions.path));
    else setIsKept(keep(editsKey(actions.path), next));
  };

  const isShown = editing && text !== undefined;

  useLayoutEffect(() => {
    const program = code.closest('pre');
    if (program) program.hidden = isShown;
    actions.editButton.setAttribute('aria-expanded', String(isShown));
    actions.label(actions.editButton, isShown ? 'Close' : 'Edit');
    const focus = focusWhenOpen.current;
    focusWhenOpen.current = undefined;
    if (focus === 'text') editor.current?.focus();
    else if (focus !== undefined) editor.current?.showLine(focus);
  }, [isShown]);

  useLayoutEffect(() => {
    if (!isShown) return undefined;
    const before = actions.text;
    actions.text = () => text;
    return () => (actions.text = before);
  }, [isShown, text]);

  useEffect(() => {
    const link = actions.querySelector<HTMLAnchorElement>('a[download]');
    if (!link || !isShown || !changed) return undefined;
    const before = link.href;
    const mine = URL.createObjectURL(new Blob([text], { type: 'text/x-python' }));
    link.href = mine;
    return () => {
      // The options of a recommendation may have put another file there meanwhile.
      if (link.href === mine) link.href = before;
      URL.revokeObjectURL(mine);
    };
  }, [isShown, changed, text]);

  useLayoutEffect(() => {
    if (active) actions.label(actions.runButton, 'Stop');
    else if (run) actions.label(actions.runButton, 'Run');
  }, [active]);

  useLayoutEffect(() => {
    code.closest('figure')?.classList.toggle('live', run !== undefined && !showsRecorded);
  }, [run, showsRecorded]);

  // The program of a recommendation changes with what is ticked beside it.
  useEffect(() => {
    if (isPart) return undefined;
    const observer = new MutationObserver(() => {
      const now = shown();
      const before = original.current;
      if (before === '' || now === before) return;
      original.current = now;
      setText((mine) => (mine === before ? now : mine));
    });
    observer.observe(code, { childList: true });
    return () => observer.disconnect();
  }, []);

  const line = run?.end?.how === 'done' ? run.end.outcome.line : undefined;
  const source = run?.program.source;
  useEffect(() => {
    if (line === undefined || isPart || isShown || source !== shown()) return undefined;
    return markLine(code, line);
  }, [line, isShown, source]);

  return (
    <>
      {isShown && (
        <>
          <Editor
            handle={editor}
            name={actions.name}
            text={text}
            errorLine={source === text ? line : undefined}
            onChange={change}
            onRun={() => !active && start(text)}
          />
          <p class="editor-bar">
            {changed && (
              <button type="button" class="button" onClick={() => editor.current?.replace(original.current)}>
                Reset
              </button>
            )}
            <ShareLink program={{ name: actions.name, source: text }} settings={settings} />
            <span class="soft">
              {isPart && 'This is the whole file. '}
              {changed &&
                (isKept
                  ? 'Your changes stay in this browser until Reset.'
                  : 'This browser keeps nothing: share, copy or download your changes.')}
            </span>
          </p>
        </>
      )}
      {problem && (
        <p class="ran" role="alert">
          {problem}
        </p>
      )}
      <RunPanel
        runs={runs}
        onShowLine={(number) => (isShown ? editor.current?.showLine(number) : void open(number))}
        note={isPart && !isShown ? 'Ran the whole file' : undefined}
      >
        {run?.end && recorded && (
          <button type="button" class="button" onClick={() => setShowsRecorded(!showsRecorded)}>
            {showsRecorded ? 'Hide' : 'Show'} the recorded output
          </button>
        )}
      </RunPanel>
    </>
  );
};
