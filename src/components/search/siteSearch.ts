import { inTime } from '../inTime.ts';

/** The search button. Its link leads to the list of all pages; with scripts it opens the dialog, which loads on first wish. */
class SiteSearch extends HTMLElement {
  private load = () => inTime(import('./openSearch.ts'));

  connectedCallback(): void {
    const opener = this.querySelector('a');
    if (!opener) return;
    const { bundle = '', pages = '' } = this.dataset;
    const open = () =>
      void this.load().then(
        ({ openSearch }) => openSearch({ bundle, pages }),
        () => location.assign(pages),
      );
    opener.setAttribute('role', 'button');
    opener.setAttribute('aria-haspopup', 'dialog');
    const warm = () => void this.load().catch(() => undefined);
    opener.addEventListener('pointerenter', warm, { once: true });
    opener.addEventListener('focus', warm, { once: true });
    opener.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      open();
    });
    opener.addEventListener('keydown', (event) => {
      if (event.key !== ' ') return;
      event.preventDefault();
      open();
    });
    document.addEventListener('keydown', (event) => {
      const typing =
        event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
      const slash = event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !typing;
      const controlK = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
      if (!slash && !controlK) return;
      event.preventDefault();
      open();
    });
  }
}

if (!customElements.get('site-search')) customElements.define('site-search', SiteSearch);
