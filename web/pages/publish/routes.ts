/** Taking the record along: how to cite it, the download, files beside pages, the feed, the sitemap. */
import { kept, type Route } from "../../page.tsx";
import { citePage } from "./cite.tsx";
import { downloadPage } from "./download.tsx";
import { fileRoutes } from "./files.ts";

export const publishRoutes: readonly Route[] = [...fileRoutes, ...kept([citePage, downloadPage])];
