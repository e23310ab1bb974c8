import { canSuspend } from '../canSuspend.ts';

/** The place of the playground in its page. It stays empty where Python cannot run; the list below it is always there. */
class PythonPlayground extends HTMLElement {
  connectedCallback(): void {
    if (!canSuspend()) {
      document.querySelector('.no-run')?.classList.add('shown');
      return;
    }
    import('./openPlayground.ts').then(
      ({ openPlayground }) => openPlayground(this),
      () => {
        this.textContent = 'The playground did not load. Check the connection, then reload the page.';
        this.setAttribute('role', 'alert');
      },
    );
  }
}

if (!customElements.get('python-playground')) customElements.define('python-playground', PythonPlayground);
