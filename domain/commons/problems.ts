import { Problem } from "../../db/problem.ts";

/** Every problem the commons can report, by name. */
export const problems = {
  noteField: (d: { field: "id" | "about" | "body" | "contact"; what: string; remedy: string }) =>
    new Problem({ code: `note-${d.field}`, where: d.field, what: d.what, remedy: d.remedy }),

  noteDiffers: (d: { id: string }) =>
    new Problem({
      code: "note-differs",
      where: d.id,
      what: "Another text was already stored from this form, so this one was not stored.",
      remedy: "Open the form again from the page it is about and send your text from there.",
    }),

  noNote: (d: { id: string }) =>
    new Problem({
      code: "note-unknown",
      where: d.id,
      what: "No note has this number.",
      remedy: "`innodopt notes` lists the notes; name a place's with --root PLACE.",
    }),

  answerField: (d: { field: "id" | "state" | "answer" | "said_by"; what: string; remedy: string }) =>
    new Problem({ code: `answer-${d.field.replace("said_by", "by")}`, where: d.field, what: d.what, remedy: d.remedy }),

  answerOrder: (d: { before: string; next: string; allowed: readonly string[] }) =>
    new Problem({
      code: "answer-order",
      where: "state",
      what: `A note that is "${d.before}" cannot become "${d.next}".`,
      remedy: `It can become ${d.allowed.map((state) => `"${state}"`).join(" or ")}.`,
    }),

  answerMoved: (d: { id: string }) =>
    new Problem({
      code: "answer-moved",
      where: d.id,
      what: "Somebody else has answered this note since you opened it, so your answer was not stored.",
      remedy: "Read theirs, then send yours if it is still needed.",
    }),

  answerDiffers: (d: { id: string }) =>
    new Problem({
      code: "answer-differs",
      where: d.id,
      what: "Another answer was already stored from this form, so this one was not stored.",
      remedy: "Open the note again and send your answer from there.",
    }),
};
