/** Where a verb reads and writes. Results go to `out`, everything said about them to `err`. */
export type Io = {
  /** One line of the result, on stdout. */
  out(line: string): void;
  /** One line of progress or of a problem, on stderr. */
  err(line: string): void;
  /** The caller wants JSON on stdout (`--json`). */
  json: boolean;
  /** stderr is a terminal that can redraw a line. */
  isTTY: boolean;
  /** The data folder named with `--data`, if any. */
  data?: string;
};

/** Exit codes: everything went well; the input has a problem; the command was not understood. */
export const OK = 0;
export const PROBLEM = 1;
export const USAGE = 2;

/** One verb of the command line, in a file of its own name: `tools/NAME.ts`. */
export type Verb = {
  name: string;
  /** One line for the list of verbs. */
  summary: string;
  /** How it is called, e.g. `profile PLACE`. */
  usage: string;
  /** @returns 0, 1 or 2; a thrown Problem is printed and becomes 1, a thrown UsageError 2 */
  run(args: string[], io: Io): Promise<number>;
};

/** The command was not understood; the message says how to call it. */
export class UsageError extends Error {}
