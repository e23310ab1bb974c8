import { canSuspend } from '../runner/canSuspend.ts';
import { editsKey, kept, ranKey } from '../runner/kept.ts';

/**
 * The buttons of a program: Copy always, Run and Edit where the page's own Python can run it. They are made here,
 * because without a script they would be of no use. What is behind Run and Edit loads when it is asked for.
 */
export class SampleActions extends HTMLElement {
  /** What each button is called, whatever it says for a moment. */
  private readonly names = new WeakMap<HTMLButtonElement, string>();
  private readonly link = this.querySelector('a');
  /** Where the whole file lies. */
  readonly path = this.link?.pathname ?? '';
  readonly name = this.dataset['what'] ?? this.link?.download ?? '';
  readonly copyButton = this.button('Copy', () => this.copy());
  readonly runButton = this.button('Run', () => this.open('run'));
  readonly editButton = this.button('Edit', () => this.open('edit'));
  /** The program as it is shown; an open editor puts its own text here. */
  text = (): string => `${this.closest('figure')?.querySelector('pre > code')?.textContent ?? ''}\n`;

  connectedCallback(): void {
    this.prepend(this.copyButton);
    if (this.dataset['runs'] === undefined) return;
    if (!canSuspend()) {
      document.querySelector('.no-run')?.classList.add('shown');
      return;
    }
    this.editButton.setAttribute('aria-expanded', 'false');
    this.prepend(this.runButton, this.editButton);
    if (kept(editsKey(this.path)) !== null) this.open('restore');
    if (kept(ranKey) === null) {
      this.label(this.runButton, `Run · ${this.dataset['megabytes']} MB`, ' once,');
      return;
    }
    const warm = () =>
      void this.load()
        .then(({ preload }) => preload())
        .catch(() => undefined);
    for (const event of ['pointerenter', 'focus']) this.runButton.addEventListener(event, warm, { once: true });
    const near = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        near.disconnect();
        warm();
      },
      { rootMargin: '300px' },
    );
    near.observe(this);
  }

  /** @param more words for those who hear the button and do not see what it belongs to */
  label(button: HTMLButtonElement, text: string, more = ''): void {
    this.names.set(button, text);
    button.textContent = text;
    button.setAttribute('aria-label', `${text}${more} ${this.name}`);
  }

  private readonly load = () => import('../runner/openRunner.ts');

  private open(what: 'run' | 'edit' | 'restore'): void {
    this.load().then(
      ({ openRunner }) => openRunner(this, what),
      () => this.say(what === 'run' ? this.runButton : this.editButton, 'Did not load: try again'),
    );
  }

  private button(text: string, press: () => void): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button';
    // The second click of a double one must not undo what the first did.
    button.addEventListener('click', ({ detail }) => detail < 2 && press());
    this.label(button, text);
    return button;
  }

  private copy(): void {
    // A page that did not come over TLS has no clipboard.
    const clipboard: Clipboard | undefined = navigator.clipboard;
    (clipboard?.writeText(this.text()) ?? Promise.reject(new Error('no clipboard'))).then(
      () => this.say(this.copyButton, 'Copied'),
      // Refused, or none: the selection lets the reader press the keys.
      () => {
        const figure = this.closest('figure');
        const code = figure?.querySelector('pre > code');
        const editor = figure?.querySelector('textarea');
        if (editor) editor.select();
        else if (code) getSelection()?.selectAllChildren(code);
        this.say(this.copyButton, 'Selected: press Ctrl C');
      },
    );
  }

  private say(button: HTMLButtonElement, message: string): void {
    const status = document.createElement('span');
    status.setAttribute('role', 'status');
    status.className = 'sr-only';
    this.append(status);
    status.textContent = message;
    button.textContent = message;
    setTimeout(() => {
      // Pressed again, or renamed meanwhile, it may say something else.
      if (button.textContent === message) button.textContent = this.names.get(button) ?? '';
      status.remove();
    }, 2000);
  }
}

if (!customElements.get('sample-actions')) customElements.define('sample-actions', SampleActions);
