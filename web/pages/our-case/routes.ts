/** /our-case: one page for a board, from claims that the reader chose. Nothing is stored; all of it stands in the address. */
import { kept, type Route } from "../../page.tsx";
import { ourCasePage } from "./our-case.tsx";
import { boardPage, boardText } from "./page.tsx";

export const ourCaseRoutes: readonly Route[] = [
  ...kept([ourCasePage]), // choose; kept as it is without a question
  boardPage, // the page itself: it carries today's date
  boardText, // the same as text
];
