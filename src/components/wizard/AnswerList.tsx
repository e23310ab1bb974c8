import type { Question } from './define.ts';

export interface AnswerListProps {
  readonly question: Question;
  /** Where an answer leads, by its id. */
  readonly address: (answer: string) => string;
  /** The answer given before, when the reader came back to change it. */
  readonly given?: string | undefined;
  readonly onChoose?: (event: MouseEvent, answer: string) => void;
}

/** The answers as large rows, each a link; "not sure" comes last, after an "or". */
export const AnswerList = ({ question, address, given, onChoose }: AnswerListProps) => (
  <ul class="answers">
    {Object.entries(question.answers).map(([id, { label, consequence }]) => (
      <li key={id} class={id === 'unsure' ? 'unsure' : undefined}>
        {id === 'unsure' && <span class="or">or</span>}
        <a href={address(id)} class={id === given ? 'given' : undefined} onClick={(event) => onChoose?.(event, id)}>
          <b>{label}</b> <span>{consequence}</span>
          {id === given && <em>your answer so far</em>}
          <i aria-hidden="true">→</i>
        </a>
      </li>
    ))}
  </ul>
);
