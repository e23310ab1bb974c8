import type { Ref } from 'preact';
import { inlineParts } from '../../prose/inline.ts';
import type { LeafData } from '../leafData.ts';

export interface EmbeddedLeafProps {
  readonly leaf: LeafData;
  /** The address of the leaf's own page, with the answers. */
  readonly page: string;
  readonly heading: Ref<HTMLHeadingElement>;
}

const Inline = ({ text }: { readonly text: string }) => (
  <>
    {inlineParts(text).map(({ code, text }, index) =>
      code ? (
        <code key={index} translate={false}>
          {text}
        </code>
      ) : (
        text
      ),
    )}
  </>
);

/** A recommendation in short: what, why, and what else under which sign. The rest is on its own page. */
export const EmbeddedLeaf = ({ leaf, page, heading }: EmbeddedLeafProps) => (
  <>
    <h1 tabIndex={-1} ref={heading}>
      {leaf.use}
    </h1>
    <p class="why">
      <Inline text={leaf.why} />
    </p>
    <p class="start">
      <a class="button main" href={page} target="_blank" rel="noopener">
        Program, options and traps
        <span class="visually-hidden"> (opens in a new tab)</span>
      </a>
    </p>
    {leaf.runnerUp && (
      <section class="second" aria-labelledby="runner-up">
        <h2 id="runner-up" class="label">
          Runner-up
        </h2>
        <p>
          <b>
            <Inline text={leaf.runnerUp.use} />.
          </b>{' '}
          <Inline text={leaf.runnerUp.when} />
        </p>
      </section>
    )}
  </>
);
