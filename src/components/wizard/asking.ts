/** What the wizard's page and the embedded one share in asking. */

/** Whether a click asks for this place only; with a key or another button the browser has an answer of its own. */
export const plainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;

/** How many questions may still come after this one. */
export const leftText = (left: number): string =>
  left === 0 ? 'This is the last question.' : `At most ${left} more ${left === 1 ? 'question' : 'questions'}.`;
