/** What a failing program of the error catalogue wrote to standard error, as recorded. */
export interface Printed {
  /** The interpreter, as `src/data/runs/` names it. */
  readonly on: string;
  /** For a hang, what `faulthandler` wrote when our time limit ended it; in the page, how the page explains it. */
  readonly text: string;
}
