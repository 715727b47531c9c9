/** /map, /gaps, state briefs: the evidence at a glance, and its charts as files. */
import type { Route } from "../../page.tsx";

export const overviewRoutes: readonly Route[] = [];
