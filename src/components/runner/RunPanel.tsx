import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { ErrorPages } from './ErrorPages.tsx';
import { cutNote, facts, megabytes, pythonName, said, summary } from './explain.ts';
import type { Session } from './python.ts';
import { preemptionModes } from './settings.ts';
import type { Run, Runs } from './useRun.tsx';

export interface RunPanelProps {
  readonly runs: Runs;
  /** Shows the line of the program in which an exception left it. */
  readonly onShowLine: (line: number) => void;
  /** What else there is to say about what ran. */
  readonly note?: string | undefined;
  /** Buttons beside the title. */
  readonly children?: ComponentChildren;
}

const Loading = ({ session }: { readonly session: Session }) => {
  if (session.state !== 'loading') return <p class="run-state">Running…</p>;
  const { receivedBytes, totalBytes } = session;
  const done = receivedBytes >= totalBytes;
  return (
    <p class="run-state">
      <label>
        {done
          ? 'Starting Python…'
          : `Loading Python: ${megabytes(receivedBytes)} of ${megabytes(totalBytes)} MB unpacked`}
        <progress max={totalBytes} value={done ? undefined : receivedBytes} />
      </label>
    </p>
  );
};

const InputLine = ({
  asks,
  onAnswer,
}: {
  readonly asks: boolean;
  readonly onAnswer: (line: string | null) => void;
}) => {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // Not from wherever else on the page the reader has gone meanwhile.
    if (asks && field.current?.closest('figure, .playground')?.contains(document.activeElement)) field.current.focus();
  }, [asks]);
  useLayoutEffect(() => {
    const form = field.current?.form;
    return () => {
      // The form goes with the end of the program: whoever typed there goes on at the output.
      if (form?.contains(document.activeElement)) form.parentElement?.querySelector('pre')?.focus();
    };
  }, []);
  const answer = (line: string | null) => {
    if (!asks || !field.current) return;
    field.current.value = '';
    onAnswer(line);
  };
  return (
    <form
      class="run-input"
      onSubmit={(event) => {
        event.preventDefault();
        answer(field.current?.value ?? '');
      }}
    >
      <label>
        {asks ? 'The program waits for a line' : 'Input for the program'}
        <input ref={field} type="text" readOnly={!asks} autocomplete="off" autocapitalize="off" spellcheck={false} />
      </label>
      <button type="submit" class="button edged">
        Enter
      </button>
      <button type="button" class="button" onClick={() => answer(null)}>
        End of input
      </button>
    </form>
  );
};

interface EndedProps {
  readonly run: Run;
  /** What it wrote to standard error. */
  readonly errors: string;
  readonly onShowLine: (line: number) => void;
}

const Ended = ({ run, errors, onShowLine }: EndedProps) => {
  if (!run.end) return null;
  const { what, next, detail, bad } = said(run.end);
  const outcome = run.end.how === 'done' ? run.end.outcome : undefined;
  const line = outcome?.line;
  return (
    <div class={bad ? 'run-end bad' : 'run-end'}>
      {outcome && cutNote(outcome) && <p>{cutNote(outcome)}</p>}
      <p>
        <b>{what}</b>
        {line !== undefined && (
          <>
            {' '}
            <button type="button" class="button" onClick={() => onShowLine(line)}>
              Go to line {line}
            </button>
          </>
        )}
      </p>
      {next && <p>{next}</p>}
      {outcome && <ErrorPages text={[errors, ...outcome.notes].join('\n')} />}
      {outcome && outcome.notes.length > 0 && (
        <div class="run-notes">
          <p class="label">Noticed by this page, not printed by Python</p>
          {outcome.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </div>
      )}
      {detail && (
        <p>
          <code>{detail}</code>
        </p>
      )}
    </div>
  );
};

/** What a run prints, how it ended, and under which conditions it ran. */
export const RunPanel = ({ runs, onShowLine, note, children }: RunPanelProps) => {
  const { run, session, log } = runs;
  if (!run) return null;
  const { program, settings, end } = run;
  const mode = preemptionModes.find(({ id }) => id === settings.preemption);
  const heard = end ? summary(end, log.lines) : run.asks ? 'The program waits for a line.' : '';
  return (
    <section class="run" aria-label={`Run of ${program.name}`}>
      <div class="run-head">
        <p class="label">Output of your run</p>
        {children}
      </div>
      {!end && !run.asks && <Loading session={session} />}
      <pre translate={false} tabIndex={0} role="region" aria-label={`Output of ${program.name}`}>
        <samp ref={log.attach} />
      </pre>
      {run.hasAsked && !end && <InputLine asks={run.asks} onAnswer={runs.answer} />}
      <Ended run={run} errors={log.errors} onShowLine={onShowLine} />
      <p class="ran">
        {pythonName} · Switches: {mode?.label}
        {settings.clock === 'virtual' && ' · Virtual clock'}
        {end?.how === 'done' && ` · ${facts(end.outcome)}`}
        {note && ` · ${note}`}
      </p>
      <p class="sr-only" role="status">
        {heard}
      </p>
    </section>
  );
};
