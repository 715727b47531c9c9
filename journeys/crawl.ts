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
