import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  folded,
  inOrder,
  matches,
  pressed,
  printState,
  readState,
  type Row,
  type Shape,
  type State,
} from '../../../src/components/tables/rows.ts';

const shape: Shape = {
  choices: { kind: ['waits', 'computes'], version: ['3.13', '3.14'] },
  columns: ['name', 'memory'],
};
const row = (name: string, memory?: number, kind: readonly string[] = []): Row => ({
  text: name,
  choices: { kind },
  cells: { name, ...(memory === undefined ? {} : { memory }) },
});
const state: State = { query: '', chosen: {} };

const anyState: fc.Arbitrary<State> = fc
  .record({
    query: fc.string({ maxLength: 100 }).map((query) => query.trim()),
    kind: fc.constantFrom(undefined, 'waits', 'computes'),
    version: fc.constantFrom(undefined, '3.13', '3.14'),
    column: fc.constantFrom(undefined, 'name', 'memory'),
    descending: fc.boolean(),
  })
  .map(({ query, kind, version, column, descending }) => ({
    query,
    chosen: { ...(kind && { kind }), ...(version && { version }) },
    ...(column && { sort: { column, descending } }),
  }));
const anyRows = fc.array(
  fc
    .tuple(fc.string(), fc.option(fc.integer({ min: -5, max: 5 }), { nil: undefined }))
    .map(([name, memory]) => row(name, memory)),
);

describe('the address', () => {
  test('says a state so that it can be read again', () => {
    fc.assert(
      fc.property(anyState, (any) => {
        expect(readState(printState(any, shape, ''), shape)).toEqual(any);
      }),
    );
  });

  test('is empty where nothing is chosen, and keeps what is not ours', () => {
    expect(printState(state, shape, '')).toBe('');
    expect(printState({ ...state, query: 'lock' }, shape, '?theme=dark&q=old&sort=name')).toBe('?theme=dark&q=lock');
  });

  test('is forgiven what it gets wrong', () => {
    expect(readState('?q=+lock+&kind=nonsense&version=3.14&sort=-nonsense', shape)).toEqual({
      query: 'lock',
      chosen: { version: '3.14' },
    });
    expect(readState('?kind=', { ...shape, choices: { kind: [''] } }).chosen).toEqual({});
    expect(readState('?sort=--name&q=%E0%A4', shape).sort).toBeUndefined();
    expect(readState(`?q=${'x'.repeat(5000)}`, shape).query).toHaveLength(100);
    fc.assert(fc.property(fc.string(), (search) => void readState(search, shape)));
  });
});

describe('a search', () => {
  test('finds all words, in any order, case and accent', () => {
    const json = row('json.dumps(records) keeps the GIL. Café');
    expect(matches(json, { ...state, query: 'gil  JSON' })).toBe(true);
    expect(matches(json, { ...state, query: 'cafe' })).toBe(true);
    expect(matches(json, { ...state, query: 'json lock' })).toBe(false);
    expect(matches(json, state)).toBe(true);
  });

  test('finds every row by its own text', () => {
    fc.assert(fc.property(fc.string(), (text) => matches(row(text), { ...state, query: text })));
    expect(folded('Ä')).toBe('a');
  });

  test('heeds every choice', () => {
    const both = row('x', 1, ['waits', 'computes']);
    expect(matches(both, { ...state, chosen: { kind: 'waits' } })).toBe(true);
    expect(matches(row('x', 1, ['waits']), { ...state, chosen: { kind: 'computes' } })).toBe(false);
    expect(matches(both, { ...state, chosen: { version: '3.13' } })).toBe(false);
  });
});

describe('sorting', () => {
  const by = (column: string, descending = false): State => ({ ...state, sort: { column, descending } });

  test('goes by value, not by what is written, and puts what is missing last both ways', () => {
    const rows = [row('a', 20), row('b'), row('c', 3), row('d', 100)];
    expect(inOrder(rows, by('memory'))).toEqual([2, 0, 3, 1]);
    expect(inOrder(rows, by('memory', true))).toEqual([3, 0, 2, 1]);
    expect(inOrder([row('3.9'), row('3.10')], by('name'))).toEqual([0, 1]);
    expect(inOrder(rows, state)).toEqual([0, 1, 2, 3]);
  });

  test('loses no row and leaves equals as they were', () => {
    fc.assert(
      fc.property(anyRows, fc.constantFrom('name', 'memory'), fc.boolean(), (rows, column, descending) => {
        const order = inOrder(rows, by(column, descending));
        expect(new Set(order).size).toBe(rows.length);
        for (const [place, index] of order.entries()) {
          const before = order[place - 1];
          if (before === undefined) continue;
          if (rows[before]?.cells[column] === rows[index]?.cells[column]) expect(before).toBeLessThan(index);
        }
      }),
    );
  });

  test('goes up, then down, then back', () => {
    const up = pressed(state, 'name');
    const down = pressed(up, 'name');
    expect([up.sort, down.sort, pressed(down, 'name').sort]).toEqual([
      { column: 'name', descending: false },
      { column: 'name', descending: true },
      undefined,
    ]);
    expect(pressed(down, 'memory').sort).toEqual({ column: 'memory', descending: false });
  });
});
