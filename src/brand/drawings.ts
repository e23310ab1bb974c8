import wording from './card-wording.svg?raw';
import mark from './mark.svg?raw';

/** Everything that shows the mark is drawn from `mark.svg`; the card's words are outlines, so that no font is needed. */

const inner = (svg: string): string => svg.replace(/^[\s\S]*?<svg[^>]*>|<\/svg>\s*$/g, '');
const ink = '#1d1a13';
const paper = '#fffdf8';

const markAt = (x: number, y: number, size: number, thread: string): string =>
  `<svg x="${x}" y="${y}" width="${size}" height="${size}" viewBox="0 0 24 24" fill="none" stroke-linecap="round" stroke-width="2" color="${thread}">${inner(mark)}</svg>`;

/** The favicon follows the browser's theme, because its ground is the browser's. */
export const favicon = (): string =>
  mark.replace(/>/, `><style>.thread{stroke:${ink}}@media(prefers-color-scheme:dark){.thread{stroke:#f1ecdf}}</style>`);

/** Square, for home screens; 180 units. */
export const touchIcon = (): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 180 180"><rect width="180" height="180" fill="${paper}"/>${markAt(26, 22, 128, ink)}</svg>`;

/** The card that other sites show with a link; 1200 by 630 units. */
export const socialCard = (): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630"><rect width="1200" height="630" fill="${paper}"/>` +
  `<rect y="618" width="1200" height="12" fill="#f2bd3c"/>${markAt(84, 84, 210, ink)}${inner(wording)}</svg>`;
