/** Filtering and sorting rows: what `rowFilter.ts` shows, worked out without a page. */

/** One row of a table, or one entry of a list, as the reader may look for it. */
export interface Row {
  /** Everything that a search looks at, in any case. */
  readonly text: string;
  /** Under each choice the values that the row stands for. */
  readonly choices: Readonly<Record<string, readonly string[]>>;
  /** Under each sortable column a number or a text; none where the cell is empty. */
  readonly cells: Readonly<Record<string, number | string>>;
}

export interface State {
  readonly query: string;
  readonly chosen: Readonly<Record<string, string>>;
  readonly sort?: { readonly column: string; readonly descending: boolean };
}

/** What a state may name: the values of each choice, and the sortable columns. */
export interface Shape {
  readonly choices: Readonly<Record<string, readonly string[]>>;
  readonly columns: readonly string[];
}

const longestQuery = 100;

/** Without case and accents, so that what a reader types finds what we wrote. */
export const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Reads `?q=…&kind=…&sort=-memory`. What is unknown or misspelt counts as not said. */
export const readState = (search: string, { choices, columns }: Shape): State => {
  const parameters = new URLSearchParams(search);
  const chosen = Object.entries(choices).flatMap(([name, values]) => {
    const value = parameters.get(name) ?? '';
    return value && values.includes(value) ? [[name, value] as const] : [];
  });
  const [, minus, column = ''] = /^(-?)(.*)$/s.exec(parameters.get('sort') ?? '') ?? [];
  return {
    query: (parameters.get('q') ?? '').trim().slice(0, longestQuery),
    chosen: Object.fromEntries(chosen),
    ...(columns.includes(column) ? { sort: { column, descending: minus === '-' } } : {}),
  };
};

/** The query part of the address that says the state; what belongs to others stays in it. */
export const printState = ({ query, chosen, sort }: State, { choices }: Shape, search: string): string => {
  const parameters = new URLSearchParams(search);
  for (const name of ['q', 'sort', ...Object.keys(choices)]) parameters.delete(name);
  if (query) parameters.set('q', query);
  for (const [name, value] of Object.entries(chosen)) parameters.set(name, value);
  if (sort) parameters.set('sort', `${sort.descending ? '-' : ''}${sort.column}`);
  const printed = parameters.toString();
  return printed && `?${printed}`;
};

/** Every word of the query has to be in the row, in any order, and every choice has to be met. */
export const matches = ({ text, choices }: Row, { query, chosen }: State): boolean => {
  const found = folded(text);
  return (
    folded(query)
      .split(/\s+/)
      .every((word) => found.includes(word)) &&
    Object.entries(chosen).every(([name, value]) => choices[name]?.includes(value) ?? false)
  );
};

const { compare } = new Intl.Collator('en', { numeric: true });

/** The rows' numbers in the order of the sorting; what has no value comes last, up or down. */
export const inOrder = (rows: readonly Row[], { sort }: State): number[] => {
  const numbers = rows.map((_, index) => index);
  if (!sort) return numbers;
  const value = (index: number) => rows[index]?.cells[sort.column];
  return numbers.sort((a, b) => {
    const [left, right] = [value(a), value(b)];
    if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
    const order =
      typeof left === 'number' && typeof right === 'number' ? left - right : compare(String(left), String(right));
    return sort.descending ? -order : order;
  });
};

/** A column's button was pressed: up, then down, then as written. */
export const pressed = ({ sort, ...rest }: State, column: string): State => {
  if (sort?.column !== column) return { ...rest, sort: { column, descending: false } };
  return sort.descending ? rest : { ...rest, sort: { column, descending: true } };
};
