import { describe, expect, test } from 'vitest';
import { outputBuffer } from '../../../src/components/runner/outputBuffer.ts';
import type { OutputPiece } from '../../../src/components/runner/protocol.ts';

const collected = () => {
  const posts: (readonly OutputPiece[])[] = [];
  const timers: (() => void)[] = [];
  const clock = { now: 1000 };
  const buffer = outputBuffer({
    post: (pieces) => void posts.push(pieces),
    now: () => clock.now,
    later: (callback) => void timers.push(callback),
  });
  return { buffer, posts, timers, clock };
};

const text = (posts: readonly (readonly OutputPiece[])[]): string =>
  posts
    .flat()
    .map(({ text }) => text)
    .join('');

describe('output', () => {
  test('goes at once after a pause', () => {
    const { buffer, posts } = collected();
    buffer.write('stdout', 'a\n');
    expect(posts).toEqual([[{ stream: 'stdout', text: 'a\n' }]]);
  });

  test('of a program that begins right after another goes at once, for it may loop where nothing more gets out', () => {
    const { buffer, posts } = collected();
    buffer.write('stdout', 'first\n');
    buffer.begin();
    buffer.write('stdout', 'second\n');
    expect(text(posts)).toBe('first\nsecond\n');
  });

  test('is collected within a frame, and pieces of one stream become one', () => {
    const { buffer, posts, clock } = collected();
    for (const line of ['a\n', 'b\n', 'c\n']) buffer.write('stdout', line);
    buffer.write('stderr', 'oh\n');
    buffer.write('stdout', 'd\n');
    expect(posts).toHaveLength(1);
    clock.now += 16;
    buffer.poll();
    expect(posts[1]).toEqual([
      { stream: 'stdout', text: 'b\nc\n' },
      { stream: 'stderr', text: 'oh\n' },
      { stream: 'stdout', text: 'd\n' },
    ]);
  });

  test('goes when it is large, whatever the clock says', () => {
    const { buffer, posts } = collected();
    buffer.write('stdout', 'a');
    buffer.write('stdout', 'b'.repeat(63_999));
    expect(posts).toHaveLength(1);
    buffer.write('stdout', 'b');
    expect(posts).toHaveLength(2);
  });

  test('that nothing follows goes by a timer, of which there is one', () => {
    const { buffer, posts, timers } = collected();
    for (let line = 0; line < 5; line++) buffer.write('stdout', `${line}\n`);
    expect(timers).toHaveLength(1);
    timers[0]?.();
    expect(text(posts)).toBe('0\n1\n2\n3\n4\n');
  });

  test('of 100,000 prints in half a second is some thirty messages, and complete', () => {
    const { buffer, posts, clock } = collected();
    let written = '';
    for (let line = 0; line < 100_000; line++) {
      clock.now += 0.005;
      buffer.write('stdout', 'x\n');
      written += 'x\n';
    }
    buffer.flush();
    expect(text(posts)).toBe(written);
    expect(posts.length).toBeLessThan(40);
  });

  test('is not posted where there is none', () => {
    const { buffer, posts } = collected();
    buffer.write('stdout', '');
    buffer.flush();
    expect(posts).toEqual([]);
  });
});
