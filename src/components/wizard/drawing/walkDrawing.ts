/** The drawn tree: lights the lines of the box in focus, and lets the arrow keys follow them. */
class TreeDrawing extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('focusin', ({ target }) => this.light(this.boxOf(target)));
    this.addEventListener('pointerover', ({ target }) => this.light(this.boxOf(target)));
    this.addEventListener('pointerleave', () => this.light(this.boxOf(document.activeElement)));
    this.addEventListener('keydown', (event) => {
      const from = this.boxOf(event.target);
      const to =
        from && !event.ctrlKey && !event.metaKey && !event.altKey ? this.neighbour(from, event.key) : undefined;
      if (!to) return;
      event.preventDefault();
      to.focus();
      to.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    });
  }

  private boxOf(target: EventTarget | null): SVGAElement | null {
    const box = target instanceof Element ? target.closest('a') : null;
    return box instanceof SVGAElement && this.contains(box) ? box : null;
  }

  private light(box: SVGAElement | null): void {
    const place = box?.dataset['place'];
    for (const edge of this.querySelectorAll<SVGPathElement>('.edge')) {
      const { from, to } = edge.dataset;
      edge.classList.toggle('lit', place !== undefined && (from === place || to === place));
    }
  }

  private neighbour(box: SVGAElement, key: string): SVGAElement | undefined {
    const place = box.dataset['place'] ?? '';
    const along = (from: 'from' | 'to', to: 'from' | 'to'): SVGAElement | undefined => {
      const edge = this.querySelector<SVGPathElement>(`.edge[data-${from}="${place}"]`);
      return this.querySelector<SVGAElement>(`a[data-place="${edge?.dataset[to]}"]`) ?? undefined;
    };
    if (key === 'ArrowRight') return along('from', 'to');
    if (key === 'ArrowLeft') return along('to', 'from');
    const boxes = [...this.querySelectorAll<SVGAElement>('a[data-place]')];
    const at = boxes.indexOf(box);
    const next = key === 'ArrowDown' ? boxes[at + 1] : key === 'ArrowUp' ? boxes[at - 1] : undefined;
    const left = (one: SVGAElement): number => one.querySelector('rect')?.x.baseVal.value ?? 0;
    return next && left(next) === left(box) ? next : undefined;
  }
}

if (!customElements.get('tree-drawing')) customElements.define('tree-drawing', TreeDrawing);
