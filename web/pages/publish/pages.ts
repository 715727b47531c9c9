/** Every public page, for the sitemap: no forms, no answers to questions, no places, nothing for stewards. */
import { isKind } from "../../../corpus/index.ts";
import type { Commons } from "../../../domain/commons/commons.ts";
import type { SitePage } from "../../../domain/publish/sitemap.ts";
import type { Route } from "../../page.tsx";
import { pagesOf, SECTIONS } from "../guide/shelf.ts";

const NOT_PUBLIC = /^\/(at|correct|search|look|places|import|corrections\/review|our-case\/page)(\/|$)/;

export function publicPages(routes: readonly Route[], commons: Commons): SitePage[] {
  const changed = commons.changedOn;
  const docs = SECTIONS.flatMap(pagesOf).map(({ address }) => ({ path: address, changed: null })); // /docs/… and /methods/…
  const pages = routes.flatMap((route) => {
    const { method, path } = route;
    if (method !== "GET" || "data" in route || NOT_PUBLIC.test(path)) return [];
    if (!path.includes(":")) return [{ path, changed }];
    const [, kind = "", rest = ""] = /^\/([a-z]+)\/:id((?:\/[a-z]+)*)$/.exec(path) ?? [];
    if (!isKind(kind)) return [];
    return commons.all(kind).map(({ id }) => ({
      path: `/${kind}/${id}${rest}`,
      changed: commons.lastChange(kind, id)?.date ?? null,
    }));
  });
  return [...pages, ...docs];
}
