import { useEffect, useRef, useState } from 'preact/hooks';
import { firstOf, type ErrorMatch } from '../errors/findErrors.ts';
import { loadErrors, pageOf } from '../errors/loadErrors.ts';
import { details, loadEngine, partsMissing, type Engine, type Found } from './engine.ts';
import { inTime, Unavailable } from '../inTime.ts';
import search, { enough, inWords } from './search.ts';

export interface SearchDialogProps {
  /** Address of Pagefind's script. */
  readonly bundle: string;
  /** Address of the list of all pages: the way on when search fails. */
  readonly pages: string;
  /** What to search for at once. */
  readonly query?: string;
  readonly onClose: () => void;
}

type State =
  | { readonly is: 'empty' }
  | { readonly is: 'searching' }
  | { readonly is: 'failed' }
  | {
      readonly is: 'found';
      readonly query: string;
      readonly total: number;
      readonly shown: readonly Found[];
      /** Errors of the catalogue whose text was typed or pasted; they come first. */
      readonly errors: readonly ErrorMatch[];
      /** What was asked instead of the query. */
      readonly mended: string | undefined;
    };

const pageSize = 6;
let engine: Promise<Engine> | undefined;

/** One engine for the page; a failed start is forgotten, so that the next try starts anew. */
const ready = (bundle: string): Promise<Engine> => {
  engine ??= loadEngine(bundle);
  engine.catch(() => (engine = undefined));
  return engine;
};

/** Without the catalogue's patterns the words are searched all the same. */
const errorsIn = async (query: string): Promise<readonly ErrorMatch[]> => {
  try {
    return firstOf((await loadErrors())(query).matches);
  } catch {
    return [];
  }
};

const pathOf = (url: string): string => new URL(url, location.href).pathname;

const answer = async (bundle: string, query: string): Promise<State> => {
  const errors = await errorsIn(query);
  const { results, mended } = await search(inWords(query), await ready(bundle));
  // Pagefind keeps quiet about a part of its index that it could not fetch: little found may mean little read.
  if (results.length < enough && (await partsMissing(bundle))) {
    throw new Unavailable('a part of the index is missing');
  }
  const paths = new Set(errors.map(({ error }) => pageOf(error.id)));
  const found = await details(results.slice(0, pageSize));
  const shown = found.filter(({ url }) => !paths.has(pathOf(url)));
  const total = errors.length + results.length - (found.length - shown.length);
  return { is: 'found', query, total, shown: shown.slice(0, pageSize - errors.length), errors, mended };
};

const said = (state: State): string => {
  if (state.is === 'searching') return 'Searching…';
  if (state.is !== 'found') return '';
  if (state.total === 0) return `Nothing found for “${state.query}”.`;
  const pages = `${state.total} ${state.total === 1 ? 'page' : 'pages'}`;
  const asked = state.mended === undefined ? '' : ` for “${state.mended}”`;
  return `${pages}${asked}${state.total > pageSize ? `, the best ${pageSize} shown` : ''}`;
};

const Result = ({ found }: { readonly found: Found }) => {
  const parts = found.sub_results
    .filter(({ url }) => url !== found.url && !url.endsWith('#_top'))
    .sort((a, b) => b.locations.length - a.locations.length)
    .slice(0, 3);
  return (
    <li>
      <a class="found" href={found.url}>
        <b>{found.meta['title']}</b>
        {found.meta['kind'] && <small>{found.meta['kind']}</small>}
        {/* Pagefind escapes the text of pages and adds only <mark>. */}
        <span dangerouslySetInnerHTML={{ __html: found.excerpt }} />
      </a>
      {parts.length > 0 && (
        <ul>
          {parts.map(({ url, title }) => (
            <li key={url}>
              <a class="found" href={url}>
                {title}
              </a>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
};

const ErrorResult = ({ error }: ErrorMatch) => (
  <li>
    <a class="found" href={pageOf(error.id)}>
      <b translate={false}>{error.title}</b>
      <small>Error</small>
      <span>{error.description}</span>
    </a>
  </li>
);

export const SearchDialog = ({ bundle, pages, query: first = '', onClose }: SearchDialogProps) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const [text, setText] = useState(first);
  const [state, setState] = useState<State>({ is: 'empty' });
  const [attempt, setAttempt] = useState(0);
  /** Enter was pressed before the answer to what is typed had come. */
  const entered = useRef(false);

  useEffect(() => {
    dialog.current?.showModal();
    void ready(bundle).catch(() => undefined);
    void loadErrors().catch(() => undefined);
  }, []);

  useEffect(() => {
    const query = text.trim();
    if (query === '') {
      setState({ is: 'empty' });
      return undefined;
    }
    let current = true;
    // Long enough that a fast typist asks once a word, not once a letter.
    const timer = setTimeout(() => {
      setState((before) => (before.is === 'found' ? before : { is: 'searching' }));
      inTime(answer(bundle, query)).then(
        (found) => current && setState(found),
        () => {
          engine = undefined;
          if (current) setState({ is: 'failed' });
        },
      );
    }, 120);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text, attempt]);

  const stopsIn = () => [...(dialog.current?.querySelectorAll<HTMLElement>('input, a.found') ?? [])];

  useEffect(() => {
    if (state.is !== 'found' || state.query !== text.trim() || !entered.current) return;
    entered.current = false;
    stopsIn()[1]?.click();
  }, [state]);

  const move = (event: KeyboardEvent) => {
    // An input method's own Enter and arrows pick among its words.
    if (event.isComposing) return;
    const stops = stopsIn();
    const at = stops.indexOf(document.activeElement as HTMLElement);
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Enter' && at === 0) {
      if (state.is === 'found' && state.query === text.trim()) stops[1]?.click();
      else entered.current = true;
    }
    if (step === 0 || at < 0) return;
    event.preventDefault();
    stops[Math.min(stops.length - 1, Math.max(0, at + step))]?.focus();
  };

  return (
    <dialog
      ref={dialog}
      class="search-dialog"
      aria-label="Search"
      onClose={onClose}
      onKeyDown={move}
      onClick={(event) => event.target === event.currentTarget && dialog.current?.close()}
    >
      <div class="search-frame">
        <div class="search-field">
          <input
            type="text"
            role="searchbox"
            enterkeyhint="search"
            aria-label="Search, or paste an error message"
            placeholder="Search, or paste an error message"
            value={text}
            onInput={(event) => {
              entered.current = false;
              setText(event.currentTarget.value);
            }}
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            autofocus
          />
          <button type="button" class="button" onClick={() => dialog.current?.close()}>
            Close
          </button>
        </div>
        <p class="search-said" role="status">
          {said(state)}
        </p>
        {state.is === 'failed' && (
          <div class="search-failed" role="alert">
            <p>Search did not load: a part of its index could not be fetched.</p>
            <p>
              <button type="button" class="button edged" onClick={() => setAttempt(attempt + 1)}>
                Try again
              </button>
              <a class="button" href={pages}>
                All pages, A to Z
              </a>
            </p>
          </div>
        )}
        {state.is === 'found' && state.total > 0 && (
          <ol class="search-results">
            {state.errors.map((match) => (
              <ErrorResult key={match.error.id} {...match} />
            ))}
            {state.shown.map((found) => (
              <Result key={found.url} found={found} />
            ))}
          </ol>
        )}
        {state.is === 'found' && state.total === 0 && (
          <p>
            Try fewer words, or look through <a href={pages}>all pages, A to Z</a>.
          </p>
        )}
      </div>
    </dialog>
  );
};
