import type { OutputPiece, StreamName } from './protocol.ts';

/** The output of one run: kept, counted, and shown in an element as it comes, one text node for each piece. */
export class OutputLog {
  private element: HTMLElement | null = null;
  private pieces: OutputPiece[] = [];
  private ends = 0;
  private open = false;
  private last: { readonly stream: StreamName; readonly node: Node } | undefined;

  /** Lines so far; one that has begun counts. */
  get lines(): number {
    return this.ends + (this.open ? 1 : 0);
  }

  /** What went to standard error so far. */
  get errors(): string {
    return this.pieces.map(({ stream, text }) => (stream === 'stderr' ? text : '')).join('');
  }

  /** Shows what came so far and what will come; null where the element is gone. */
  readonly attach = (element: HTMLElement | null): void => {
    this.element = element;
    this.last = undefined;
    element?.replaceChildren();
    this.show(this.pieces);
  };

  clear(): void {
    this.pieces = [];
    this.ends = 0;
    this.open = false;
    this.attach(this.element);
  }

  append(pieces: readonly OutputPiece[]): void {
    for (const piece of pieces) {
      const { text } = piece;
      this.pieces.push(piece);
      if (text === '') continue;
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.ends += 1;
      this.open = !text.endsWith('\n');
    }
    this.show(pieces);
  }

  private show(pieces: readonly OutputPiece[]): void {
    const { element } = this;
    if (!element || pieces.length === 0) return;
    const box = element.parentElement;
    // Whoever has scrolled up is reading there.
    const follows = box !== null && box.scrollHeight - box.scrollTop - box.clientHeight < 8;
    for (const { stream, text } of pieces) this.holder(element, stream).appendChild(new Text(text));
    if (box && follows) box.scrollTop = box.scrollHeight;
  }

  /** Standard output stands in the element itself, a stretch of error output in a part that says so. */
  private holder(element: HTMLElement, stream: StreamName): Node {
    if (this.last?.stream === stream) return this.last.node;
    let node: Node = element;
    if (stream === 'stderr') {
      const part = document.createElement('span');
      part.className = 'stderr';
      const name = document.createElement('span');
      name.className = 'stream';
      name.textContent = 'error output';
      part.append(name);
      element.append(part);
      node = part;
    }
    this.last = { stream, node };
    return node;
  }
}
