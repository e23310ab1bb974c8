import { placeBefore, printAddress } from './tree/address.ts';
import { outline } from './tree/outline.ts';
import { usePosition } from './usePosition.ts';
import type { LeafAnswersProps } from './LeafAnswers.tsx';

/** The way back to the question before; without answers, to the start. */
export default function LeafBack({ root, place }: LeafAnswersProps) {
  const { position } = usePosition(root, place);
  const before = placeBefore(outline, position);
  const address = before === undefined ? root : printAddress(outline, root, { ...position, place: before });
  return (
    <p class="back">
      <a href={address}>← Back</a>
    </p>
  );
}
