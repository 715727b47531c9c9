// /methods and /methods/:name — how every number is computed: docs/methods/NAME.md
import { readdirSync, readFileSync } from "node:fs";
import { Correct } from "../components/correct.tsx";
import { ForeignNote } from "../components/foreign.tsx";
import { Page } from "../components/page.tsx";
import { PageHead } from "../components/page-head.tsx";
import { readMarkdown } from "../markdown.ts";
import { NotFound, page } from "../page.tsx";

const folder = new URL("../../docs/methods/", import.meta.url);

/** Names of the methods pages, in alphabetical order. */
export function methodNames(): string[] {
  return readdirSync(folder)
    .filter((file) => /^[a-z0-9-]+\.md$/.test(file))
    .map((file) => file.slice(0, -3))
    .sort();
}

// Our own files, and web/markdown.ts lets no raw HTML pass: their HTML is set as it is.
const textOf = (name: string): string => readFileSync(new URL(`${name}.md`, folder), "utf8");

export const methodsPage = page("/methods", ({ href, lang, say }) => (
  <Page
    title={say("site.methods.title")}
    description={say("site.methods.lead")}
    trail={[{ label: say("site.nav.methods") }]}
  >
    <PageHead title={say("site.methods.title")} lead={say("site.methods.lead")}>
      <ForeignNote />
    </PageHead>
    <div class="open">
      <ul class="ways" lang={lang === "en" ? undefined : "en"}>
        {methodNames().map((name) => {
          const { title, lead } = readMarkdown(textOf(name), href, `methods/${name}.md`);
          return (
            <li key={name}>
              <a href={href(`/methods/${name}`)}>{title}</a>
              <p dangerouslySetInnerHTML={{ __html: lead }} />
            </li>
          );
        })}
      </ul>
      <p class="note">
        <a href={href("/docs")}>{say("guide.title")}</a>
      </p>
    </div>
  </Page>
));

export const methodPage = page("/methods/:name", ({ href, lang, params, say }) => {
  if (!methodNames().includes(params.name)) throw new NotFound();
  const { title, html } = readMarkdown(textOf(params.name), href, `methods/${params.name}.md`);
  return (
    <Page title={title} trail={[{ label: say("site.nav.methods"), href: "/methods" }, { label: title }]}>
      <PageHead title={<span lang={lang === "en" ? undefined : "en"}>{title}</span>}>
        <ForeignNote />
      </PageHead>
      <div class="prose" lang={lang === "en" ? undefined : "en"} dangerouslySetInnerHTML={{ __html: html }} />
      <p class="note">
        <Correct />
      </p>
    </Page>
  );
});
