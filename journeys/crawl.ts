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
      const page = answer.headers.get("content-type")?.startsWith("text/html");
      const html = page ? await answer.text() : "";
      if (!page) await answer.body?.cancel(); // of a file only whether it is there
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

/** Data, pictures and downloads have an ending; pages have none. */
export const isFile = (path: string): boolean => /\.[a-z0-9]{2,5}$/.test(path.split("?")[0] ?? "");

/** Follows English pages, no files; of a page that comes with many questions (/correct?about=…) only the first. */
export function englishOnce(): (path: string) => boolean {
  const asked = new Set<string>();
  return (path) => {
    if (/^\/(es(\/|\?|$)|look\/)/.test(path) || isFile(path)) return false;
    const [page = "", question] = path.split("?");
    return question === undefined || asked.size < asked.add(page).size;
  };
}

/** A part of an address that takes more values than this is a name: /claims/… and /studies/…, but not the three columns of the map. */
const FEW = 3;
/** Up to this many values that stand under several names are words: /at/…/cooper-middle/know and /at/…/orchard/know. */
const WORDS = 12;

/**
 * The kind of each page: its address with names left out. `/claims/x` is a `/claims/:name`, `/claims/x/paper` a `/claims/:name/paper`;
 * a page that is like no others is its own kind. What stands under several names is no name: `/at/x/know` is an `/at/:name/know`.
 */
export function kindsOf(paths: readonly string[]): Map<string, string> {
  const parts = new Map(
    paths.map((path) => {
      const [page = "", question] = path.split("?");
      return [path, [...page.split("/").slice(1), ...(question === undefined ? [] : ["?"])]];
    }),
  );
  const kinds = new Map(paths.map((path) => [path, ""]));
  const deepest = Math.max(0, ...Array.from(parts.values(), (names) => names.length));
  for (let i = 0; i < deepest; i++) {
    const values = new Map<string, Map<string, Set<string>>>(); // by kind so far: each value, and what it stands under
    for (const [path, names] of parts) {
      const [before = "", name] = [kinds.get(path), names[i]];
      if (name === undefined) continue;
      const under = values.get(before) ?? new Map<string, Set<string>>();
      values.set(before, under.set(name, (under.get(name) ?? new Set()).add(names.slice(0, i).join("/"))));
    }
    for (const [path, names] of parts) {
      const [before = "", name] = [kinds.get(path), names[i]];
      if (name === undefined) continue;
      const under = values.get(before) ?? new Map<string, Set<string>>();
      const words = [...under].filter(([, parents]) => parents.size > 1).map(([word]) => word);
      const word = words.length <= WORDS && words.includes(name);
      kinds.set(path, `${before}/${i > 0 && name !== "?" && !word && under.size > FEW ? ":name" : name}`);
    }
  }
  return kinds;
}

/**
 * The longest pages of each kind, and so every page that is like no others.
 * @param pages  as `crawl` found them
 * @param most   pages of each kind
 */
export function longestOfEachKind(pages: Iterable<[path: string, page: Visited]>, most = 1): string[] {
  const all = [...pages];
  const kinds = kindsOf(all.map(([path]) => path));
  return [...Map.groupBy(all, ([path]) => kinds.get(path)).values()].flatMap((same) =>
    same
      .sort(([, a], [, b]) => b.html.length - a.html.length)
      .slice(0, most)
      .map(([path]) => path),
  );
}
