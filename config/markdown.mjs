import { satteri } from '@astrojs/markdown-satteri';
import { defineHastPlugin } from 'satteri';

/** Puts the base path before every root-relative link written in prose; Astro leaves those as they are. */
const rootLinks = (base) => {
  const prefix = base.replace(/\/$/, '');
  return defineHastPlugin({
    name: 'root-links',
    element: {
      filter: ['a'],
      visit(node, context) {
        const { href } = node.properties;
        if (typeof href !== 'string' || !/^\/(?!\/)/.test(href)) return;
        context.setProperty(node, 'href', prefix + href);
      },
    },
  });
};

const elements = (node, ...names) => (node?.children ?? []).filter(({ tagName }) => names.includes(tagName));

/**
 * Gives tables written in prose the form of the site's own: cells know their column, so that a row can become a card
 * on a phone, and the frame can be scrolled with the keyboard. Alignment goes: it would be a style attribute.
 */
const tables = defineHastPlugin({
  name: 'tables',
  element: {
    filter: ['table'],
    visit(table, context) {
      const [head] = elements(table, 'thead');
      const columns = elements(elements(head, 'tr')[0], 'th').map((cell) => context.textContent(cell));
      for (const row of elements(elements(table, 'tbody')[0], 'tr')) {
        elements(row, 'td').forEach((cell, index) => {
          context.setProperty(cell, 'style', null);
          if (index > 0 && columns[index]) context.setProperty(cell, 'data-label', columns[index]);
        });
      }
      for (const cell of elements(elements(head, 'tr')[0], 'th')) context.setProperty(cell, 'style', null);
      context.wrapNode(table, {
        type: 'element',
        tagName: 'div',
        properties: {
          className: ['table', 'prose-table'],
          tabIndex: 0,
          role: 'region',
          'aria-label': `Table: ${columns.join(', ')}`,
        },
        children: [],
      });
    },
  },
});

export const markdown = (base) => ({
  // Python is shown through `Sample.astro`; shell lines in prose need no colours, and plain ones need no style attributes.
  syntaxHighlight: false,
  processor: satteri({
    // `--flag` must survive in prose; curly quotes are welcome.
    features: { smartPunctuation: { dashes: false } },
    hastPlugins: [rootLinks(base), tables],
  }),
});
