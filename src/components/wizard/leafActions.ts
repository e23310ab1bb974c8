import { loadLeaf } from './leafLoading.ts';
import { printRecord } from './record.ts';
import { placeOfPath, printAddress, readPosition } from './tree/address.ts';
import { outline } from './tree/outline.ts';

/** The buttons that copy the decision, as an address or as a record. */
class LeafActions extends HTMLElement {
  private readonly root = this.dataset['root'] ?? '/';
  private readonly place = this.dataset['place'] ?? '';
  private readonly status = this.querySelector<HTMLElement>('[role="status"]');
  private readonly text = this.querySelector<HTMLTextAreaElement>('textarea');

  connectedCallback(): void {
    const buttons = this.querySelector<HTMLElement>('.buttons');
    if (buttons) buttons.hidden = false;
    this.querySelector('.copy-link')?.addEventListener('click', () => void this.copy(() => location.href, 'Link'));
    this.querySelector('.copy-record')?.addEventListener('click', () => {
      void this.copy(() => this.record(), 'Decision record');
    });
    this.querySelector('.report')?.addEventListener('click', (event) => this.addState(event));
  }

  /** A report carries the answers it is about. */
  private addState({ currentTarget }: Event): void {
    if (!(currentTarget instanceof HTMLAnchorElement)) return;
    const report = new URL(currentTarget.href);
    report.searchParams.set('body', `${location.href}\n\n`);
    currentTarget.href = report.href;
  }

  private async record(): Promise<string> {
    const place = placeOfPath(this.root, location.pathname) ?? this.place;
    const { parts, ...here } = readPosition(outline, place, location.search);
    const all = await Promise.all(
      [...parts, here].map(async (part) => ({
        part,
        leaf: await loadLeaf(this.root, part.place),
        link: new URL(printAddress(outline, this.root, { ...part, parts: [] }), location.href).href,
      })),
    );
    return printRecord(outline, all);
  }

  private async copy(make: () => string | Promise<string>, name: string): Promise<void> {
    let made: string;
    try {
      made = await make();
    } catch {
      this.say(`The ${name.toLowerCase()} could not be made: a part did not load. Press again to try again.`);
      return;
    }
    try {
      await navigator.clipboard.writeText(made);
      this.say(`${name} copied.`);
    } catch {
      // Refused, or a page without TLS: the reader can take it from here.
      if (!this.text) return;
      this.text.hidden = false;
      this.text.value = made;
      this.text.focus();
      this.text.select();
      this.say(`${name} selected: press Ctrl C, or ⌘ C on a Mac.`);
    }
  }

  private say(words: string): void {
    if (this.status) this.status.textContent = words;
  }
}

if (!customElements.get('leaf-actions')) customElements.define('leaf-actions', LeafActions);
