/** Walks the site over HTTP from its first pages, following every link of its own. No browser. */

export type Visited = { status: number; html: string; from: string };

/** Links of a page to this site, as paths with query, without the part after #; and the parts that it asks of other pages. */
export function linksOf(html: string, path: string): { to: string; part: string }[] {
  const found: { to: string; part: string }[] = [];
  for (const [, raw = ""] of html.matchAll(/<(?:a|link)\b[^>]*?\shref="([^"]*)"/g)) {
    const href = raw.replaceAll("&amp;", "&");
    if (/^(https?:|mailto:)/.test(href)) continue;
    const url = new URL(href, `http://site${path}`);
    found.push({ to: url.pathname + url.search, part: decodeURIComponent(url.hash.slice(1)) });
  }
  return found;
}

/**
 * Every address that can be reached from `starts`, each asked for once.
 * @param stay  which addresses to follow; all by default
 */
export async function crawl(
  site: string,
  starts: readonly string[],
  stay: (path: string) => boolean = () => true,
): Promise<Map<string, Visited>> {
  const visited = new Map<string, Visited>();
  const known = new Set(starts);
  let wave = starts.map((path) => ({ path, from: "the start" }));
  while (wave.length > 0) {
    const next: typeof wave = [];
    const visit = async ({ path, from }: (typeof wave)[number]) => {
      const answer = await fetch(site + path, { redirect: "manual" });
      const html = answer.headers.get("content-type")?.startsWith("text/html") ? await answer.text() : "";
      visited.set(path, { status: answer.status, html, from });
      for (const { to } of linksOf(html, path)) {
        if (known.has(to) || !stay(to)) continue;
        known.add(to);
        next.push({ path: to, from: path });
      }
    };
    for (let i = 0; i < wave.length; i += 8) await Promise.all(wave.slice(i, i + 8).map(visit));
    wave = next;
  }
  return visited;
}

/**
 * One address per kind of page: the longest record of each kind (/claims/…, /studies/…), and every page that is no record's.
 * @param pages  as `crawl` found them
 */
export function longestOfEachKind(pages: Iterable<[path: string, page: Visited]>): string[] {
  const kinds = new Map<string, { path: string; size: number }>();
  for (const [path, { html }] of pages) {
    const kind = path.replace(/\?.*/, "?").replace(/^(\/[a-z-]+)\/[^/?]+/, "$1/:id");
    if ((kinds.get(kind)?.size ?? 0) < html.length) kinds.set(kind, { path, size: html.length });
  }
  return [...kinds.values()].map((page) => page.path);
}

/** Follows English pages; of a page that comes with many questions (/correct?about=…) only the first. */
export function englishOnce(): (path: string) => boolean {
  const asked = new Set<string>();
  return (path) => {
    if (/^\/(es(\/|\?|$)|look\/)/.test(path)) return false;
    const [page = "", question] = path.split("?");
    return question === undefined || asked.size < asked.add(page).size;
  };
}
