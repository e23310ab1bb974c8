/**
 * What a reader may ask of a program besides the answers, in the order in which leaves list them. The ids are public:
 * they stand in addresses, and in the templates of the programs.
 */
export const options = {
  'in-order': 'Results in the order of the input',
  'as-finished': 'Results as they finish',
  'item-timeout': 'A time limit for each item',
  'total-timeout': 'A time limit for everything',
  'fail-fast': 'The first error stops everything',
  'user-cancel': 'The user can cancel',
  'rate-limit': 'At most so many calls a second',
  retry: 'Try again what fails',
  progress: 'Show progress',
  'huge-input': 'Huge or endless input',
  'shared-state': 'Workers share changing state',
  'little-memory': 'Little memory',
  'windows-macos': 'Windows or macOS',
  notebook: 'In a notebook',
  logging: 'Logging with context',
  tests: 'With tests',
} as const;

export type OptionId = keyof typeof options;

/** The options in their order. */
export const optionIds = Object.keys(options) as readonly OptionId[];

export const isOption = (id: string): id is OptionId => Object.hasOwn(options, id);

/** The versions one may name as the oldest that must run the program, as minor numbers. */
export const oldestPythons = [11, 12, 13, 14, 15] as const;
