import { useEffect, useRef } from 'preact/hooks';
import { placeBefore, printAddress, type Position } from './tree/address.ts';
import { leftText, plainClick } from './asking.ts';
import { AnswerList } from './AnswerList.tsx';
import { outline } from './tree/outline.ts';
import { Trail } from './Trail.tsx';
import { usePosition } from './usePosition.ts';
import { answer, mostQuestions, onlyRouteTo, questionOf } from './tree/walk.ts';

export interface WizardProps {
  /** The address of `/choose/`. */
  readonly root: string;
  /** The question of this page. */
  readonly place: string;
  /** The title of the tab behind the question, such as ` | Gilded`. */
  readonly titleEnd: string;
}

/** One question of the tree. Every answer is a link; where the next place is a question too, no page is loaded. */
export default function Wizard({ root, place: first, titleEnd }: WizardProps) {
  const { position, go } = usePosition(root, first);
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(first);
  const question = questionOf(outline, position.place);

  useEffect(() => {
    if (shown.current === position.place || !question) return;
    shown.current = position.place;
    document.title = question.ask + titleEnd;
    heading.current?.focus();
  }, [position.place]);

  if (!question) return null;

  // A page reached without answers still knows them where only one way leads to it.
  const known: Position =
    Object.keys(position.answers).length > 0
      ? position
      : { ...position, answers: onlyRouteTo(outline, position.place) ?? {} };
  const after = (id: string): Position => ({ ...position, ...answer(outline, known.answers, position.place, id) });
  const before = placeBefore(outline, known);
  const back: Position | undefined = before === undefined ? undefined : { ...position, place: before };

  const follow = (event: MouseEvent, to: Position) => {
    if (!plainClick(event)) return;
    // The second half of a double click would answer the next question unread.
    if (event.detail > 1 || go(to)) event.preventDefault();
  };

  return (
    <div class="ask">
      <p class="back">
        {back ? (
          <a href={printAddress(outline, root, back)} onClick={(event) => follow(event, back)}>
            ← Back
          </a>
        ) : (
          <a href={root}>← Back</a>
        )}
      </p>
      <h1 id="_top" tabIndex={-1} ref={heading}>
        {question.ask}
      </h1>
      <p class="why">
        {question.why} {leftText(mostQuestions(outline, position.place) - 1)}
      </p>
      <AnswerList
        key={position.place}
        question={question}
        given={position.answers[position.place]}
        address={(id) => printAddress(outline, root, after(id))}
        onChoose={(event, id) => follow(event, after(id))}
      />
      <Trail root={root} position={position} onChange={follow} />
    </div>
  );
}
