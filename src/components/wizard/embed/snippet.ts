/** In pixels. A page lets the frame choose within bounds: no message makes it vanish, or push the rest out of reach. */
export const heights = { first: 640, least: 200, most: 3000 };

const sandbox = [
  'allow-scripts',
  // Without it our own files would be a stranger's, and browsers would not run them.
  'allow-same-origin',
  'allow-popups',
  // A page opened from the frame is an ordinary tab; otherwise its own policy would refuse to show it.
  'allow-popups-to-escape-sandbox',
];

/**
 * The script that gives a frame the height it asks for.
 * @param origin a JavaScript expression for the only origin that is believed, such as `'https://guide.example'`
 */
export const listener = (origin: string): string => `addEventListener('message', ({ data, origin, source }) => {
  if (origin !== ${origin} || data?.type !== 'gilded:height') return;
  if (!Number.isFinite(data.height)) return;
  for (const frame of document.querySelectorAll('iframe')) {
    if (frame.contentWindow !== source) continue;
    frame.height = Math.min(Math.max(data.height, ${heights.least}), ${heights.most});
  }
});`;

/**
 * What to paste into a page that shows the wizard.
 * @param address the whole address of `/embed/choose/`
 */
export const snippet = (address: string): string => `<iframe
  src="${address}"
  title="Choose a tool for concurrency in Python"
  width="100%"
  height="${heights.first}"
  style="border: 0"
  loading="lazy"
  sandbox="${sandbox.join(' ')}"
></iframe>
<script>
${listener(`'${new URL(address).origin}'`).replace(/^/gm, '  ')}
</script>`;
