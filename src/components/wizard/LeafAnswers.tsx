import { useEffect } from 'preact/hooks';
import { Trail } from './Trail.tsx';
import { usePosition } from './usePosition.ts';

export interface LeafAnswersProps {
  /** The address of `/choose/`. */
  readonly root: string;
  readonly place: string;
}

/** The answers that led to a leaf. Moves the focus to the recommendation for readers who came by answering. */
export default function LeafAnswers({ root, place }: LeafAnswersProps) {
  const { position } = usePosition(root, place);
  const answered = Object.keys(position.answers).length > 0;

  useEffect(() => {
    const heading = document.querySelector<HTMLElement>('main h1');
    // Without scrolling: a reload or a way back stays where the reader was.
    if (answered && document.activeElement === document.body) heading?.focus({ preventScroll: true });
  }, [answered]);

  return <Trail root={root} position={position} settled />;
}
