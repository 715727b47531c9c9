/** /search: find anything, typed as it comes. */
import type { Route } from "../../page.tsx";

export const searchRoutes: readonly Route[] = [];
