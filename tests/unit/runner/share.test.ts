import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  longestLink,
  longestProgram,
  readFragment,
  writeFragment,
  type Shared,
} from '../../../src/components/runner/share.ts';
import { defaultSettings } from '../../../src/components/runner/settings.ts';

const shared = (source: string): Shared => ({ program: { name: 'mine.py', source }, settings: defaultSettings });

const settings = fc.record({
  clock: fc.constantFrom('hybrid' as const, 'virtual' as const),
  preemption: fc.constantFrom('off' as const, 'gil' as const, 'any-bytecode' as const),
  seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
  timeLimit: fc.integer({ min: 1, max: 120 }),
});

const packed = async (bytes: Uint8Array<ArrayBuffer>): Promise<string> => {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return `p1.${Buffer.from(await new Response(stream).arrayBuffer()).toString('base64url')}`;
};

describe('a shared link', () => {
  test('brings back program and settings, whatever the program says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 500 }), settings, async (source, settings) => {
        const before: Shared = { program: { name: 'mine.py', source }, settings };
        const fragment = await writeFragment(before);
        expect(fragment).toMatch(/^p1\.[\w-]+$/);
        expect(await readFragment(`#${fragment}`)).toEqual({ found: 'program', shared: before });
      }),
      { numRuns: 300 },
    );
  });

  test('is refused where the program is too long for one', async () => {
    expect(await writeFragment(shared('x'.repeat(longestProgram + 1)))).toBeUndefined();
    const noise = Array.from({ length: 20_000 }, (_, index) => String.fromCharCode(33 + ((index * index * 31) % 8999)));
    expect(await writeFragment(shared(noise.join('')))).toBeUndefined();
    expect((await writeFragment(shared('print(1)\n'.repeat(5000))))?.length).toBeLessThan(longestLink);
  });

  test('never throws, whatever it says', async () => {
    const fragment = (await writeFragment(shared('print("here")\n'.repeat(20)))) ?? '';
    const mangled = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string().map((text) => `p1.${text}`),
      fc.string({ unit: fc.constantFrom(...'abcXYZ019-_') }).map((text) => `p1.${text}`),
      fc
        .tuple(fc.nat(fragment.length), fc.string({ maxLength: 3 }))
        .map(([at, put]) => fragment.slice(0, at) + put + fragment.slice(at + 1)),
      fc.nat(fragment.length).map((length) => fragment.slice(0, length)),
    );
    await fc.assert(
      fc.asyncProperty(mangled, async (text) => {
        const { found } = await readFragment(text);
        expect(['program', 'nothing', 'mangled', 'newer']).toContain(found);
      }),
      { numRuns: 500 },
    );
    expect(await readFragment('#p1.')).toEqual({ found: 'mangled' });
    expect(await readFragment(`#${fragment.slice(0, -5)}`)).toEqual({ found: 'mangled' });
    expect(await readFragment('#p2.abc')).toEqual({ found: 'newer' });
    expect(await readFragment('#_top')).toEqual({ found: 'nothing' });
    expect(await readFragment(`#p1.${'A'.repeat(3 * longestLink)}`)).toEqual({ found: 'mangled' });
  });

  test('that would unpack to far too much is refused', async () => {
    const bomb = await packed(new Uint8Array(8_000_000).fill(0x20));
    expect(bomb.length).toBeLessThan(longestLink);
    expect(await readFragment(bomb)).toEqual({ found: 'mangled' });
  });

  test('with settings that do not exist has those that hold without it', async () => {
    const text = JSON.stringify(['../../x', 'pass', '__proto__', 'fast', -1, 1e9]);
    expect(await readFragment(await packed(new TextEncoder().encode(text)))).toEqual({
      found: 'program',
      shared: { program: { name: 'program.py', source: 'pass' }, settings: defaultSettings },
    });
    expect(await readFragment(await packed(new TextEncoder().encode('{"a":1}')))).toEqual({ found: 'mangled' });
  });
});
