/** The whole document around one page: head, skip link, site head, trail, main, foot. */
import type { ComponentChildren } from "preact";
import { fonts, icon, stylesheet } from "../look/assets.ts";
import { useCtx } from "../page.tsx";
import { LANGS } from "../words/index.ts";
import { SiteFoot } from "./site-foot.tsx";
import { SiteHead } from "./site-head.tsx";
import { Sprite } from "./sprite.tsx";

/** One step of the trail above a page. The last one is the page itself and needs no href. */
export type Crumb = { label: ComponentChildren; href?: string };

export type PageProps = {
  title: string;
  /** One sentence for search engines and link previews. */
  description?: string;
  /** From the outermost place inward; the home page has none. Paths without /es. */
  trail?: readonly Crumb[];
  children: ComponentChildren;
};

export function Page({ title, description, trail, children }: PageProps) {
  const { lang, path, query, say } = useCtx();
  const search = query.size > 0 ? `?${query}` : "";
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{path === "/" ? `Innodopt · ${title}` : `${title} · Innodopt`}</title>
        {description && <meta name="description" content={description} />}
        <link rel="preload" href={fonts.sans.path} as="font" type={fonts.sans.type} crossorigin="anonymous" />
        <link rel="stylesheet" href={stylesheet.path} />
        <link rel="icon" href={icon.path} type={icon.type} />
        {LANGS.map((other) => (
          <link key={other} rel="alternate" hreflang={other} href={inLanguage(other, path) + search} />
        ))}
      </head>
      <body>
        <a class="skip" href="#main">
          {say("site.skip")}
        </a>
        <Sprite />
        <SiteHead />
        {trail && trail.length > 0 && <Trail crumbs={trail} />}
        <main id="main" class="wrap">
          {children}
        </main>
        <SiteFoot />
      </body>
    </html>
  );
}

/** The address of `path` in a language: /es before it for Spanish. */
export function inLanguage(lang: string, path: string): string {
  if (lang === "en") return path;
  return path === "/" ? "/es" : `/es${path}`;
}

function Trail({ crumbs }: { crumbs: readonly Crumb[] }) {
  const { href, say } = useCtx();
  return (
    <nav class="place" aria-label={say("site.trail")}>
      <ol class="wrap plain">
        {crumbs.map((crumb, i) => (
          <li key={crumb.href ?? i}>
            {crumb.href === undefined ? (
              <span aria-current="page">{crumb.label}</span>
            ) : (
              <a href={href(crumb.href)}>{crumb.label}</a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
