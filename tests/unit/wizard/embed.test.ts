import { afterEach, describe, expect, test, vi } from 'vitest';
import { unlisted } from '../../../config/unlisted.mjs';
import { leftText, plainClick } from '../../../src/components/wizard/asking.ts';
import { announceHeight } from '../../../src/components/wizard/embed/frameHeight.ts';
import { heights, listener, snippet } from '../../../src/components/wizard/embed/snippet.ts';

const address = 'https://guide.example/gilded/embed/choose/';
const origin = 'https://guide.example';

describe('the snippet', () => {
  test('frames the address, in a sandbox in which our scripts run and links open ordinary tabs', () => {
    const text = snippet(address);
    expect(text).toContain(`src="${address}"`);
    expect(text).toContain('sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"');
    expect(text).toMatch(/\btitle="[^"]+"/);
    expect(text).toContain('loading="lazy"');
  });

  test('believes the origin of that address', () => {
    expect(snippet(address)).toContain(`origin !== '${origin}'`);
  });
});

describe('the listener', () => {
  const ours = { name: 'the window in our frame' };
  const other = { name: 'the window in a frame of somebody else' };
  interface Message {
    readonly data: unknown;
    readonly origin: string;
    readonly source: object;
  }

  /** The heights of a page's two frames, the first of them ours, after a message. */
  const after = (message: Partial<Message>): (string | number)[] => {
    const frames: { contentWindow: object; height: string | number }[] = [
      { contentWindow: ours, height: '640' },
      { contentWindow: other, height: '150' },
    ];
    let hear: (event: Message) => void = () => expect.unreachable('nobody listens');
    const page = { querySelectorAll: () => frames };
    const listen = (_type: string, heard: typeof hear) => (hear = heard);
    new Function('addEventListener', 'document', listener(`'${origin}'`))(listen, page);
    hear({ data: { type: 'gilded:height', height: 512 }, origin, source: ours, ...message });
    return frames.map(({ height }) => height);
  };

  test('gives the height to the frame that asks, and to no other', () => {
    expect(after({})).toEqual([512, '150']);
  });

  test.for([
    ['of another origin', { origin: 'https://evil.example' }],
    ['of a window that is in no frame of the page', { source: {} }],
    ['of another type', { data: { type: 'height', height: 512 } }],
    ['without data', { data: null }],
    ['that is text', { data: 'gilded:height' }],
    ['whose height is text', { data: { type: 'gilded:height', height: '512' } }],
    ['whose height is no number', { data: { type: 'gilded:height', height: NaN } }],
    ['whose height has no end', { data: { type: 'gilded:height', height: Infinity } }],
    ['without height', { data: { type: 'gilded:height' } }],
  ] as const)('passes over a message %s', ([, message]) => {
    expect(after(message)).toEqual(['640', '150']);
  });

  test.for([
    [-5, heights.least],
    [1e9, heights.most],
  ] as const)('takes %d as %d', ([height, taken]) => {
    expect(after({ data: { type: 'gilded:height', height } })).toEqual([taken, '150']);
  });
});

describe('the height', () => {
  afterEach(() => vi.unstubAllGlobals());

  test('is sent in whole pixels, when it is another, and with nothing else', () => {
    let changed: () => void = () => expect.unreachable('nothing is observed');
    const observe = vi.fn();
    vi.stubGlobal(
      'ResizeObserver',
      class {
        observe = observe;
        constructor(callback: () => void) {
          changed = callback;
        }
      },
    );
    let height = 0;
    const element = { getBoundingClientRect: () => ({ height }) } as Element;
    const send = vi.fn();
    announceHeight(element, send);
    expect(observe).toHaveBeenCalledWith(element);
    for (height of [0, 300.2, 300.9, 300.9, 120]) changed();
    expect(send.mock.calls).toEqual([
      [{ type: 'gilded:height', height: 301 }],
      [{ type: 'gilded:height', height: 120 }],
    ]);
  });
});

describe('asking', () => {
  const click = { button: 0, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };

  test('a click without key is ours', () => {
    expect(plainClick(click as MouseEvent)).toBe(true);
  });

  test.for([{ button: 1 }, { ctrlKey: true }, { metaKey: true }, { shiftKey: true }, { altKey: true }])(
    'a click with %o is the browser’s',
    (held) => {
      expect(plainClick({ ...click, ...held } as MouseEvent)).toBe(false);
    },
  );

  test.for([
    [0, 'This is the last question.'],
    [1, 'At most 1 more question.'],
    [3, 'At most 3 more questions.'],
  ] as const)('%d left: %s', ([left, text]) => {
    expect(leftText(left)).toBe(text);
  });
});

test('what stands in other sites’ frames is no page for search engines, what tells of it is one', () => {
  expect(unlisted('/embed/choose/')).toBe(true);
  expect(unlisted('/choose/embed/')).toBe(false);
});
