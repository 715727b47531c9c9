/** /corrections: what people sent, and what became of it. Not kept: it reads what is stored, and counts days. */
import type { Route } from "../../page.tsx";
import { correctionsPage } from "./corrections.tsx";
import { reviewPage } from "./review.tsx";
import { reviewNoteAction, reviewNotePage } from "./review-note.tsx";

export const correctionsRoutes: readonly Route[] = [
  correctionsPage, // for everybody
  reviewPage, // for whoever looks after the record, at this computer only
  reviewNotePage,
  reviewNoteAction,
];
