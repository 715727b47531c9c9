/**
 * A review as a file: what a team that tried one out in its browser takes along, to go on elsewhere or to bring into a place.
 * It holds no thing seen (law 3: they stay on the team's page), and a spread from FEWEST people on only. A file that was made or
 * changed by hand cannot carry more: any field that is not named here is refused. Pure.
 */
import { z } from "zod";
import { isDay } from "../people/membership.ts";
import { type About, REASON_MOST, readAbout, SIGNED_MOST, writeAbout } from "./reading.ts";
import { answersOf, FEWEST, isSent, noteNames, PEOPLE_MOST, type Review, readRecord, writeAgreed } from "./review.ts";

/** What a file carries of a review. `agreed` and `agreedOn` are null while the team has not agreed. */
export type Carried = Pick<
  Review,
  "id" | "about" | "version" | "people" | "placed" | "counts" | "looks" | "notes" | "agreed" | "openedOn" | "agreedOn"
>;

/** Of the format, not of the record's text. A file of a later one is refused: this program may not know what it says. */
export const FILE_VERSION = 1;
/** The longest file that is read, bytes. */
export const FILE_BYTES = 64 * 1024;
/** Most look-fors or look-alikes that a record has. */
const LOOKS_MOST = 40;

const ticks = z.array(z.literal([0, 1, 2]).nullable()).max(LOOKS_MOST);
const note = z.string().refine((text) => [...text].length <= REASON_MOST, "too-long");
const signed = z.string().refine((text) => [...text].length <= SIGNED_MOST, "too-long");
const count = z.int().min(0).max(PEOPLE_MOST);
const day = z.string().refine(isDay);

const shape = z.strictObject({
  innodopt: z.literal("review"),
  file: z.literal(FILE_VERSION),
  id: z.string().refine(isSent),
  about: z.string().refine((text) => readAbout(text) !== null),
  version: z.string().regex(/^[\w.-]{1,40}$/),
  opened: day,
  agreed: day.nullable(),
  people: z.int().min(1).max(PEOPLE_MOST).nullable(),
  placed: count.min(1),
  counts: z.record(z.string(), count).nullable(),
  looks: z.strictObject({ for: ticks, alike: ticks }),
  answer: z.string().max(20),
  notes: z.strictObject(
    Object.fromEntries(noteNames.map((name) => [name, (name === "signed" ? signed : note).optional()])),
  ),
});

export function writeReviewFile(review: Carried): string {
  const { about, counts, placed } = review;
  const shown = placed >= FEWEST ? counts : null;
  const file: z.input<typeof shape> = {
    innodopt: "review",
    file: FILE_VERSION,
    id: review.id,
    about: writeAbout(about),
    version: review.version,
    opened: review.openedOn,
    agreed: review.agreedOn,
    people: review.people,
    placed,
    counts: shown && Object.fromEntries(answersOf(about).map((answer, i) => [answer, shown[i] ?? 0])),
    looks: { for: [...review.looks.lookFors], alike: [...review.looks.lookAlikes] },
    answer: writeAgreed(review.agreed),
    notes: review.notes,
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * What is wrong with a file. `at`: where in it, e.g. "notes.reasons". unknown: a field that no such file has; few: a spread of
 * fewer than FEWEST; sum: it is not the spread of as many as placed; days: it was agreed on before it was opened, or in the future.
 */
export type FileMistake =
  | { how: "empty" | "too-large" | "not-json" | "not-ours" | "newer" }
  | { how: "no-record" | "not-agreed"; at: string } // said by who uses it: the record here has no such id; the team has not agreed
  | { how: "unknown" | "missing" | "wrong" | "too-long"; at: string }
  | { how: "few" | "sum" | "days"; at: string };

/**
 * Reads a file that somebody gives us.
 *
 * @param today  'YYYY-MM-DD'; the day before the sender's may be ours, so one day later is taken
 * @returns      what it carries, or every mistake
 */
export function readReviewFile(
  text: string,
  { today }: { today: string },
): { review: Carried } | { mistakes: FileMistake[] } {
  if (text.trim() === "") return { mistakes: [{ how: "empty" }] };
  const json = parsed(text);
  if (json === undefined) return { mistakes: [{ how: "not-json" }] };
  const head = z.looseObject({ innodopt: z.literal("review"), file: z.number() }).safeParse(json);
  if (!head.success) return { mistakes: [{ how: "not-ours" }] };
  if (head.data.file > FILE_VERSION) return { mistakes: [{ how: "newer" }] };
  const read = shape.safeParse(json);
  if (!read.success) return { mistakes: read.error.issues.flatMap((issue) => mistakesOf(issue, json)) };
  const file = read.data;
  const about = readAbout(file.about) as About;
  const mistakes: FileMistake[] = [];
  const answers: readonly string[] = answersOf(about);
  const strange = Object.keys(file.counts ?? {}).find((name) => !answers.includes(name));
  const counts = file.counts && answers.map((answer) => file.counts?.[answer] ?? 0);
  if (strange !== undefined) mistakes.push({ how: "unknown", at: `counts.${strange}` });
  else if (counts && file.placed < FEWEST) mistakes.push({ how: "few", at: "counts" });
  else if (counts && counts.reduce((a, b) => a + b, 0) !== file.placed) mistakes.push({ how: "sum", at: "counts" });
  const draft = file.agreed === null;
  const record = readRecord(about, { answer: file.answer, notes: file.notes }, { draft });
  for (const { field, how } of record.mistakes)
    mistakes.push(
      field === "answer"
        ? { how: file.answer === "" ? "missing" : "wrong", at: "answer" }
        : { how: how === "too-long" ? "too-long" : "missing", at: `notes.${field}` },
    );
  if (draft && file.answer !== "" && record.agreed === null) mistakes.push({ how: "wrong", at: "answer" });
  if (file.opened > dayAfter(today)) mistakes.push({ how: "days", at: "opened" });
  else if (file.agreed !== null && (file.agreed < file.opened || file.agreed > dayAfter(today)))
    mistakes.push({ how: "days", at: "agreed" });
  if (mistakes.length > 0) return { mistakes };
  const { id, version, people, placed, opened: openedOn, agreed: agreedOn } = file;
  const looks = { lookFors: file.looks.for, lookAlikes: file.looks.alike };
  return {
    review: {
      id,
      about,
      version,
      people,
      placed,
      counts,
      looks,
      notes: record.notes,
      agreed: record.agreed,
      openedOn,
      agreedOn,
    },
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}

function mistakesOf(issue: z.core.$ZodIssue, json: unknown): FileMistake[] {
  const path = issue.path.join(".");
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) => ({ how: "unknown", at: path === "" ? key : `${path}.${key}` }));
  if (issue.message === "too-long") return [{ how: "too-long", at: path }];
  const there = issue.path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown> | undefined)?.[key], json);
  return [{ how: there === undefined ? "missing" : "wrong", at: path }];
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}
