/** The table of contents: every page and every form of the site, each served as it is and under /es. */
import type { Route } from "./page.tsx";
import { homePage } from "./pages/home.tsx";

export const routes: readonly Route[] = [
  homePage, // the story, its evidence, the four doors
];
