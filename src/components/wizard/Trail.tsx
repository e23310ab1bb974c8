import { printAddress, type Position } from './address.ts';
import { outline } from './outline.ts';
import { answerOf, questionOf, trailTo } from './walk.ts';

export interface TrailProps {
  readonly root: string;
  readonly position: Position;
  readonly onChange?: (event: MouseEvent, question: string) => void;
}

/** The answers so far, each with a link that changes it and keeps the later ones. */
export const Trail = ({ root, position, onChange }: TrailProps) => {
  const steps = trailTo(outline, position.answers, position.place);
  if (steps.length === 0) return null;
  return (
    <section class="trail" aria-labelledby="trail-heading">
      <h2 id="trail-heading" class="label">
        Your answers
      </h2>
      <dl>
        {steps.map(({ question: id, answer }) => {
          const question = questionOf(outline, id);
          if (!question) return null;
          return (
            <div key={id}>
              <dt>{question.ask}</dt>
              <dd>{answerOf(question, answer)?.label}</dd>
              <dd>
                <a
                  aria-label={`Change: ${question.ask}`}
                  href={printAddress(outline, root, { place: id, answers: position.answers })}
                  onClick={(event) => onChange?.(event, id)}
                >
                  Change
                </a>
              </dd>
            </div>
          );
        })}
      </dl>
      <p>
        <a href={root}>Start again</a>
      </p>
    </section>
  );
};
