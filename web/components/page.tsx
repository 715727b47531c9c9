/** The whole document around one page: head, skip link, site head, trail, main, foot. */
import type { ComponentChildren } from "preact";
import { inScript } from "../../domain/publish/linked-data.ts";
import { scriptAddress } from "../client-scripts.ts";
import { fonts, icon, pictures, stylesheet } from "../look/assets.ts";
import { useCtx } from "../page.tsx";
import { LANGS } from "../words/index.ts";
import { MadeUp } from "./made-up.tsx";
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
  /** What the page is, in the words of schema.org (domain/publish/linked-data.ts). */
  linked?: { readonly [property: string]: unknown };
  /** The same as data: an address without the site's own. */
  json?: string;
  /** Not for search engines: it answers one reader's question. */
  noindex?: boolean;
  /** Names in web/client: what a browser may do beyond the page, which works without. */
  scripts?: readonly string[];
  children: ComponentChildren;
};

export function Page({ trail, children, ...head }: PageProps) {
  const { lang, madeUp, path, say } = useCtx();
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{path === "/" ? `Innodopt · ${head.title}` : `${head.title} · Innodopt`}</title>
        {head.description && <meta name="description" content={head.description} />}
        {head.noindex && <meta name="robots" content="noindex" />}
        <link rel="preload" href={fonts.sans.path} as="font" type={fonts.sans.type} crossorigin="anonymous" />
        <link rel="stylesheet" href={stylesheet.path} />
        <link rel="icon" href={icon.path} type={icon.type} />
        {head.scripts?.map((name) => (
          <script key={name} src={scriptAddress(name)} defer />
        ))}
        <Addresses json={head.json} />
        <Preview title={head.title} description={head.description} />
        {head.linked && (
          // a block of data: no browser runs it, so the content security policy has nothing to forbid
          <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: inScript(head.linked) }} />
        )}
      </head>
      <body>
        <a class="skip" href="#main">
          {say("site.skip")}
        </a>
        <Sprite />
        <SiteHead />
        {trail && trail.length > 0 && <Trail crumbs={trail} />}
        {madeUp && <MadeUp />}
        <main id="main" class="wrap">
          {children}
        </main>
        <SiteFoot />
      </body>
    </html>
  );
}

/** Where the page, its translation, its data and the changes of the record are. A page that answers a question has no one address. */
function Addresses({ json }: { json: string | undefined }) {
  const { lang, path, query, say, site } = useCtx();
  const search = query.size > 0 ? `?${query}` : "";
  const feed = lang === "en" ? "/feed.atom" : `/feed.atom?lang=${lang}`;
  return (
    <>
      {search === "" && <link rel="canonical" href={site + inLanguage(lang, path)} />}
      {LANGS.map((other) => (
        <link key={other} rel="alternate" hreflang={other} href={site + inLanguage(other, path) + search} />
      ))}
      <link rel="alternate" hreflang="x-default" href={site + path + search} />
      {json && <link rel="alternate" type="application/json" href={site + json} />}
      <link rel="search" type="application/opensearchdescription+xml" title="Innodopt" href="/opensearch.xml" />
      <link rel="alternate" type="application/atom+xml" title={say("publish.feed.title")} href={site + feed} />
    </>
  );
}

/** What a link to the page looks like where it is shared: Open Graph, and the card of those who ask for more. */
function Preview({ title, description }: { title: string; description: string | undefined }) {
  const { lang, path, query, say, site } = useCtx();
  const properties = {
    "og:site_name": "Innodopt",
    "og:type": path === "/" ? "website" : "article",
    "og:title": title,
    "og:description": description,
    "og:url": query.size > 0 ? undefined : site + inLanguage(lang, path),
    "og:locale": lang === "es" ? "es_US" : "en_US",
    "og:image": site + pictures[lang].path,
    "og:image:type": pictures[lang].type,
    "og:image:width": "1200",
    "og:image:height": "630",
    "og:image:alt": say("publish.picture"),
  };
  return (
    <>
      {Object.entries(properties).map(
        ([property, content]) => content && <meta key={property} property={property} content={content} />,
      )}
      <meta name="twitter:card" content="summary_large_image" />
    </>
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
