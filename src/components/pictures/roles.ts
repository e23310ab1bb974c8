/** What a thread or task does during a span of time; each has a colour (`--gd-…`), a pattern and a word. */
export const roles = {
  running: { word: 'runs', colour: 'var(--gd-running)', pattern: 'solid' },
  'waiting-gil': { word: 'waits for the GIL', colour: 'var(--gd-waiting-gil)', pattern: 'hatch' },
  'waiting-lock': {
    word: 'waits for a lock, or for another thread',
    colour: 'var(--gd-waiting-lock)',
    pattern: 'cross',
  },
  sleeping: { word: 'waits: input, output, sleep', colour: 'var(--gd-sleeping)', pattern: 'dots' },
  finished: { word: 'not started, or finished', colour: 'var(--gd-edge)', pattern: 'none' },
} as const;

export type Role = keyof typeof roles;
