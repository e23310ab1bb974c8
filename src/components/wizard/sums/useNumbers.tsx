import { useId, useState } from 'preact/hooks';
import { readNumber, typedNumber } from './sums.ts';

/** A number that a sum asks for, and its bounds. */
export interface NumberField<Name extends string> {
  readonly name: Name;
  readonly label: string;
  readonly least: number;
  readonly most: number;
  /** True where halves make no sense. */
  readonly whole?: boolean;
}

/**
 * The numbers of a sum, which the reader may change. Any text may be typed; where it is no number, or none within the
 * bounds, another counts and stands below the field.
 *
 * @param example what counts before anything is typed, and instead of what is no number
 */
export const useNumbers = <Name extends string>(
  fields: readonly NumberField<Name>[],
  example: Readonly<Record<Name, number>>,
) => {
  const id = useId();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const rows = fields.map(({ name, label, least, most, whole = false }) => {
    const text = typed[name] ?? String(example[name]);
    const number = typedNumber(text, least, most, example[name]);
    return { name, label, text, counts: whole ? Math.round(number) : number };
  });
  const inputs = (
    <div class="numbers">
      {rows.map(({ name, label, text, counts }) => {
        const other = readNumber(text) !== counts;
        return (
          <div key={name}>
            <label>
              <span>{label}</span>
              <input
                type="text"
                inputMode="decimal"
                autocomplete="off"
                value={text}
                aria-invalid={other}
                aria-describedby={other ? `${id}-${name}` : undefined}
                onInput={(event) => setTyped({ ...typed, [name]: event.currentTarget.value })}
              />
            </label>
            {other && <small id={`${id}-${name}`}>counts as {counts.toLocaleString('en')}</small>}
          </div>
        );
      })}
    </div>
  );
  return {
    numbers: Object.fromEntries(rows.map(({ name, counts }) => [name, counts])) as Readonly<Record<Name, number>>,
    inputs,
  };
};
