/** What became of a note: looked at, accepted, declined, answered. Pure; stored by note-answer.store.ts. */
import { newNoteId } from "./note.ts";
import { problems } from "./problems.ts";

/** In the order in which a note goes through them. "received": nobody has said anything yet. */
export const noteStates = ["received", "looking", "accepted", "declined", "answered"] as const;
export type NoteState = (typeof noteStates)[number];
export type AnsweredState = Exclude<NoteState, "received">;

/** One thing that a steward said of a note. The newest stands; none is overwritten. */
export type NoteAnswer = {
  /** Made by the form before it is sent (newAnswerId), so that sending twice stores once. */
  id: string;
  state: AnsweredState;
  /** Read by everybody; "" where nothing was said. Never "" where the note was declined or answered. */
  answer: string;
  /** The name that the steward gives. */
  said_by: string;
  /** May everybody read the note's own text? Its contact is never shown. */
  released: boolean;
};

/** Longest texts, in characters. */
export const ANSWER_LIMITS = { answer: 2000, said_by: 100 } as const;

/** 128 random bits, as a note's id. */
export const newAnswerId = newNoteId;

const CLOSED: readonly NoteState[] = ["accepted", "declined", "answered"];

/**
 * The states that a note may have after this one. What is open may become anything but received; what is closed keeps its
 * state (a better answer, the text released or taken back) or is looked at again.
 */
export function statesAfter(state: NoteState): readonly AnsweredState[] {
  if (!isClosed(state)) return ["looking", "accepted", "declined", "answered"];
  return ["looking", state as AnsweredState];
}

/** Nobody waits any more. */
export function isClosed(state: NoteState): boolean {
  return CLOSED.includes(state);
}

/** @throws Problem "answer-order" */
export function checkOrder(before: NoteState, next: AnsweredState): void {
  const allowed = statesAfter(before);
  if (!allowed.includes(next)) throw problems.answerOrder({ before, next, allowed });
}

/**
 * An answer as a form or a command sends it.
 *
 * @throws Problem "answer-id" | "answer-state" | "answer-answer" | "answer-by", each naming its field
 */
export function answerFrom(sent: {
  id?: unknown;
  state?: unknown;
  answer?: unknown;
  said_by?: unknown;
  released?: unknown;
}): NoteAnswer {
  const id = typeof sent.id === "string" ? sent.id : "";
  if (!/^[A-Za-z0-9_-]{22,64}$/.test(id))
    throw problems.answerField({
      field: "id",
      what: "This form has lost its number.",
      remedy: "Open the note again from the list.",
    });
  const state = noteStates.find((one) => one === sent.state);
  if (state === undefined || state === "received")
    throw problems.answerField({
      field: "state",
      what: "Nothing was chosen.",
      remedy: "Say what became of the note: looking, accepted, declined or answered.",
    });
  const answer = text(sent.answer, "answer");
  if (answer === "" && (state === "declined" || state === "answered"))
    throw problems.answerField({
      field: "answer",
      what: `A note that is ${state} needs at least a sentence.`,
      remedy: "Say why, so that the sender and other readers can follow.",
    });
  const said_by = text(sent.said_by, "said_by");
  if (said_by === "")
    throw problems.answerField({
      field: "said_by",
      what: "Nobody has signed this answer.",
      remedy: "Give a name or a role; it stands beside the answer.",
    });
  return { id, state, answer, said_by, released: sent.released === true };
}

/** Whole days from one moment to a later one; 0 where they are less than a day apart. */
export function daysBetween(from: Date, to: Date): number {
  return Math.max(0, Math.floor((to.getTime() - from.getTime()) / 86_400_000));
}

/** Trimmed, with line ends as \n; what no database can hold is refused. */
function text(value: unknown, field: "answer" | "said_by"): string {
  const raw = typeof value === "string" ? value.replace(/\r\n?/g, "\n").trim() : "";
  const limit = ANSWER_LIMITS[field];
  if (raw.length > limit)
    throw problems.answerField({
      field,
      what: `This is ${raw.length} characters long; ${limit} can be kept.`,
      remedy: "Make it shorter.",
    });
  if (raw.includes("\0") || !raw.isWellFormed())
    throw problems.answerField({
      field,
      what: "This holds characters that are no text.",
      remedy: "Type it again, or paste it as plain text.",
    });
  return raw;
}
