/** /docs, and /look while developing. */
import { kept, type Route } from "../../page.tsx";
import { docPage, docsPage, proofPage, wordsPage } from "./docs.tsx";
import { developing, lookPage } from "./look.tsx";

export const guideRoutes: readonly Route[] = [
  ...kept([docsPage, proofPage, wordsPage, docPage]),
  ...(developing() ? [lookPage] : []),
];
