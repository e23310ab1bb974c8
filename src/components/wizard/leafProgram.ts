import { assemble, plainOf, textOf } from './programs/assemble.ts';
import { changedLines } from '../samples/changedLines.ts';
import { madeFor } from './programs/madeFor.ts';
import { loadLeaf } from './leafLoading.ts';
import { placeOfPath, printAddress, readPosition, type Position } from './tree/address.ts';
import { optionIds, oldestPythons } from './tree/options.ts';
import { outline } from './tree/outline.ts';
import { trailTo } from './tree/walk.ts';

/** Milliseconds for which new lines stay marked. */
const markedFor = 6000;

/** Milliseconds after which a reader is told that the parts are still on their way. */
const patience = 400;

const loading = 'Loading the parts of the program…';

/** Where the code begins: after the docstring, which changes with every wish. */
const codeStart = (lines: readonly string[]): number => lines.findIndex((line) => plainOf(line) === '"""') + 1;

/**
 * The form of a leaf's options: keeps them in the address, and the program beside it in step with them and with the
 * reader's answers. What the form says stands in the page without it.
 */
class ProgramOptions extends HTMLElement {
  private readonly root = this.dataset['root'] ?? '/';
  private readonly place = this.dataset['place'] ?? '';
  private readonly figure = document.querySelector<HTMLElement>('.program figure');
  private readonly code = this.figure?.querySelector<HTMLElement>('pre > code');
  private readonly plain = this.code?.innerHTML ?? '';
  private readonly status = this.querySelector<HTMLElement>('[role="status"]');
  private readonly show = this.querySelector<HTMLButtonElement>('.show');
  private readonly again = this.querySelector<HTMLButtonElement>('.again');
  private shown: readonly string[] = this.plain.split('\n');
  private marks: ReturnType<typeof setTimeout> | undefined;
  private late: ReturnType<typeof setTimeout> | undefined;
  private download: string | undefined;
  /** True where the reader has changed something here, and so may be told what it did. */
  private asked = false;

  connectedCallback(): void {
    const early = this.boxes().filter((box) => box.checked);
    this.readAddress();
    this.addEventListener('change', () => this.writeAddress());
    this.again?.addEventListener('click', () => {
      this.asked = true;
      this.say(loading, false);
      void this.update();
    });
    this.show?.addEventListener('click', () => {
      this.code?.querySelector('.new')?.scrollIntoView({ block: 'center' });
      this.unmarkLater();
    });
    addEventListener('popstate', () => this.readAddress());
    if (early.length === 0) return;
    // Ticked before this script had come.
    for (const box of early) box.checked = true;
    this.writeAddress();
  }

  private position(): Position {
    return readPosition(outline, placeOfPath(this.root, location.pathname) ?? this.place, location.search);
  }

  private boxes(): HTMLInputElement[] {
    return [...this.querySelectorAll<HTMLInputElement>('input[name="with"]')];
  }

  private readAddress(): void {
    const { options, python } = this.position();
    for (const box of this.boxes()) box.checked = (options as readonly string[]).includes(box.value);
    const select = this.querySelector('select');
    const version = python === undefined ? '' : `3.${python}`;
    if (select) select.value = [...select.options].some(({ value }) => value === version) ? version : '';
    void this.update();
  }

  private writeAddress(): void {
    const chosen = this.boxes().flatMap((box) => (box.checked ? box.value : []));
    const version = this.querySelector('select')?.value;
    const position: Position = {
      ...this.position(),
      options: optionIds.filter((option) => chosen.includes(option)),
      python: oldestPythons.find((minor) => version === `3.${minor}`),
    };
    this.asked = true;
    history.replaceState(history.state, '', printAddress(outline, this.root, position));
    // Whoever shows the position reads the address again, this form too.
    dispatchEvent(new PopStateEvent('popstate'));
  }

  /** Puts the program together for what the form and the address say; the last call wins. */
  private async update(): Promise<void> {
    const { answers, python } = this.position();
    const options = new Set(this.boxes().flatMap((box) => (box.checked ? box.value : [])));
    const wanted = location.href;
    clearTimeout(this.late);
    if (options.size === 0 && python === undefined && Object.keys(answers).length === 0) {
      return this.put(this.plain.split('\n'), true);
    }
    this.late = setTimeout(() => this.say(loading, false), patience);
    try {
      const { template, use, oldest } = await loadLeaf(this.root, this.place);
      if (!template || wanted !== location.href) return;
      const wishes = { options, python: Math.max(python ?? 0, oldest) };
      const sentence = madeFor(use, trailTo(outline, answers, this.place), wishes);
      this.put(assemble(template, wishes, sentence), options.size === 0 && wishes.python === oldest);
    } catch {
      if (wanted !== location.href) return;
      clearTimeout(this.late);
      this.classList.add('failed');
      this.say('The parts of the program did not load. What you see is still the plain program.', false);
    }
  }

  private put(lines: readonly string[], plain: boolean): void {
    if (!this.code || !this.figure) return;
    const start = codeStart(lines);
    const { added, removed } = changedLines(this.shown.slice(codeStart(this.shown)), lines.slice(start));
    const isNew = (index: number): boolean => this.asked && added.has(index - start);
    this.code.innerHTML = lines
      .map((line, index) => (isNew(index) ? `<mark class="new">${line}</mark>` : line))
      .join('\n');
    this.shown = lines;
    this.figure.classList.toggle('made', !plain);
    this.offerDownload(lines, plain);
    clearTimeout(this.late);
    clearTimeout(this.marks);
    if (this.asked) this.tell(added, removed, start);
    else this.say('', false);
    this.asked = false;
    const triedAgain = document.activeElement === this.again;
    this.classList.remove('failed');
    // The button that was pressed is gone.
    if (triedAgain) (this.show?.hidden === false ? this.show : this.querySelector('input'))?.focus();
  }

  /** Says once what a change did. */
  private tell(added: ReadonlySet<number>, removed: number, start: number): void {
    const lines = (count: number, kind: string): string => `${count} ${kind}${count === 1 ? 'line' : 'lines'}`;
    if (added.size === 0) {
      this.say(removed > 0 ? `The program has lost ${lines(removed, '')}.` : 'The code stays as it is.', false);
      return;
    }
    const gone = removed > 0 ? `, ${removed} gone` : '';
    const first = start + Math.min(...added) + 1;
    this.say(`The program has changed: ${lines(added.size, 'new ')}${gone}, from line ${first} on.`, true);
    this.unmarkLater();
  }

  private unmarkLater(): void {
    clearTimeout(this.marks);
    this.marks = setTimeout(() => {
      // Not while the focus is on the button that goes with the marks: it would be lost.
      if (document.activeElement === this.show) this.unmarkLater();
      else this.unmark();
    }, markedFor);
  }

  private unmark(): void {
    for (const mark of this.code?.querySelectorAll('mark.new') ?? []) mark.replaceWith(...mark.childNodes);
    if (this.show) this.show.hidden = true;
  }

  private say(words: string, canShow: boolean): void {
    if (this.status) this.status.textContent = words;
    if (this.show) this.show.hidden = !canShow;
  }

  /** The download button gives what the page shows. */
  private offerDownload(lines: readonly string[], plain: boolean): void {
    const link = this.figure?.querySelector<HTMLAnchorElement>('a[download]');
    if (!link) return;
    link.dataset['plain'] ??= link.href;
    if (this.download !== undefined) URL.revokeObjectURL(this.download);
    this.download = undefined;
    if (plain && lines.join('\n') === this.plain) link.href = link.dataset['plain'];
    else link.href = this.download = URL.createObjectURL(new Blob([textOf(lines)], { type: 'text/x-python' }));
  }
}

if (!customElements.get('program-options')) customElements.define('program-options', ProgramOptions);
