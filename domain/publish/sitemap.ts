/** sitemap.xml: every public page in both languages, each naming the other. */
import { xml } from "./xml.ts";

/** `path` is the English page's; `changed`, YYYY-MM-DD, where it is known. */
export type SitePage = { readonly path: string; readonly changed: string | null };

export function sitemap(pages: readonly SitePage[], site: string): string {
  const urls = pages.flatMap(({ path, changed }) => {
    const [en, es] = [xml(site + path), xml(`${site}/es${path === "/" ? "" : path}`)];
    const others = `
    <xhtml:link rel="alternate" hreflang="en" href="${en}"/>
    <xhtml:link rel="alternate" hreflang="es" href="${es}"/>`;
    const last = changed === null ? "" : `\n    <lastmod>${changed}</lastmod>`;
    return [en, es].map((loc) => `\n  <url>\n    <loc>${loc}</loc>${last}${others}\n  </url>`);
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">${urls.join("")}
</urlset>
`;
}

/** Forms, answers to questions and places are not for search engines; everything else may be read by anybody. RFC 9309. */
export function robots(site: string): string {
  const closed = ["/at/", "/search", "/correct$", "/correct?", "/correct/", "/corrections/review", "/our-case/page"];
  return [
    "User-agent: *",
    ...closed.flatMap((path) => [`Disallow: ${path}`, `Disallow: /es${path}`]),
    "",
    `Sitemap: ${site}/sitemap.xml`,
    "",
  ].join("\n");
}
