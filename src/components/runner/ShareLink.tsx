import { useEffect, useRef, useState } from 'preact/hooks';
import { href } from '../../links.ts';
import type { Program, RunSettings } from './protocol.ts';
import { longestLink, writeFragment } from './share.ts';

export interface ShareLinkProps {
  readonly program: Program;
  readonly settings: RunSettings;
  /** The fragment that the link has now. */
  readonly onShared?: (fragment: string) => void;
}

type State =
  | { readonly is: 'idle' | 'too-long' | 'copied' }
  /** There is no clipboard: the reader copies it. */
  | { readonly is: 'shown'; readonly link: string };

/** Makes a link that holds the program. Whoever opens it sees the program in the playground, and may run it. */
export const ShareLink = ({ program, settings, onShared }: ShareLinkProps) => {
  const [state, setState] = useState<State>({ is: 'idle' });
  const link = useRef<HTMLInputElement>(null);
  // A link of what was there before says nothing about what is there now.
  useEffect(() => setState({ is: 'idle' }), [program.source, ...Object.values(settings)]);
  useEffect(() => {
    // Selected without the focus, the keys would not copy it.
    link.current?.focus();
    link.current?.select();
  }, [state]);

  const share = async () => {
    const fragment = await writeFragment({ program, settings });
    if (fragment === undefined) {
      setState({ is: 'too-long' });
      return;
    }
    const address = new URL(`${href('/playground/')}#${fragment}`, location.origin).href;
    onShared?.(fragment);
    try {
      await navigator.clipboard.writeText(address);
      setState({ is: 'copied' });
    } catch {
      setState({ is: 'shown', link: address });
    }
  };

  return (
    <>
      <button type="button" class="button" onClick={() => void share()}>
        Share link
      </button>
      <span role="status" class="share-said">
        {state.is === 'copied' && 'Link copied. It holds the whole program.'}
        {state.is === 'too-long' &&
          `Too long for a link (more than ${longestLink.toLocaleString('en')} characters when packed): download the file instead.`}
        {state.is === 'shown' && 'Copy this link:'}
      </span>
      {state.is === 'shown' && (
        <input ref={link} type="text" readOnly aria-label="Link to the program" value={state.link} />
      )}
    </>
  );
};
