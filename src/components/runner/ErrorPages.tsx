import { useEffect, useState } from 'preact/hooks';
import type { KnownError } from '../errors/findErrors.ts';

interface Place {
  readonly error: KnownError;
  readonly href: string;
}

/** Where two fit, one is the cause and one what came of it; more would be a list to read. */
const mostShown = 2;

const find = async (text: string): Promise<Place[]> => {
  const { loadErrors, pageOf } = await import('../errors/loadErrors.ts');
  return (await loadErrors())(text)
    .matches.filter(({ whole }) => whole)
    .map(({ error }) => ({ error, href: pageOf(error.id) }))
    .filter(({ href }) => href !== location.pathname)
    .slice(0, mostShown);
};

/** Links to the pages of the catalogue about what a program printed; nothing where there are none, or none can be had. */
export const ErrorPages = ({ text }: { readonly text: string }) => {
  const [places, setPlaces] = useState<readonly Place[]>([]);
  useEffect(() => {
    let current = true;
    setPlaces([]);
    if (text.trim() !== '') {
      // The run is complete without them.
      find(text).then(
        (found) => current && setPlaces(found),
        () => undefined,
      );
    }
    return () => {
      current = false;
    };
  }, [text]);
  return (
    <>
      {places.map(({ error, href }) => (
        <p key={href} class="run-error">
          Cause and cure: <a href={href}>{error.title}</a>
        </p>
      ))}
    </>
  );
};
