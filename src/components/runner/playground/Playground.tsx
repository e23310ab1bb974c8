import { useEffect, useRef, useState } from 'preact/hooks';
import { downloadBytes } from 'virtual:python-runtime';
import { Editor, type EditorHandle } from '../editor/Editor.tsx';
import { megabytes } from '../explain.ts';
import { editsKey, forget, keep, kept, ranKey } from '../kept.ts';
import type { Program, RunSettings } from '../protocol.ts';
import type { PagePython } from '../python.ts';
import { RunPanel } from '../RunPanel.tsx';
import { readFragment, type Shared } from '../share.ts';
import { ShareLink } from '../ShareLink.tsx';
import { useRun } from '../useRun.tsx';
import { readKept, type Listed } from './choice.ts';
import { SettingsForm } from './SettingsForm.tsx';

export interface Topic {
  readonly name: string;
  readonly programs: readonly Listed[];
}

export interface PlaygroundProps {
  readonly topics: readonly Topic[];
  readonly python: PagePython;
}

/** What is in the editor. */
interface Open {
  /** `own`, `shared`, or the path of a sample. */
  readonly choice: string;
  readonly name: string;
  /** As it came: what Reset brings back. */
  readonly original: string;
  readonly text: string;
}

const visitKey = 'gilded-playground';
const ownKey = editsKey('own');

const notices = {
  shared: 'This program came with the link, and has not run. Read it first; Run runs it in this page only.',
  mangled: 'This link is damaged: a part of it is missing or changed. Ask for it again, whole.',
  newer: 'This link is of a form that this page does not know. Reload the page; it may be an old copy.',
  lost: 'This program did not load. Check the connection, then choose it again.',
} as const;

const copied = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
};

const download = ({ name, source }: Program): void => {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([source], { type: 'text/x-python' }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
};

/** Every program of the site and one of the reader's own, to change and to run under settings of choice. */
export const Playground = ({ topics, python }: PlaygroundProps) => {
  const listed = topics.flatMap(({ programs }) => programs);
  const runs = useRun(python);
  const [settings, setSettings] = useState<RunSettings>(
    () => readKept(kept(visitKey), listed, listed[0]?.path ?? 'own').settings,
  );
  const [open, setOpen] = useState<Open>();
  const [shared, setShared] = useState<Shared>();
  const [notice, setNotice] = useState<keyof typeof notices>();
  const [isKept, setIsKept] = useState(true);
  const [copyWord, setCopyWord] = useState('Copy');
  const editor = useRef<EditorHandle>(null);
  /** The last choice: an answer that comes late to an earlier one is passed over. */
  const wanted = useRef('');

  const { run } = runs;
  const active = run !== undefined && run.end === undefined;

  const choose = async (choice: string, from = shared) => {
    wanted.current = choice;
    setNotice(undefined);
    if (choice === 'own') {
      const text = kept(ownKey) ?? '';
      setOpen({ choice, name: 'program.py', original: text, text });
    } else if (choice === 'shared' && from) {
      const { name, source } = from.program;
      setOpen({ choice, name, original: source, text: source });
      setNotice('shared');
    } else {
      const program = listed.find(({ path }) => path === choice);
      if (!program) return;
      try {
        const reply = await fetch(program.path);
        if (!reply.ok) throw new Error(String(reply.status));
        const original = await reply.text();
        if (wanted.current !== choice) return;
        setOpen({ choice, name: program.name, original, text: kept(editsKey(choice)) ?? original });
      } catch {
        if (wanted.current === choice) setNotice('lost');
      }
    }
  };

  /** Keeps choice and settings for the next visit. A link is no choice: its address keeps it. */
  const remember = (choice: string, settings: RunSettings) => {
    // That so little could be kept does not say that the program was.
    if (choice !== 'shared' && !keep(visitKey, JSON.stringify({ choice, settings }))) setIsKept(false);
  };

  const readAddress = async (first: string) => {
    const link = await readFragment(location.hash);
    if (link.found === 'program') {
      setShared(link.shared);
      setSettings(link.shared.settings);
      await choose('shared', link.shared);
    } else {
      if (first) await choose(first);
      if (link.found !== 'nothing') setNotice(link.found);
    }
  };

  useEffect(() => {
    void readAddress(readKept(kept(visitKey), listed, listed[0]?.path ?? 'own').choice);
    const follow = () => void readAddress('');
    addEventListener('hashchange', follow);
    // Whoever ran something before will do so here.
    if (kept(ranKey) !== null) python.preload();
    return () => removeEventListener('hashchange', follow);
  }, []);

  /** Once something differs, the address would say what is no longer there. */
  const dropLink = () => {
    if (open?.choice !== 'shared' && location.hash.startsWith('#p')) {
      history.replaceState(history.state, '', location.pathname);
    }
  };

  const pick = (choice: string) => {
    dropLink();
    remember(choice, settings);
    void choose(choice);
  };

  const adjust = (next: RunSettings) => {
    setSettings(next);
    dropLink();
    if (open) remember(open.choice, next);
  };

  const change = (text: string) => {
    if (!open) return;
    setOpen({ ...open, text });
    if (open.choice === 'shared') return;
    dropLink();
    const key = open.choice === 'own' ? ownKey : editsKey(open.choice);
    if (open.choice !== 'own' && text === open.original) forget(key);
    else setIsKept(keep(key, text));
  };

  const makeOwn = () => {
    if (!open) return;
    setIsKept(keep(ownKey, open.text));
    history.replaceState(history.state, '', location.pathname);
    setShared(undefined);
    pick('own');
    editor.current?.focus();
  };

  const start = () => {
    if (!open || active) return;
    setNotice((before) => (before === 'shared' ? undefined : before));
    runs.start({ name: open.name, source: open.text }, settings);
  };

  const line = run?.end?.how === 'done' ? run.end.outcome.line : undefined;
  const isWhatRan = open !== undefined && run?.program.source === open.text && run.program.name === open.name;
  const changed = open !== undefined && open.choice !== 'own' && open.text !== open.original;
  const first = run === undefined && kept(ranKey) === null;
  const chosen = open?.choice ?? '';

  const hint =
    open === undefined || (open.choice !== 'own' && !changed)
      ? ''
      : open.choice === 'shared'
        ? 'Your changes to it last as long as this page.'
        : isKept
          ? 'Kept in this browser.'
          : 'This browser keeps nothing: share, copy or download what you want to keep.';

  return (
    <div class="playground">
      <div class="playground-program">
        <div class="playground-head">
          <label>
            Program
            <select value={chosen} onChange={(event) => pick(event.currentTarget.value)}>
              <option value="own">Your own program</option>
              {shared && <option value="shared">From the link: {shared.program.name}</option>}
              {topics.map(({ name, programs }) => (
                <optgroup key={name} label={name}>
                  {programs.map((program) => (
                    <option key={program.path} value={program.path}>
                      {program.name}
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
          </label>
          <button
            type="button"
            class="button main"
            aria-disabled={!open}
            onPointerEnter={() => kept(ranKey) !== null && python.preload()}
            onClick={({ detail }) => detail < 2 && (active ? runs.stop : start)()}
          >
            {active ? 'Stop' : first ? `Run · ${megabytes(downloadBytes)} MB, once` : 'Run'}
          </button>
        </div>
        <p class={notice === 'shared' ? 'notice' : 'notice bad'} role="status">
          {notice && notices[notice]}
        </p>
        {open && (
          <div class="playground-frame runner">
            <Editor
              handle={editor}
              name={open.name}
              text={open.text}
              errorLine={isWhatRan ? line : undefined}
              onChange={change}
              onRun={start}
            />
            <p class="editor-bar">
              {changed && (
                <button type="button" class="button" onClick={() => editor.current?.replace(open.original)}>
                  Reset
                </button>
              )}
              {open.choice === 'shared' && (
                <button type="button" class="button" onClick={makeOwn}>
                  {kept(ownKey) ? 'Replace your own program by it' : 'Keep as your own program'}
                </button>
              )}
              <button
                type="button"
                class="button"
                onClick={() => {
                  void copied(open.text).then((worked) => setCopyWord(worked ? 'Copied' : 'Select all, then Ctrl C'));
                }}
                onBlur={() => setCopyWord('Copy')}
              >
                {copyWord}
              </button>
              <button type="button" class="button" onClick={() => download({ name: open.name, source: open.text })}>
                Download
              </button>
              <ShareLink
                program={{ name: open.name, source: open.text }}
                settings={settings}
                onShared={(fragment) => history.replaceState(history.state, '', `#${fragment}`)}
              />
              <span class="soft">{hint}</span>
            </p>
            <RunPanel runs={runs} onShowLine={(number) => editor.current?.showLine(number)} />
          </div>
        )}
      </div>
      <SettingsForm settings={settings} onChange={adjust} />
    </div>
  );
};
