/** What the runner keeps in this browser. Storage may be forbidden or full: then things are kept as long as the page. */

const own = new Map<string, string>();

/** Set once a program ran on this device: from then on Python may be fetched before a click. */
export const ranKey = 'gilded-ran';

/** @param path of the sample, such as `/samples/gil/switch_interval.py` */
export const editsKey = (path: string): string => `gilded-edits:${path}`;

export const kept = (key: string): string | null => {
  try {
    return own.get(key) ?? localStorage.getItem(key);
  } catch {
    return own.get(key) ?? null;
  }
};

/** @returns whether it will outlive the page */
export const keep = (key: string, value: string): boolean => {
  try {
    localStorage.setItem(key, value);
    own.delete(key);
    return true;
  } catch {
    own.set(key, value);
    return false;
  }
};

export const forget = (key: string): void => {
  own.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // There is nothing to forget.
  }
};
