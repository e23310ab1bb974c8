import { useEffect, useRef, useState } from 'preact/hooks';
import { lastMessage } from '../search/lastMessage.ts';
import { excerptOf } from './excerpt.ts';
import type { ErrorFinder, ErrorMatch } from './findErrors.ts';
import { loadErrors, pageOf } from './loadErrors.ts';

export interface ErrorBoxProps {
  /** Addresses that the search dialog needs. */
  readonly bundle: string;
  readonly pages: string;
}

type State =
  | { readonly is: 'empty' | 'looking' | 'failed' }
  | {
      readonly is: 'found';
      readonly text: string;
      readonly lines: readonly string[];
      readonly matches: readonly ErrorMatch[];
    };

const mostShown = 5;

/** Longer texts are held beside the field, which takes seconds for many lines and shows their end instead. */
const longest = 20_000;

/** Long enough that it does not look at every letter, short enough that a paste seems to be answered at once. */
const pause = 150;

const lineWords = ([first, last]: ErrorMatch['lines']): string =>
  first === last ? `Line ${first + 1}` : `Lines ${first + 1} to ${last + 1}`;

const Match = ({ match, lines }: { readonly match: ErrorMatch; readonly lines: readonly string[] }) => (
  <li>
    <a class="message" href={pageOf(match.error.id)} translate={false}>
      {match.error.title}
    </a>
    <p>{match.error.description}</p>
    {lines.length > 1 && (
      <figure>
        <figcaption>
          {lineWords(match.lines)} of what you pasted{!match.whole && ', in part'}
        </figcaption>
        <pre translate={false} tabIndex={0} role="region" aria-label={`${lineWords(match.lines)} of your text`}>
          {excerptOf(lines, match.lines).map(({ number, text, found }) => (
            <div key={number} class={found ? 'line found' : 'line'}>
              <span aria-hidden="true">{number}</span>
              {found ? <mark>{text}</mark> : text}
              {'\n'}
            </div>
          ))}
        </pre>
      </figure>
    )}
  </li>
);

const said = (state: State): string => {
  if (state.is === 'looking') return 'Looking…';
  if (state.is !== 'found') return '';
  const { matches } = state;
  if (matches.length === 0) return 'No entry of the catalogue has this text.';
  return matches.length === 1
    ? '1 entry has this text'
    : `${matches.length} entries have this text, the likeliest first`;
};

/** A field for a traceback; compares it with the catalogue as it is typed or pasted, within this page. */
export const ErrorBox = ({ bundle, pages }: ErrorBoxProps) => {
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState('');
  /** The text is longer than what the field shows of it. */
  const [held, setHeld] = useState(false);
  const [state, setState] = useState<State>({ is: 'empty' });
  const [attempt, setAttempt] = useState(0);

  // Without `autocomplete="off"` the browser puts back what stood there before the reader followed a link.
  useEffect(() => setText(field.current?.value ?? ''), []);

  useEffect(() => {
    if (text.trim() === '') {
      setState({ is: 'empty' });
      return undefined;
    }
    let current = true;
    const look = (find: ErrorFinder) => {
      if (current) setState({ is: 'found', text, ...find(text) });
    };
    const timer = setTimeout(() => {
      setState((before) => (before.is === 'found' ? before : { is: 'looking' }));
      loadErrors().then(look, () => current && setState({ is: 'failed' }));
    }, pause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text, attempt]);

  const show = (shown: string, whole: string) => {
    if (field.current) field.current.value = shown;
    setHeld(whole.length > shown.length);
    setText(whole);
  };

  const hold = (event: ClipboardEvent) => {
    const pasted = event.clipboardData?.getData('text/plain') ?? '';
    // What is held cannot be added to: the next takes its place.
    const whole = held ? pasted : `${field.current?.value ?? ''}${pasted}`;
    if (!held && whole.length <= longest) return;
    event.preventDefault();
    show(whole.slice(-longest), whole);
  };

  const search = (query: string) =>
    void import('../search/openSearch.ts').then(
      ({ openSearch }) => openSearch({ bundle, pages, query }),
      () => location.assign(pages),
    );

  return (
    <form class="error-box" onSubmit={(event) => event.preventDefault()}>
      <label for="traceback">Paste your traceback</label>
      <p id="traceback-hint" class="hint">
        A message, a whole traceback, or a piece of a log. It stays in this page: nothing is sent.
      </p>
      <textarea
        id="traceback"
        ref={field}
        rows={6}
        aria-describedby="traceback-hint"
        placeholder={'Traceback (most recent call last):\n  …\nRuntimeError: can’t start new thread'}
        autocapitalize="off"
        spellcheck={false}
        wrap="off"
        translate={false}
        readOnly={held}
        onPaste={hold}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      {held && (
        <p class="hint">
          {text.length.toLocaleString('en')} characters pasted. The field shows only their end; all of them are looked
          at.
        </p>
      )}
      <div class="box-said">
        <p role="status">{said(state)}</p>
        {text !== '' && (
          <button
            type="button"
            class="button"
            onClick={() => {
              show('', '');
              field.current?.focus();
            }}
          >
            Clear
          </button>
        )}
      </div>
      {state.is === 'failed' && (
        <div role="alert">
          <p>The patterns did not load. What you pasted is still here.</p>
          <button type="button" class="button edged" onClick={() => setAttempt(attempt + 1)}>
            Try again
          </button>{' '}
          <a href="#threads">Go to the list</a>
        </div>
      )}
      {state.is === 'found' && state.matches.length > 0 && (
        <ol class="matches">
          {state.matches.slice(0, mostShown).map((match) => (
            <Match key={match.error.id} match={match} lines={state.lines} />
          ))}
        </ol>
      )}
      {state.is === 'found' && state.matches.length === 0 && (
        <p>
          The list below may still hold the symptom.{' '}
          <button type="button" class="button edged" onClick={() => search(lastMessage(state.text))}>
            Search the whole guide for it
          </button>
        </p>
      )}
    </form>
  );
};
