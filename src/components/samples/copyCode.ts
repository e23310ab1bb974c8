/** A button that copies the program of the figure it stands in, and says whether that worked. */
class CopyCode extends HTMLElement {
  connectedCallback(): void {
    const button = this.querySelector('button');
    if (!button) return;
    this.hidden = false;
    const label = button.textContent;
    button.addEventListener('click', () => {
      const code = this.closest('figure')?.querySelector('pre > code')?.textContent ?? '';
      // A page that did not come over TLS has no clipboard.
      const clipboard: Clipboard | undefined = navigator.clipboard;
      (clipboard?.writeText(`${code}\n`) ?? Promise.reject(new Error('no clipboard'))).then(
        () => this.say(button, 'Copied', label),
        // Refused, or none: the selection lets the reader press the keys.
        () => {
          this.select();
          this.say(button, 'Selected: press Ctrl C', label);
        },
      );
    });
  }

  private say(button: HTMLButtonElement, message: string, label: string): void {
    const status = document.createElement('span');
    status.setAttribute('role', 'status');
    status.className = 'sr-only';
    this.append(status);
    status.textContent = message;
    button.textContent = message;
    setTimeout(() => {
      button.textContent = label;
      status.remove();
    }, 2000);
  }

  private select(): void {
    const code = this.closest('figure')?.querySelector('pre > code');
    if (code) getSelection()?.selectAllChildren(code);
  }
}

if (!customElements.get('copy-code')) customElements.define('copy-code', CopyCode);
