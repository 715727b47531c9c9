/** /our-case: one page for a board. */
import type { Route } from "../../page.tsx";

export const ourCaseRoutes: readonly Route[] = [];
