import { useCtx } from "../page.tsx";
import { inLanguage } from "./page.tsx";

const MAIN = ["indicators", "conditions", "claims", "strategies", "places"] as const;

export function SiteHead() {
  const { href, path, query, say } = useCtx();
  return (
    <header class="site-head">
      <div class="wrap">
        <a class="brand" href={href("/")}>
          <Mark />
          Innodopt
        </a>
        <nav aria-label={say("site.main")}>
          <ul class="plain">
            {MAIN.map((name) => {
              const within =
                path === `/${name}` ||
                path.startsWith(`/${name}/`) ||
                (name === "places" && /^\/(at|groups)(\/|$)/.test(path));
              return (
                <li key={name}>
                  <a href={href(`/${name}`)} aria-current={path === `/${name}` ? "page" : within ? "true" : undefined}>
                    {say(`site.nav.${name}`)}
                  </a>
                </li>
              );
            })}
          </ul>
        </nav>
        <div class="aside">
          {path !== "/search" && <Find />}
          <LanguageSwitch path={path} query={query} />
          <a class="to-search" href={href("/search")}>
            {say("search.go")}
          </a>
          <a class="to-menu" href="#menu">
            {say("site.menu")}
          </a>
        </div>
      </div>
    </header>
  );
}

/** A field on every page; where there is no room, the link "Search" leads to one. */
function Find() {
  const { href, say } = useCtx();
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is newer than the browsers in schools
    <form class="find" action={href("/search")} method="get" role="search">
      <label class="vh" for="find">
        {say("search.everything")}
      </label>
      <input id="find" type="search" name="q" placeholder={say("search.go")} maxLength={300} />
      <button type="submit" class="quiet">
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
          <path d="m21 21-4.34-4.34" />
          <circle cx="11" cy="11" r="8" />
        </svg>
        <span class="vh">{say("search.go")}</span>
      </button>
    </form>
  );
}

/** The same address in the other language, in that language's own name. */
export function LanguageSwitch({ path, query }: { path: string; query: URLSearchParams }) {
  const { lang } = useCtx();
  const other = lang === "en" ? "es" : "en";
  const search = query.size > 0 ? `?${query}` : "";
  return (
    <a href={inLanguage(other, path) + search} lang={other} hreflang={other}>
      {other === "es" ? "Español" : "English"}
    </a>
  );
}

/** Four levels, and you are on one of them. */
export function Mark() {
  return (
    <svg viewBox="0 0 24 20" aria-hidden="true">
      <path d="M0 14h5v6H0zM19 0h5v20h-5zM13 5h5v15h-5z" fill="currentColor" />
      <path d="M6.5 9.5h5v10h-5z" fill="#ffe04d" stroke="currentColor" />
    </svg>
  );
}
