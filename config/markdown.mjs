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

export const markdown = (base) => ({
  // Python is shown through `Sample.astro`; shell lines in prose need no colours, and plain ones need no style attributes.
  syntaxHighlight: false,
  processor: satteri({
    // `--flag` must survive in prose; curly quotes are welcome.
    features: { smartPunctuation: { dashes: false } },
    hastPlugins: [rootLinks(base)],
  }),
});
