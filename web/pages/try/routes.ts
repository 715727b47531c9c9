/** /try: a self-review for "our team", without a place, an account, or anything stored here. */
import { forgotten, kept, type Route } from "../../page.tsx";
import { bringAction, bringPage, bringStore } from "./bring.tsx";
import { tryIndexPage, tryPage } from "./intro.tsx";
import { openAction, openPage } from "./open-file.tsx";
import { tryAction } from "./steps.ts";

export const tryRoutes: readonly Route[] = [
  ...kept([
    tryIndexPage, // /try: choose an indicator
  ]),
  openPage, // /try/open: go on with a file
  ...forgotten([openAction]),
  ...kept([
    tryPage, // /try/:kind/:id: begin
  ]),
  ...forgotten([
    tryAction, // its steps: the state travels in the form
  ]),
  bringPage, // /at/:root/:place/reviews/bring: a try-out's file becomes a review of a place
  bringAction,
  bringStore,
];
