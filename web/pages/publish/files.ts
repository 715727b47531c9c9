/** Files beside pages, the download, the feed, the sitemap. None is under /es. */
import { isKind, kinds } from "../../../corpus/index.ts";
import { bundleOf, FOLDER } from "../../../domain/publish/download.ts";
import { feed } from "../../../domain/publish/feed.ts";
import { type Ending, endings, listFile, recordFile } from "../../../domain/publish/files.ts";
import { robots, sitemap } from "../../../domain/publish/sitemap.ts";
import { data, NotFound, type Route } from "../../page.tsx";
import { publicPages } from "./pages.ts";

const anyOf = (words: readonly string[]) => words.map((word) => word.replaceAll(".", "\\.")).join("|");
const kindInPath = `:kind{(?:${anyOf(kinds)})}`;

/** /KIND/ID.json, .bib, .ris, .apa.txt, .works.bib, .works.ris. Before the record's own page, whose :id takes anything. */
const recordFiles = data(
  `/${kindInPath}/:file{[a-z0-9-]+\\.(?:${anyOf(endings)})}` as string,
  ({ commons, params, site }) => {
    const { kind = "", file = "" } = params;
    const dot = file.indexOf(".");
    const [id, ending] = [file.slice(0, dot), file.slice(dot + 1) as Ending];
    if (!isKind(kind)) throw new NotFound();
    const found = recordFile(commons, site, kind, id, ending);
    if (!found) throw new NotFound();
    return /bib|ris$/.test(ending) ? { ...found, name: file } : found;
  },
);

/** /KIND.json and /KIND.csv. */
const listFiles = data(`/:list{(?:${anyOf(kinds)})\\.(?:json|csv)}` as string, ({ commons, params, site }) => {
  const [kind = "", ending] = (params.list ?? "").split(".");
  if (!isKind(kind)) throw new NotFound();
  return ending === "csv"
    ? { ...listFile(commons, site, kind, "csv"), name: `innodopt-${kind}.csv` }
    : listFile(commons, site, kind, "json");
});

const downloadFile = data(`/download/${FOLDER}.zip`, async ({ commons, site }) => {
  return { type: "application/zip", body: await bundleOf(commons, site), name: `${FOLDER}-${commons.version}.zip` };
});

const feedFile = data("/feed.atom", ({ commons, lang, say, site }) => {
  const words = {
    title: say("publish.feed.title"),
    about: say("publish.feed.about"),
    kind: (kind: (typeof kinds)[number]) => say(`label.one.${kind}`),
  };
  return { type: "application/atom+xml; charset=utf-8", body: feed(commons, site, lang, words) };
});

const sitemapFile = data("/sitemap.xml", async ({ commons, site }) => {
  const { routes } = await import("../../routes.ts"); // which itself names this route
  return { type: "application/xml; charset=utf-8", body: sitemap(publicPages(routes, commons), site) };
});

const robotsFile = data("/robots.txt", ({ site }) => ({ type: "text/plain; charset=utf-8", body: robots(site) }));

export const fileRoutes: readonly Route[] = [recordFiles, listFiles, downloadFile, feedFile, sitemapFile, robotsFile];
