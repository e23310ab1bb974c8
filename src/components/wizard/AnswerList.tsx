import type { Question } from './tree/define.ts';

export interface AnswerListProps {
  readonly question: Question;
  /** Where an answer leads, by its id. */
  readonly address: (answer: string) => string;
  /** The answer given before, when the reader came back to change it. */
  readonly given?: string | undefined;
  readonly onChoose?: (event: MouseEvent, answer: string) => void;
}

/** The first answer that speaks of none of those before it: an "or" stands in front of it. */
const setOff = ({ answers }: Question): string => ('none' in answers ? 'none' : 'unsure');

/** The answers as large rows, each a link; "none of these" and "not sure" come last, after an "or". */
export const AnswerList = ({ question, address, given, onChoose }: AnswerListProps) => (
  <ul class="answers">
    {Object.entries(question.answers).map(([id, { label, consequence }]) => (
      <li key={id} class={id === setOff(question) ? 'set-off' : undefined}>
        {id === setOff(question) && <span class="or">or</span>}
        <a href={address(id)} class={id === given ? 'given' : undefined} onClick={(event) => onChoose?.(event, id)}>
          <b>{label}</b> <span>{consequence}</span>
          {id === given && <em>your answer so far</em>}
          <i aria-hidden="true">→</i>
        </a>
      </li>
    ))}
  </ul>
);
