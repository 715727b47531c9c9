/** cite, .json, download, feed, sitemap. */
import type { Route } from "../../page.tsx";

export const publishRoutes: readonly Route[] = [];
