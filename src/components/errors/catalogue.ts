import type { ErrorEntry } from '../../content.schemas.ts';

type Module = ErrorEntry['module'];

/** The parts of the catalogue, in its order. Their ids are anchors of the index. */
export const modules: readonly { readonly module: Module; readonly id: string; readonly name: string }[] = [
  { module: 'threading', id: 'threads', name: 'Threads' },
  { module: 'locks', id: 'locks', name: 'Locks and other primitives' },
  { module: 'queue', id: 'queues', name: 'Queues' },
  { module: 'concurrent.futures', id: 'pools', name: 'Pools and futures' },
  { module: 'pickling', id: 'pickling', name: 'Pickling' },
  { module: 'multiprocessing', id: 'processes', name: 'Processes' },
  { module: 'asyncio', id: 'asyncio', name: 'asyncio' },
  { module: 'shared data', id: 'shared-data', name: 'Shared data' },
  { module: 'interpreters', id: 'interpreters', name: 'Interpreters and builds' },
];

/** What the symptoms are called where they head a list. */
export const symptomNames: Readonly<Record<ErrorEntry['symptom'], string>> = {
  error: 'Exceptions',
  warning: 'Warnings',
  hang: 'Hangs',
  'wrong result': 'Wrong results, and silence',
  'crash at exit': 'Trouble at exit',
};

/** Whether the title is a text that Python prints, `…` for what differs; else it is a symptom in words. */
export const isMessage = ({ title, messages }: Pick<ErrorEntry, 'title' | 'messages'>): boolean => {
  const pieces = title.split('…').filter((piece) => piece.trim().length > 2);
  return messages.some(({ text = '' }) => pieces.every((piece) => text.includes(piece.trim())));
};

/** The title without the type of its exception, for narrow places. */
export const shortTitle = (title: string): string =>
  title.replace(/^[A-Za-z_][\w.]*(?:Error|Warning|Group): (?=.)/, '');

/** The versions from the first to the last, such as `['3.14', '3.15']`. */
export const versionsOf = ({ from, to }: ErrorEntry['python']): string[] => {
  const [first, last] = [from, to].map((version) => Number(version.slice(2))) as [number, number];
  return Array.from({ length: last - first + 1 }, (_, index) => `3.${first + index}`);
};

/** The versions that print a message, in words; none where all that the entry covers do. */
export const spelledOn = ({ since, until }: ErrorEntry['messages'][number]): string | undefined => {
  if (since !== undefined && until !== undefined) return since === until ? since : `${since} to ${until}`;
  if (since !== undefined) return `${since} and later`;
  return until === undefined ? undefined : `up to ${until}`;
};

/** A message at its holes: `{name}` is one. */
export const messageParts = (text: string): { readonly hole: boolean; readonly text: string }[] =>
  text
    .split(/\{(\w+)\}/)
    .map((part, index) => ({ hole: index % 2 === 1, text: part }))
    .filter(({ text }) => text !== '');

export interface Spelling {
  readonly text: string;
  /** On which versions, and that no run of ours printed it; empty where there is nothing to say. */
  readonly note: string;
}

/**
 * The texts that a page lists: none where the only one is its title, and none for a hang, of which Python says nothing.
 * Two that differ only in the calls around them are one.
 */
export const spellingsOf = ({ title, symptom, messages }: ErrorEntry): readonly Spelling[] => {
  if (symptom === 'hang') return [];
  const spellings = messages.flatMap((message): Spelling[] => {
    const on = spelledOn(message);
    const notes = [...(on ? [`Python ${on}`] : []), ...(message.notRun ? ['not seen in our runs'] : [])];
    return message.text === undefined ? [] : [{ text: message.text, note: notes.join(' · ') }];
  });
  const different = [...new Map(spellings.map((one) => [`${one.text} ${one.note}`, one])).values()];
  return different.every(({ text }) => text.replace(/\{\w+\}/g, '…') === title) ? [] : different;
};
