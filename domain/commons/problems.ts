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
};
