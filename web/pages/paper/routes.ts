/** /instruments/:id/paper: instruments on paper, in two languages, large. */
import type { Route } from "../../page.tsx";

export const paperRoutes: readonly Route[] = [];
