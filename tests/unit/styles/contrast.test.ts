import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const tokensFile = readFileSync('src/styles/tokens.css', 'utf8');
const colours = new Map<string, { light: string; dark: string }>();
for (const [, name = '', light, dark, both] of tokensFile.matchAll(
  /--gd-([a-z-]+):\s*(?:light-dark\((#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\)|(#[0-9a-f]{6}))/g,
)) {
  colours.set(name, { light: light ?? both ?? '', dark: dark ?? both ?? '' });
}

/** WCAG 2.2, relative luminance. */
const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

const ratio = (one: string, other: string): number => {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
};

const themes = ['light', 'dark'] as const;
const surfaces = ['paper', 'wash'];
const text = ['ink', 'soft', 'gold', 'right', 'wrong', 'code-keyword', 'code-string', 'code-function', 'code-number'];
const shapes = ['edge', 'running', 'waiting-gil', 'waiting-lock', 'sleeping', 'fill-edge'];

const pairs = (names: readonly string[]) =>
  names.flatMap((name) => surfaces.flatMap((surface) => themes.map((theme) => ({ name, surface, theme }))));

const computed = (name: string, surface: string, theme: 'light' | 'dark'): number => {
  const [front, back] = [colours.get(name), colours.get(surface)];
  if (!front || !back) throw new Error(`tokens.css declares no colour ${front ? surface : name}`);
  return ratio(front[theme], back[theme]);
};

describe('contrast', () => {
  test('is computed as WCAG does', () => {
    expect(ratio('#000000', '#ffffff')).toBeCloseTo(21);
    expect(ratio('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });

  test.for(pairs(text))('$name as text on $surface, $theme: at least 4.5', ({ name, surface, theme }) => {
    expect(computed(name, surface, theme)).toBeGreaterThanOrEqual(4.5);
  });

  test.for(pairs(shapes))('$name as a shape on $surface, $theme: at least 3', ({ name, surface, theme }) => {
    expect(computed(name, surface, theme)).toBeGreaterThanOrEqual(3);
  });

  test.for(themes)('text on the primary button, %s: at least 4.5', (theme) => {
    expect(computed('on-fill', 'fill', theme)).toBeGreaterThanOrEqual(4.5);
  });
});

describe('tokens', () => {
  const styles = globSync('src/**/*.{css,astro,tsx,mdx,ts}').map((file) => readFileSync(file, 'utf8'));
  const used = new Set(styles.flatMap((text) => [...text.matchAll(/var\(--gd-([a-z-]+)/g)].map(([, name]) => name)));
  const declared = new Set([...tokensFile.matchAll(/--gd-([a-z-]+):/g)].map(([, name]) => name));

  test('that are used are declared', () => {
    expect([...used].filter((name) => !declared.has(name))).toEqual([]);
  });

  test('that are declared are used', () => {
    expect([...declared].filter((name) => !used.has(name))).toEqual([]);
  });

  test.for(globSync('src/**/*.css'))('%s fixes the order of layers and stays inside ours', (file) => {
    const css = readFileSync(file, 'utf8')
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .trim();
    expect(css).toMatch(/^@layer starlight, site;\s+(@layer site \{|@import)/);
    expect(css).not.toMatch(/!important|(^|[{}\s,])#[a-z_][\w-]*[^;{}]*\{/i);
    if (!file.endsWith('tokens.css')) expect(css, 'colours are tokens').not.toMatch(/#[0-9a-f]{3,8}\b/i);
  });
});
