/** /at/:root/:place/reviews: a team's self-review of one indicator, its check of one condition. None is kept: they change while people sit in the room. */
import { forgotten, type Route } from "../../page.tsx";
import { agreeAction, agreePage } from "./agree.tsx";
import { reviewsPage } from "./list.tsx";
import { lookAction, lookPage } from "./look.tsx";
import { newReviewAction, newReviewPage } from "./new.tsx";
import { paperAction, paperPage } from "./paper.tsx";
import { placeAction, placePage } from "./place.tsx";
import { teamAction, teamPage } from "./team.tsx";

export const reviewRoutes: readonly Route[] = [
  reviewsPage, // what can be gone on with, what was agreed, what to begin
  newReviewPage, // …/new: choose, and say how the placements come in
  newReviewAction,
  ...forgotten([
    placePage, // …/:id/place: one private placement, then pass it on
    placeAction,
  ]),
  paperPage, // …/:id/paper: slips that were counted
  paperAction,
  lookPage, // …/:id/look: the spread and what was seen
  lookAction,
  agreePage, // …/:id/agree: one answer with its reasons
  agreeAction,
  teamPage, // …/:id: what is next, then the record
  teamAction,
];
