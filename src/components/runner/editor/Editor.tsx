import type { Ref } from 'preact';
import { useId, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { indent, newLine, outdent, rangeOfLine, type Edit } from './keys.ts';
import { paint } from './tokenize.ts';

export interface EditorHandle {
  readonly focus: () => void;
  /** Selects a line, counted from 1. */
  readonly showLine: (line: number) => void;
  /** Puts another text in, so that undo brings the old one back. */
  readonly replace: (text: string) => void;
}

export interface EditorProps {
  readonly handle: Ref<EditorHandle>;
  /** A file name. */
  readonly name: string;
  readonly text: string;
  /** Marked, as long as the text is the one that ran. */
  readonly errorLine?: number | undefined;
  readonly onChange: (text: string) => void;
  readonly onRun: () => void;
}

const isApple = (): boolean => /mac|iphone|ipad/i.test(navigator.userAgent);

/** As typed: the browser then undoes and redoes it. */
const type = (field: HTMLTextAreaElement, { start, end, text, selectStart, selectEnd }: Edit): void => {
  field.focus();
  field.setSelectionRange(start, end);
  // Deprecated, and the only way that keeps the browser's own history.
  const typed = start === end && text === '' ? true : document.execCommand(text ? 'insertText' : 'delete', false, text);
  if (!typed) {
    field.setRangeText(text, start, end);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  field.setSelectionRange(selectStart, selectEnd);
};

/** A program to change: a text field, its letters unseen, over the same text in colours. */
export const Editor = ({ handle, name, text, errorLine, onChange, onRun }: EditorProps) => {
  const field = useRef<HTMLTextAreaElement>(null);
  const [tabIndents, setTabIndents] = useState(false);
  /** Escape was the last key: the next Tab leaves. */
  const leaving = useRef(false);
  const help = useId();

  useImperativeHandle(handle, () => ({
    focus: () => field.current?.focus(),
    showLine: (line) => {
      const area = field.current;
      if (!area) return;
      area.focus();
      area.setSelectionRange(...rangeOfLine(area.value, line));
      area.closest('.editor')?.querySelector('mark')?.scrollIntoView({ block: 'nearest' });
    },
    replace: (next) => {
      const area = field.current;
      if (area) type(area, { start: 0, end: area.value.length, text: next, selectStart: 0, selectEnd: 0 });
    },
  }));

  // Before the next key is pressed: later it would take away what was typed meanwhile.
  useLayoutEffect(() => {
    if (field.current && field.current.value !== text) field.current.value = text;
  }, [text]);

  const lines = useMemo(() => paint(text), [text]);
  const html = lines
    .map((line, index) => (index + 1 === errorLine ? `<mark class="error-line">${line || ' '}</mark>` : line))
    .join('\n');
  const numbers = lines.map((_, index) => (index + 1 === errorLine ? `✕ ${index + 1}` : `${index + 1}`)).join('\n');

  const press = (event: KeyboardEvent) => {
    const area = field.current;
    // Safari says 229 of the Enter that ends a composition, and no longer that it composes.
    if (!area || event.isComposing || event.keyCode === 229) return;
    const { value, selectionStart: start, selectionEnd: end } = area;
    const wasLeaving = leaving.current;
    if (event.key !== 'Shift') leaving.current = event.key === 'Escape';
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      onRun();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    let edit: Edit | undefined;
    if (event.key === 'Enter' && !event.shiftKey) edit = newLine(value, start, end);
    else if (event.key === 'Tab' && tabIndents && !wasLeaving) {
      event.preventDefault();
      edit = event.shiftKey ? outdent(value, start, end) : indent(value, start, end);
    }
    if (!edit) return;
    event.preventDefault();
    type(area, edit);
  };

  return (
    <div class="editor">
      <div class="editor-text">
        <pre class="editor-numbers" aria-hidden="true">
          {numbers}
        </pre>
        <div class="editor-layers">
          {/* The painter escapes the text and adds only spans. The last line counts even where it is empty. */}
          <pre aria-hidden="true" translate={false} dangerouslySetInnerHTML={{ __html: `${html} ` }} />
          <textarea
            ref={field}
            aria-label={`Program ${name}`}
            aria-describedby={help}
            translate={false}
            spellcheck={false}
            autocomplete="off"
            autocapitalize="off"
            autocorrect="off"
            wrap="off"
            onInput={(event) => onChange(event.currentTarget.value)}
            onKeyDown={press}
            onBlur={() => (leaving.current = false)}
          />
        </div>
      </div>
      <p class="editor-help">
        <label>
          <input
            type="checkbox"
            checked={tabIndents}
            onChange={(event) => setTabIndents(event.currentTarget.checked)}
          />{' '}
          Tab indents
        </label>
        <span id={help}>
          {isApple() ? '⌘' : 'Ctrl'} Enter runs. {tabIndents ? 'Esc, then Tab, leaves.' : 'Tab leaves.'}
        </span>
      </p>
    </div>
  );
};
