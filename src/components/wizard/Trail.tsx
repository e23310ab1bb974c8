import { anotherPart, printAddress, returnTo, startAt, type Part, type Position } from './tree/address.ts';
import { outline } from './tree/outline.ts';
import { answerOf, questionOf, trailTo } from './tree/walk.ts';

export interface TrailProps {
  readonly root: string;
  readonly position: Position;
  /** True on a leaf: what was answered is complete, and another part of the program may come. */
  readonly settled?: boolean;
  readonly onChange?: (event: MouseEvent, to: Position) => void;
}

const nameOf = (leaf: string): string => leaf.replaceAll('-', ' ');

const labelsOf = ({ answers, place }: Part): string =>
  trailTo(outline, answers, place)
    .flatMap(({ question: id, answer }) => {
      const question = questionOf(outline, id);
      return (question && answerOf(question, answer)?.label) ?? [];
    })
    .join(' · ');

/** The answers so far, each with a link that changes it and keeps the later ones; then the program's other parts. */
export const Trail = ({ root, position, settled = false, onChange }: TrailProps) => {
  const steps = trailTo(outline, position.answers, position.place);
  if (steps.length === 0 && position.parts.length === 0 && !settled) return null;
  const link = (to: Position) => ({
    href: printAddress(outline, root, to),
    onClick: (event: MouseEvent) => onChange?.(event, to),
  });
  const again: Position = { ...startAt(outline.start), parts: position.parts };
  return (
    <section class="trail" aria-labelledby="trail-heading">
      <h2 id="trail-heading" class="label">
        Your answers
      </h2>
      {steps.length > 0 && (
        <dl>
          {steps.map(({ question: id, answer }) => {
            const question = questionOf(outline, id);
            if (!question) return null;
            return (
              <div key={id}>
                <dt>{question.ask}</dt>
                <dd>{answerOf(question, answer)?.label}</dd>
                <dd>
                  <a aria-label={`Change: ${question.ask}`} {...link({ ...position, place: id })}>
                    Change
                  </a>
                </dd>
              </div>
            );
          })}
        </dl>
      )}
      {position.parts.length > 0 && (
        <>
          <h3 class="label">Other parts of your program</h3>
          <ul>
            {position.parts.map((part, index) => (
              <li key={index}>
                <a href={printAddress(outline, root, returnTo(position, index))}>{nameOf(part.place)}</a>{' '}
                <span class="soft">{labelsOf(part)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        {steps.length > 0 ? <a {...link(again)}>Start again</a> : <a href={root}>Answer the questions</a>}
        {settled && (
          <>
            {' · '}
            <a href={printAddress(outline, root, anotherPart(outline, position))}>Another part of my program</a>
          </>
        )}
        {position.parts.length > 0 && (
          <>
            {' · '}
            <a {...link({ ...position, parts: [] })}>Forget the other parts</a>
          </>
        )}
      </p>
    </section>
  );
};
