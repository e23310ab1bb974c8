/** Also read by the inline script of `ThemeProvider.astro`. */
const key = 'gilded-theme';

type Theme = 'light' | 'dark';

const isTheme = (value: unknown): value is Theme => value === 'light' || value === 'dark';

/** What the reader chose on an earlier page; `auto` where nothing is kept or storage is forbidden. */
export const themeKept = (): Theme | 'auto' => {
  try {
    const value = globalThis.localStorage.getItem(key);
    return isTheme(value) ? value : 'auto';
  } catch {
    return 'auto';
  }
};

/** Keeps a choice for later pages; without storage it holds for this page only. */
export const keepTheme = (value: string): void => {
  try {
    if (isTheme(value)) globalThis.localStorage.setItem(key, value);
    else globalThis.localStorage.removeItem(key);
  } catch {
    // The page still changes.
  }
};

export const themeShown = (value: string): Theme =>
  isTheme(value) ? value : globalThis.matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
