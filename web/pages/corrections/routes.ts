/** /corrections: what people sent, and what became of it. */
import type { Route } from "../../page.tsx";

export const correctionsRoutes: readonly Route[] = [];
