/** All that the frame ever says to the page around it. */
export interface HeightMessage {
  readonly type: 'gilded:height';
  /** In whole CSS pixels. */
  readonly height: number;
}

/** Sends an element's height now, and again whenever it is another. */
export const announceHeight = (element: Element, send: (message: HeightMessage) => void): void => {
  let sent = 0;
  new ResizeObserver(() => {
    // Rounded up: a frame that lacks half a pixel shows a scrollbar.
    const height = Math.ceil(element.getBoundingClientRect().height);
    if (height === sent) return;
    sent = height;
    send({ type: 'gilded:height', height });
  }).observe(element);
};
