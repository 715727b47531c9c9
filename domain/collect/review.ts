/**
 * A team's self-review of one indicator, or its check of one condition. Each member places the team in private and names one
 * thing seen; then the team looks at the spread, at what was seen, and agrees on one answer with its reasons. Agreement is not
 * averaging: the spread stays. Pure; stored by review.store.ts.
 *
 * Nobody's placement can be told: it is a number in `counts` and a sentence in `seen`, and nothing joins the two
 * (docs/security.md). Below FEWEST people the spread is not shown and not kept.
 */
import { type About, type Level, REASON_MOST, SIGNED_MOST, type Status, writeAbout } from "./reading.ts";

export type Phase = "placing" | "looking" | "agreed";
export type Way = "laptop" | "phones" | "paper";

/** What a member may answer: of an indicator the highest level whose whole text is true; of a condition how it stands. */
export const LEVEL_ANSWERS = ["1", "2", "3", "4", "cannot-tell"] as const;
export const STATUS_ANSWERS = ["present", "partly", "absent", "not-known"] as const;
export type Answer = (typeof LEVEL_ANSWERS)[number] | (typeof STATUS_ANSWERS)[number];

/** In the order of `counts`. */
export function answersOf({ kind }: Pick<About, "kind">): readonly Answer[] {
  return kind === "indicator" ? LEVEL_ANSWERS : STATUS_ANSWERS;
}

/** Fewest people whose spread is shown to the team, and kept (law 3: staff inside their own place). */
export const FEWEST = 5;
/** One thing seen, in letters. */
export const SEEN_MOST = 200;
/** Most people in one review. */
export const PEOPLE_MOST = 200;

/** What the team writes down, each up to REASON_MOST letters; only `reasons` and `signed` are needed to agree. */
export const noteNames = [
  "present", // who was in the room, by role
  "leads", // who led it
  "reasons", // things seen, by people in different roles; of a condition the document or sentence that shows it
  "minority", // a different view that remained, with its reason
  "missing", // what we would need to see to say the next level
  "step", // one next step
  "who", // … who takes it
  "when", // … by when
  "obstacle", // what is in our way
  "mover", // … who can move it
  "signed", // how the team signs, e.g. "Grade 9 team"; up to SIGNED_MOST letters
] as const;
export type NoteName = (typeof noteNames)[number];
export type Notes = Readonly<Partial<Record<NoteName, string>>>;

/** What was ticked: for each look-for and look-alike, by its place in the record, 0 not seen, 1 in places, 2 widely. */
export type Tick = 0 | 1 | 2;
export type Looks = { readonly lookFors: readonly (Tick | null)[]; readonly lookAlikes: readonly (Tick | null)[] };

/** What the team agreed on. `also` = two views remained, between `level` and `also`. */
export type Agreed = { level: Level; also: Level | null; status: null } | { level: null; also: null; status: Status };

/** A review as the team's page may show it. */
export type Review = {
  root: string;
  place: string;
  id: string;
  about: About;
  version: string; // of the record's text
  phase: Phase;
  way: Way;
  people: number | null; // in the room, as the team said
  placed: number; // how many placed
  code: string | null;
  /** Placements per answer; null while they are placing, and where fewer than FEWEST placed. */
  counts: readonly number[] | null;
  /** Shuffled and unnamed; empty while they are placing. Never in a file, an API or another page. */
  seen: readonly string[];
  looks: Looks;
  notes: Notes;
  agreed: Agreed | null;
  openedOn: string; // 'YYYY-MM-DD'
  agreedOn: string | null;
};

/** A review as pages beyond the team's own may show it: without what was seen. */
export type AgreedReview = Omit<Review, "seen">;

/** Where a review lies. */
export type ReviewAt = Pick<Review, "root" | "place" | "id">;

/** One member's private placement. `sent` is made by the sender before the first letter, so that sending twice counts once. */
export type Placement = { sent: string; answer: Answer; seen: string };

export type PlacementMistake =
  | { field: "answer"; how: "missing" }
  | { field: "seen"; how: "missing" | "too-long" }
  | { field: "sent"; how: "missing" };

/**
 * Reads a placement as it was typed. Who cannot tell need not have seen anything; everybody else names one thing.
 *
 * @returns the placement, or every mistake in the order of the fields
 */
export function readPlacement(
  about: Pick<About, "kind">,
  form: { sent: string; answer: string; seen: string },
): { placement: Placement } | { mistakes: PlacementMistake[] } {
  const mistakes: PlacementMistake[] = [];
  const answer = answersOf(about).find((one) => one === form.answer);
  const seen = plain(form.seen).replace(/\s+/g, " ");
  if (answer === undefined) mistakes.push({ field: "answer", how: "missing" });
  if (seen === "" && answer !== undefined && answer !== "cannot-tell" && answer !== "not-known")
    mistakes.push({ field: "seen", how: "missing" });
  if (letters(seen) > SEEN_MOST) mistakes.push({ field: "seen", how: "too-long" });
  if (!isSent(form.sent)) mistakes.push({ field: "sent", how: "missing" });
  if (mistakes.length > 0 || answer === undefined) return { mistakes };
  return { placement: { sent: form.sent, answer, seen } };
}

export type Paper = { counts: readonly number[]; seen: readonly string[] };
export type PaperMistake =
  | { field: Answer; how: "not-a-count" }
  | { field: "counts"; how: "none" | "too-many" }
  | { field: "seen"; how: "too-long" };

/**
 * Reads slips that somebody counted: how many chose each answer, and the things seen, one to a line.
 *
 * @param form  per answer the count as typed ('' = 0), and `seen`
 */
export function readPaper(
  about: Pick<About, "kind">,
  form: { counts: Readonly<Partial<Record<Answer, string>>>; seen: string },
): { paper: Paper } | { mistakes: PaperMistake[] } {
  const mistakes: PaperMistake[] = [];
  const counts = answersOf(about).map((answer) => {
    const text = (form.counts[answer] ?? "").trim();
    if (!/^\d{0,3}$/.test(text)) mistakes.push({ field: answer, how: "not-a-count" });
    return Number(text) || 0;
  });
  const placed = sum(counts);
  if (mistakes.length === 0 && placed === 0) mistakes.push({ field: "counts", how: "none" });
  if (placed > PEOPLE_MOST) mistakes.push({ field: "counts", how: "too-many" });
  const seen = form.seen
    .split(/\r?\n/)
    .map((line) => plain(line).replace(/\s+/g, " "))
    .filter((line) => line !== "");
  if (seen.some((line) => letters(line) > SEEN_MOST) || seen.length > PEOPLE_MOST)
    mistakes.push({ field: "seen", how: "too-long" });
  return mistakes.length > 0 ? { mistakes } : { paper: { counts, seen } };
}

export type RecordMistake =
  | { field: "answer"; how: "missing" | "not-apart" } // not-apart: two views that are the same level
  | { field: NoteName; how: "missing" | "too-long" };

/**
 * Reads what a team wrote down. A draft may lack anything; only what is too long is a mistake.
 *
 * @param form  `answer`: "1" to "4", "2-3" where two views remained, or a Status; `notes` as typed
 */
export function readRecord(
  about: Pick<About, "kind">,
  form: { answer: string; notes: Readonly<Partial<Record<NoteName, string>>> },
  { draft }: { draft: boolean },
): { agreed: Agreed | null; notes: Notes; mistakes: RecordMistake[] } {
  const mistakes: RecordMistake[] = [];
  const agreed = readAgreed(about, form.answer);
  if (!draft && agreed === null) mistakes.push({ field: "answer", how: form.answer === "" ? "missing" : "not-apart" });
  const notes: Partial<Record<NoteName, string>> = {};
  for (const name of noteNames) {
    const text = plain(form.notes[name] ?? "");
    const most = name === "signed" ? SIGNED_MOST : REASON_MOST;
    if (letters(text) > most) mistakes.push({ field: name, how: "too-long" });
    if (!draft && text === "" && (name === "reasons" || name === "signed"))
      mistakes.push({ field: name, how: "missing" });
    if (text !== "") notes[name] = text;
  }
  return { agreed, notes, mistakes };
}

function readAgreed({ kind }: Pick<About, "kind">, answer: string): Agreed | null {
  if (kind === "condition") {
    const status = STATUS_ANSWERS.find((one) => one === answer);
    return status ? { level: null, also: null, status } : null;
  }
  const [, low, high] = /^([1-4])(?:-([1-4]))?$/.exec(answer) ?? [];
  if (low === undefined || (high !== undefined && high <= low)) return null;
  return { level: Number(low) as Level, also: high === undefined ? null : (Number(high) as Level), status: null };
}

/** The answer as `readRecord` reads it; '' where nothing is agreed. */
export function writeAgreed(agreed: Agreed | null): string {
  if (agreed === null) return "";
  if (agreed.status !== null) return agreed.status;
  return agreed.also === null ? String(agreed.level) : `${agreed.level}-${agreed.also}`;
}

/** What a team may have written or ticked so far. A draft says only what its form holds. */
export type Draft = { looks?: Looks; notes?: Notes; agreed?: Agreed | null };

/**
 * Does a stored review say what a form says? A form carries what it was made from, so that words which somebody else kept meanwhile are
 * not written over.
 */
export function saysTheSame(stored: Pick<Review, "looks" | "notes" | "agreed">, form: Draft): boolean {
  const { looks = stored.looks, notes = stored.notes, agreed = stored.agreed } = form;
  return markOf({ looks, notes, agreed }) === markOf(stored);
}

/** The same text for the same words and ticks, in whatever order they lie. */
export function markOf({ looks, notes, agreed }: Draft): string {
  return JSON.stringify([
    looks &&
      [looks.lookFors, looks.lookAlikes].map((ticks) =>
        ticks
          .map((tick) => tick ?? "-")
          .join("")
          .replace(/-+$/, ""),
      ),
    notes && noteNames.map((name) => notes[name] ?? ""),
    agreed === undefined ? null : writeAgreed(agreed),
  ]);
}

/** One more placement among the others. Which sentence is the newest cannot be seen: all are shuffled. */
export function withPlacement(
  about: Pick<About, "kind">,
  { counts, seen }: Paper,
  placement: Placement,
  random: () => number,
): Paper {
  const at = answersOf(about).indexOf(placement.answer);
  return {
    counts: answersOf(about).map((_, i) => (counts[i] ?? 0) + (i === at ? 1 : 0)),
    seen: shuffled(placement.seen === "" ? seen : [...seen, placement.seen], random),
  };
}

/** Fisher and Yates. @param random  evenly from 0 up to but not including 1 */
export function shuffled<T>(items: readonly T[], random: () => number): T[] {
  const out = [...items];
  for (let i = out.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [out[i], out[j]] = [out[j] as T, out[i] as T];
  }
  return out;
}

/** How many of those who named a level chose the same as most, and lie within one level of it. null below FEWEST. */
export function agreementOf(
  counts: readonly number[],
): { most: number[]; same: number; near: number; n: number } | null {
  const levels = counts.slice(0, 4);
  const n = sum(levels);
  if (sum(counts) < FEWEST || n === 0) return null;
  const top = Math.max(...levels);
  const most = levels.flatMap((count, i) => (count === top ? [i + 1] : []));
  const near = Math.max(...levels.map((_, i) => sum(levels.slice(i, i + 2))));
  return { most, same: top, near, n };
}

/** Of each indicator and condition the first one, in their order. @param reviews  newest first */
export function newestOfEach<R extends Pick<Review, "about">>(reviews: readonly R[]): R[] {
  const seen = new Set<string>();
  return reviews.filter(({ about }) => {
    const text = writeAbout(about);
    return !seen.has(text) && seen.add(text);
  });
}

/** Is a day more than so many months before another? Days are 'YYYY-MM-DD'; without one of them nothing is older. */
export function isOlder(day: string | null, than: string | null, months: number): boolean {
  if (day === null || than === null) return false;
  const limit = new Date(`${day}T00:00:00Z`);
  limit.setUTCMonth(limit.getUTCMonth() + months);
  return limit.toISOString().slice(0, 10) < than;
}

/** Letters that are told apart when read from a wall: no I and no O. 24⁶ = 191 million codes. */
export const CODE_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";
export const CODE_LENGTH = 6;

/** @param random  from a secure source */
export function newCode(random: () => number): string {
  return Array.from({ length: CODE_LENGTH }, () => CODE_LETTERS[Math.floor(random() * CODE_LETTERS.length)]).join("");
}

/** A code as somebody typed it, with blanks or small letters; null where it can be none. */
export function readCode(text: string): string | null {
  const code = text.replace(/[\s-]/g, "").toUpperCase();
  return code.length === CODE_LENGTH && [...code].every((letter) => CODE_LETTERS.includes(letter)) ? code : null;
}

export function isSent(text: string): boolean {
  return /^[\w-]{8,64}$/.test(text);
}

/** Without characters that no line holds, or that turn what stands after them round. */
const STEERING = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu;

function plain(text: string): string {
  return text.replace(STEERING, (one) => (/[\t\r\n]/.test(one) ? one : "")).trim();
}

function letters(text: string): number {
  return [...text].length;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((a, b) => a + b, 0);
}
