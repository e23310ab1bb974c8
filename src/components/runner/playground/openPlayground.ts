import { h, render } from 'preact';
import { pagePython } from '../client.ts';
import { Playground, type Topic } from './Playground.tsx';

/** The programs that the page lists, by topic. */
const topicsOf = (list: Element | null): Topic[] =>
  [...(list?.querySelectorAll('section') ?? [])].map((section) => ({
    name: section.querySelector('h3')?.textContent ?? '',
    programs: [...section.querySelectorAll('a')].map((link) => ({
      path: link.pathname,
      name: link.textContent,
    })),
  }));

/** Puts the playground into its place in the page. */
export const openPlayground = (place: HTMLElement): void => {
  const list = document.querySelector<HTMLDetailsElement>('details.programs');
  if (list) list.open = false;
  render(h(Playground, { topics: topicsOf(list), python: pagePython() }), place);
};
