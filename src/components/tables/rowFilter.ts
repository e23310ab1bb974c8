import { inOrder, matches, pressed, printState, readState, type Row, type Shape, type State } from './rows.ts';

/**
 * Search, choices and sorting for the rows within it. They are made here, because without a script they would be of no
 * use. The markup says what there is:
 *
 * - `data-noun` on the element: what the rows are, for the count
 * - `data-choices`: `kind=Kind of call;version=Version`; on each row `data-kind`, with several values parted by `|`
 * - `data-sort="name"` on a `th`; a cell's `data-value` is the number to sort by, else its text is
 * - `data-words` on a row: what it should be found by beside what it says
 * - `data-group`: hidden while none of its rows is shown
 */
class RowFilter extends HTMLElement {
  private readonly rows = [...this.querySelectorAll<HTMLElement>('tbody > tr, .entry')];
  private readonly heads = [...this.querySelectorAll<HTMLTableCellElement>('th[data-sort]')];
  private readonly groups = [...this.querySelectorAll<HTMLElement>('[data-group]')];
  private readonly choices = (this.dataset['choices'] ?? '')
    .split(';')
    .filter(Boolean)
    .map((choice) => choice.split('=') as [name: string, label: string]);
  private readonly selects = new Map<string, HTMLSelectElement>();
  private readonly search = document.createElement('input');
  private readonly sorting = document.createElement('select');
  private readonly count = document.createElement('output');
  private readonly clear = document.createElement('button');
  private readonly data: readonly Row[] = this.rows.map((row) => this.read(row));
  private readonly shape: Shape = {
    choices: Object.fromEntries(
      this.choices.map(([name]) => [name, [...new Set(this.data.flatMap(({ choices }) => choices[name] ?? []))]]),
    ),
    columns: [...new Set(this.heads.map(({ dataset }) => dataset['sort'] ?? ''))],
  };
  private state: State = readState(location.search, this.shape);

  connectedCallback(): void {
    if (this.querySelector('.row-filter')) return;
    const bar = document.createElement('div');
    bar.className = 'row-filter not-content';
    bar.setAttribute('role', 'search');
    bar.setAttribute('aria-label', `Filter the ${this.noun}`);
    this.search.type = 'search';
    this.search.addEventListener('input', () => this.change({ ...this.state, query: this.search.value.trim() }));
    bar.append(this.labelled('Find', this.search));
    for (const [name, label] of this.choices) {
      const select = document.createElement('select');
      select.append(new Option('any', ''), ...(this.shape.choices[name] ?? []).map((value) => new Option(value)));
      select.addEventListener('change', () => {
        const { [name]: _, ...others } = this.state.chosen;
        this.change({ ...this.state, chosen: select.value ? { ...others, [name]: select.value } : others });
      });
      this.selects.set(name, select);
      bar.append(this.labelled(label, select));
    }
    if (this.heads.length > 0) bar.append(this.sortBar());
    this.clear.type = 'button';
    this.clear.className = 'button';
    this.clear.textContent = 'Clear';
    this.clear.addEventListener('click', () => {
      this.change({ query: '', chosen: {} });
      this.search.focus();
    });
    bar.append(this.count, this.clear);
    this.prepend(bar);
    for (const head of this.heads) this.makeButton(head);
    this.show();
  }

  private get noun(): string {
    return this.dataset['noun'] ?? 'rows';
  }

  private labelled(text: string, control: HTMLElement): HTMLLabelElement {
    const label = document.createElement('label');
    label.append(text, control);
    return label;
  }

  /** On a phone the table has no head to press. */
  private sortBar(): HTMLLabelElement {
    this.sorting.append(new Option('as written', ''));
    for (const { dataset, textContent } of this.heads) {
      const name = dataset['sort'] ?? '';
      this.sorting.append(new Option(`${textContent}, up`, name), new Option(`${textContent}, down`, `-${name}`));
    }
    this.sorting.addEventListener('change', () => {
      const { sort } = readState(`?${new URLSearchParams({ sort: this.sorting.value })}`, this.shape);
      this.change({ query: this.state.query, chosen: this.state.chosen, ...(sort ? { sort } : {}) });
    });
    const label = this.labelled('Sort by', this.sorting);
    label.className = 'sorting';
    return label;
  }

  private makeButton(head: HTMLTableCellElement): void {
    const button = document.createElement('button');
    button.type = 'button';
    button.append(...head.childNodes);
    button.addEventListener('click', () => this.change(pressed(this.state, head.dataset['sort'] ?? '')));
    head.append(button);
  }

  private read(row: HTMLElement): Row {
    const heads = row.closest('table')?.querySelectorAll<HTMLTableCellElement>('thead th') ?? [];
    const cells = [...heads].flatMap(({ dataset }, index) => {
      const cell = row.children[index];
      const name = dataset['sort'];
      if (name === undefined || !(cell instanceof HTMLElement)) return [];
      const { value } = cell.dataset;
      if (value === '') return [];
      return [[name, value === undefined ? (cell.textContent ?? '').trim() : Number(value)] as const];
    });
    return {
      text: `${row.textContent} ${row.dataset['words'] ?? ''}`,
      choices: Object.fromEntries(
        this.choices.map(([name]) => [name, row.dataset[name]?.split('|').filter(Boolean) ?? []]),
      ),
      cells: Object.fromEntries(cells),
    };
  }

  private change(state: State): void {
    this.state = state;
    this.show();
    const { pathname, search, hash } = location;
    history.replaceState(history.state, '', pathname + printState(state, this.shape, search) + hash);
  }

  private show(): void {
    const { query, chosen, sort } = this.state;
    if (this.search.value.trim() !== query) this.search.value = query;
    for (const [name, select] of this.selects) select.value = chosen[name] ?? '';
    this.sorting.value = sort ? `${sort.descending ? '-' : ''}${sort.column}` : '';
    for (const head of this.heads) {
      if (head.dataset['sort'] !== sort?.column) head.removeAttribute('aria-sort');
      else head.setAttribute('aria-sort', sort?.descending ? 'descending' : 'ascending');
    }
    let shown = 0;
    for (const index of inOrder(this.data, this.state)) {
      const [row, data] = [this.rows[index], this.data[index]];
      if (!row || !data) continue;
      row.hidden = !matches(data, this.state);
      if (!row.hidden) shown += 1;
      if (this.heads.length > 0) row.parentElement?.append(row);
    }
    for (const group of this.groups) group.hidden = !this.rows.some((row) => !row.hidden && group.contains(row));
    this.count.textContent = `${shown} of ${this.rows.length} ${this.noun}`;
    this.clear.hidden = !query && Object.keys(chosen).length === 0 && !sort;
  }
}

if (!customElements.get('row-filter')) customElements.define('row-filter', RowFilter);
