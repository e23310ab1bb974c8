import { useEffect, useState } from 'preact/hooks';
import { placeOfPath, printAddress, readPosition, startAt, type Position } from './tree/address.ts';
import { outline } from './tree/outline.ts';
import { questionOf } from './tree/walk.ts';

/**
 * The reader's position, kept in the address bar. The first render is the one of the static page, without answers;
 * what the address says comes right after.
 *
 * @param root the address of `/choose/`
 */
export const usePosition = (root: string, first: string): { position: Position; go: (to: Position) => boolean } => {
  const [position, setPosition] = useState<Position>(startAt(first));

  useEffect(() => {
    const read = () => {
      const place = placeOfPath(root, location.pathname) ?? first;
      setPosition(readPosition(outline, place, location.search));
    };
    read();
    addEventListener('popstate', read);
    return () => removeEventListener('popstate', read);
  }, []);

  /** Shows another question without loading a page; false where the place has a page of its own that must be loaded. */
  const go = (to: Position): boolean => {
    if (!questionOf(outline, to.place)) return false;
    history.pushState(null, '', printAddress(outline, root, to));
    setPosition(to);
    return true;
  };

  return { position, go };
};
