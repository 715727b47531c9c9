/** The feed of changes, Atom (RFC 4287): each record at most once, with its last change, newest first. */
import { type Kind, kinds } from "../../corpus/index.ts";
import { addressOf, type Commons, titleOf } from "../commons/commons.ts";
import { LICENSE, PUBLISHER } from "./cite.ts";
import { xml } from "./xml.ts";

const ENTRIES = 50;

export type FeedWords = { title: string; about: string; kind: (kind: Kind) => string };

/**
 * A record keeps its entry's id, the address of its English page, whatever changes. A day has no hour in the record: changes
 * of a day stand at its beginning, in UTC, in the order of kinds and ids.
 */
export function feed(commons: Commons, site: string, lang: "en" | "es", words: FeedWords): string {
  const changes = kinds
    .flatMap((kind) =>
      commons.all(kind).flatMap(({ id }) => {
        const change = commons.lastChange(kind, id);
        return change ? [{ kind, id, ...change }] : [];
      }),
    )
    .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0)) // stable
    .slice(0, ENTRIES);
  const inLang = lang === "en" ? "" : `/${lang}`;
  const self = `${site}/feed.atom${lang === "en" ? "" : `?lang=${lang}`}`;
  const entries = changes.map(({ kind, id, date, what }) => {
    const title = titleOf(commons, kind, id, lang);
    return `
  <entry xml:lang="${lang}">
    <id>${xml(site + addressOf(kind, id))}</id>
    <title type="text" xml:lang="${title.lang}">${xml(title.text)}</title>
    <link rel="alternate" type="text/html" hreflang="${lang}" href="${xml(site + inLang + addressOf(kind, id))}"/>
    <updated>${date}T00:00:00Z</updated>
    <category term="${kind}" label="${xml(words.kind(kind))}"/>
    <summary type="text" xml:lang="en">${xml(what)}</summary>
  </entry>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">
  <id>${xml(self)}</id>
  <title type="text">${xml(words.title)}</title>
  <subtitle type="text">${xml(words.about)}</subtitle>
  <updated>${commons.changedOn ?? "1970-01-01"}T00:00:00Z</updated>
  <author><name>${PUBLISHER}</name></author>
  <rights type="text">${LICENSE}</rights>
  <link rel="self" type="application/atom+xml" href="${xml(self)}"/>
  <link rel="alternate" type="text/html" hreflang="${lang}" href="${xml(`${site}${inLang || "/"}`)}"/>${entries.join("")}
</feed>
`;
}
