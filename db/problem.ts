/** What went wrong, said so that the reader can act: what, where, what to do next. */
export type ProblemDetails = {
  /** Stable word for programs and tests, e.g. "port-busy". */
  code: string;
  /** What happened and why, as a whole sentence. */
  what: string;
  /** File, row, column, folder or address it happened at. */
  where?: string;
  /** What to do next, as a whole sentence. */
  remedy: string;
  /** What the sentences are about, for whoever says them by `code` in another language. */
  values?: Readonly<Record<string, string | number>>;
};

/**
 * A problem that a person can do something about. Each room lists its own in `problems.ts`, as functions of their details.
 * Its message is `WHERE: WHAT REMEDY`. Anything that is not a Problem is a fault of the program.
 */
export class Problem extends Error {
  readonly code: string;
  readonly what: string;
  readonly where?: string;
  readonly remedy: string;
  readonly values?: Readonly<Record<string, string | number>>;

  constructor({ code, what, where, remedy, values }: ProblemDetails, options?: ErrorOptions) {
    super(`${where === undefined ? "" : `${where}: `}${what} ${remedy}`, options);
    this.name = "Problem";
    this.code = code;
    this.what = what;
    if (where !== undefined) this.where = where;
    this.remedy = remedy;
    if (values !== undefined) this.values = values;
  }
}
