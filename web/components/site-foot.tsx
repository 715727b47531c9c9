import { useCtx } from "../page.tsx";
import { LanguageSwitch } from "./site-head.tsx";

/** Every kind of page, in the words of those who look for it. On a phone this is the menu. */
const COLUMNS = [
  { name: "known", links: ["indicators", "conditions", "claims", "studies", "cases", "states", "map", "gaps"] },
  {
    name: "do",
    links: [
      "start",
      "teach",
      "lead-a-school",
      "lead-a-district",
      "make-policy",
      "research",
      "strategies",
      "places",
      "groups",
      "import",
      "our-case",
    ],
  },
  { name: "use", links: ["instruments", "resources", "frameworks", "sources", "download", "api"] },
  { name: "about", links: ["search", "methods", "cite", "docs", "corrections", "correct"] },
] as const;

export function SiteFoot() {
  const { href, path, query, say } = useCtx();
  return (
    <footer class="site-foot" id="menu">
      <div class="wrap">
        <nav class="cols" aria-label={say("site.all")}>
          {COLUMNS.map((column) => (
            <div key={column.name}>
              <h2>{say(`site.column.${column.name}`)}</h2>
              <ul class="plain">
                {column.links.map((link) => (
                  <li key={link}>
                    <a href={href(`/${link}`)}>{say(`site.nav.${link}`)}</a>
                  </li>
                ))}
                {column.name === "about" && (
                  <>
                    <li>
                      <a href="/feed.atom">{say("site.nav.feed")}</a>
                    </li>
                    <li>
                      <LanguageSwitch path={path} query={query} />
                    </li>
                  </>
                )}
              </ul>
            </div>
          ))}
        </nav>
        <p class="note">{say("site.licence")}</p>
      </div>
    </footer>
  );
}
