/** /docs, and /look while developing. */
import type { Route } from "../../page.tsx";

export const guideRoutes: readonly Route[] = [];
