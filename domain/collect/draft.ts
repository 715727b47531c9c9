import type { Notes } from "./draft-notes.ts";
import type { Choices } from "./propose-mapping.ts";
import type { ImportReport } from "./report.ts";

/** An import on its way through the browser. What is null has not been reached. */
export type DraftState = {
  files: { name: string; bytes: number; at: string }[]; // at: the file's name in the private folder
  looked: boolean; // each file has been read; what was found lies beside it
  mapping: { name: string; text: string; from: "sent" | "example" | "before" | "made" } | null;
  parts: Record<string, number>; // which of the mapping's files is which of those sent
  untold?: number[]; // files sent of which neither name nor columns tell which they are, and nobody has said it
  choices: Choices | null;
  report: ImportReport | null; // of the dry run
  notes: Notes | null;
  trouble: Trouble | null; // what stopped the latest step
  stored: { root: string; id: string; ids?: string[]; schools: number; outcome: ImportReport["outcome"] } | null; // ids: of each round
};

/** What went wrong, as a problem says it. `code` "fault" = the program's own. */
export type Trouble = {
  code: string;
  where?: string;
  what: string;
  remedy: string;
  values?: Readonly<Record<string, string | number>>; // what the sentences are about (db/problem.ts)
};

export const NEW_DRAFT: Omit<DraftState, "files"> = {
  looked: false,
  mapping: null,
  parts: {},
  choices: null,
  report: null,
  notes: null,
  trouble: null,
  stored: null,
};
