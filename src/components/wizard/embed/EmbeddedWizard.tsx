import { useEffect, useRef, useState } from 'preact/hooks';
import { AnswerList } from '../AnswerList.tsx';
import { leftText, plainClick } from '../asking.ts';
import type { LeafData } from '../leafData.ts';
import { loadLeaf } from '../leafLoading.ts';
import { placeBefore, printAddress, startAt, type Position } from '../tree/address.ts';
import { outline } from '../tree/outline.ts';
import { answer, mostQuestions, questionOf } from '../tree/walk.ts';
import { EmbeddedLeaf } from './EmbeddedLeaf.tsx';

export interface EmbeddedWizardProps {
  /** The address of `/choose/`. */
  readonly root: string;
}

interface Shown {
  readonly position: Position;
  /** Known where the position is a leaf. */
  readonly leaf?: LeafData;
}

/** A leaf that was asked for; until it is there the question stays. */
interface Coming {
  readonly to: Position;
  readonly state: 'loading' | 'failed' | 'retrying';
}

const address = (root: string, position: Position): string => printAddress(outline, root, position);

/**
 * The wizard inside of another site's page. Where the reader is stays in memory: an entry in the history would take
 * the back button from the page around. Every step is a link to the whole site, for a click with a key held.
 */
export default function EmbeddedWizard({ root }: EmbeddedWizardProps) {
  const [shown, setShown] = useState<Shown>(() => ({ position: startAt(outline.start) }));
  const [coming, setComing] = useState<Coming>();
  const first = useRef(shown);
  const wanted = useRef<Position>();
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    // Not on loading: the focus is where the reader of the page around left it.
    if (shown !== first.current) heading.current?.focus();
  }, [shown]);

  const show = (next: Shown): void => {
    setComing(undefined);
    setShown(next);
  };

  const go = async (to: Position): Promise<void> => {
    wanted.current = to;
    if (questionOf(outline, to.place)) {
      show({ position: to });
      return;
    }
    // The button stays while it tries again: with it the focus would go.
    setComing((last) => ({ to, state: last?.to === to ? 'retrying' : 'loading' }));
    try {
      const leaf = await loadLeaf(root, to.place);
      // Meanwhile the reader may have gone elsewhere.
      if (wanted.current === to) show({ position: to, leaf });
    } catch {
      if (wanted.current === to) setComing({ to, state: 'failed' });
    }
  };

  const follow = (event: MouseEvent, to: Position): void => {
    if (!plainClick(event)) return;
    event.preventDefault();
    // The second half of a double click would answer the next question unread.
    if (event.detail <= 1) void go(to);
  };

  const { position, leaf } = shown;
  const question = questionOf(outline, position.place);
  const before = placeBefore(outline, position);
  const back: Position | undefined = before === undefined ? undefined : { ...position, place: before };
  const start = startAt(outline.start);
  const after = (id: string): Position => ({
    ...position,
    ...answer(outline, position.answers, position.place, id),
    // Also where the next one was answered before: here is no list of the answers in which to change it.
    place: question?.answers[id]?.next ?? position.place,
  });

  return (
    <div class="ask">
      {back && (
        <p class="back">
          <a href={address(root, back)} onClick={(event) => follow(event, back)}>
            ← Back
          </a>
        </p>
      )}
      {question && (
        <>
          <h1 tabIndex={-1} ref={heading}>
            {question.ask}
          </h1>
          <p class="why">
            {question.why} {leftText(mostQuestions(outline, position.place) - 1)}
          </p>
          <AnswerList
            key={position.place}
            question={question}
            given={position.answers[position.place]}
            address={(id) => address(root, after(id))}
            onChoose={(event, id) => follow(event, after(id))}
          />
        </>
      )}
      {leaf && <EmbeddedLeaf leaf={leaf} page={address(root, position)} heading={heading} />}
      <p class="coming" role="status">
        {coming && coming.state !== 'failed' && 'Loading the recommendation…'}
        {coming?.state === 'failed' && 'The recommendation did not load.'}
      </p>
      {coming && coming.state !== 'loading' && (
        <p class="start">
          <button type="button" class="button main" onClick={() => void go(coming.to)}>
            Try again
          </button>
          <a class="button edged" href={address(root, coming.to)} target="_blank" rel="noopener">
            Open its page
            <span class="visually-hidden"> (in a new tab)</span>
          </a>
        </p>
      )}
      {leaf && (
        <p>
          <a href={address(root, start)} onClick={(event) => follow(event, start)}>
            Start again
          </a>
        </p>
      )}
    </div>
  );
}
