import { afterEach, expect, test } from 'vitest';
import { capMemory } from '../../../src/components/runner/memoryCap.ts';

const { grow } = WebAssembly.Memory.prototype;
afterEach(() => {
  WebAssembly.Memory.prototype.grow = grow;
});

test('memory grows up to the cap, and not beyond', () => {
  capMemory(4 * 65_536);
  const memory = new WebAssembly.Memory({ initial: 1 });
  expect(memory.grow(3)).toBe(1);
  expect(() => memory.grow(1)).toThrow('cap of 262144 bytes');
  expect(memory.buffer.byteLength).toBe(4 * 65_536);
});
