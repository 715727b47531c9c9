// /docs, /docs/:name and /docs/:section/:name — docs/ as pages; /docs/proof — the figures of the proofs
import type { ComponentChildren } from "preact";
import { Correct } from "../../components/correct.tsx";
import { ForeignNote } from "../../components/foreign.tsx";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Scroll, Sec, T, useWhen } from "../../components/record-parts.tsx";
import { readMarkdown } from "../../markdown.ts";
import { NotFound, page, seeOther, useCtx } from "../../page.tsx";
import { type DocPage, holds, type Proof, pagesOf, proofs, SECTIONS, type Section, textOf } from "./shelf.ts";

export const docsPage = page("/docs", () => <Shelf />);

export const proofPage = page("/docs/proof", () => <Proofs />);

export const wordsPage = page("/docs/:name", ({ params }) => <Doc page={pageNamed("words", params.name)} />);

export const docPage = page("/docs/:section/:name", ({ href, params }) => {
  const section = SECTIONS.find((one) => one === params.section);
  if (!section || section === "words") throw new NotFound();
  const found = pageNamed(section, params.name);
  return section === "methods" ? seeOther(href(found.address)) : <Doc page={found} />;
});

function pageNamed(section: Section, name: string): DocPage {
  const found = pagesOf(section).find((one) => one.name === name);
  if (!found) throw new NotFound();
  return found;
}

/** A page as HTML. Its text is our own file, and web/markdown.ts lets no raw HTML pass. */
function useDoc(): (page: DocPage) => ReturnType<typeof readMarkdown> {
  const { href } = useCtx();
  return (one) => readMarkdown(textOf(one), href, one.file);
}

function Shelf() {
  const { href, say } = useCtx();
  const read = useDoc();
  return (
    <Page title={say("guide.title")} description={say("guide.lead")} trail={[{ label: say("guide.title") }]}>
      <PageHead title={say("guide.title")} lead={say("guide.lead")}>
        <ForeignNote />
      </PageHead>
      {SECTIONS.map((section) => (
        <Sec key={section} id={section} title={say(`guide.section.${section}`)}>
          <p class="note">{say(`guide.about.${section}`)}</p>
          <ul class="ways">
            {pagesOf(section).map((one) => {
              const { title, lead } = read(one);
              return (
                <li key={one.name}>
                  <a href={href(one.address)}>
                    <T>{title}</T>
                  </a>
                  <English as="p" html={summary(lead)} />
                </li>
              );
            })}
          </ul>
        </Sec>
      ))}
      <Sec id="proof" title={say("guide.section.proof")}>
        <p class="note">{say("guide.about.proof")}</p>
        <ul class="ways">
          {proofs().map((proof) => (
            <li key={proof.proof}>
              <a href={href(`/docs/proof#${proof.proof}`)}>{proof.proof}</a>
              <T as="p">{plain(proof.claim)}</T>
            </li>
          ))}
        </ul>
      </Sec>
    </Page>
  );
}

/** A page's first paragraph as it stands in a list: without the heading that it begins with, or the colon that leads on. */
function summary(lead: string): string {
  return lead.replace(/^<strong>Context\.<\/strong>\s*/, "").replace(/:$/, ".");
}

/** HTML of our own docs, marked as English. */
function English({ as: Element, html, ...rest }: { as: "p" | "div"; html: string; class?: string }) {
  const { lang } = useCtx();
  return <Element {...rest} lang={lang === "en" ? undefined : "en"} dangerouslySetInnerHTML={{ __html: html }} />;
}

function Doc({ page: one }: { page: DocPage }) {
  const { say } = useCtx();
  const { title, html } = useDoc()(one);
  const section = say(`guide.section.${one.section}`);
  return (
    <Page
      title={title}
      trail={[
        { label: say("guide.title"), href: "/docs" },
        { label: section, href: `/docs#${one.section}` },
        { label: <T>{title}</T> },
      ]}
    >
      <PageHead title={<T>{title}</T>} kicker={section}>
        <ForeignNote />
      </PageHead>
      <Beside now={one.address} section={one.section}>
        <English as="div" class="prose" html={html} />
        <p class="note">
          <Correct />
        </p>
      </Beside>
    </Page>
  );
}

/** The text, and in the margin the other pages of its section. */
function Beside({ now, section, children }: { now: string; section: Section; children: ComponentChildren }) {
  const { href, say } = useCtx();
  const read = useDoc();
  const pages = pagesOf(section);
  return (
    <div class="open">
      <div class="split guide">
        <div>{children}</div>
        <aside class="side no-print" aria-label={say("guide.beside")}>
          {pages.length > 1 && (
            <>
              <h2>{say(`guide.section.${section}`)}</h2>
              <ul>
                {pages.map((one) => (
                  <li key={one.name}>
                    <a href={href(one.address)} aria-current={one.address === now ? "page" : undefined}>
                      <T>{read(one).title}</T>
                    </a>
                  </li>
                ))}
              </ul>
            </>
          )}
          <p>
            <a href={href("/docs")}>{say("guide.all")}</a>
          </p>
        </aside>
      </div>
    </div>
  );
}

function Proofs() {
  const { href, say } = useCtx();
  const title = say("guide.section.proof");
  return (
    <Page
      title={title}
      description={say("guide.about.proof")}
      trail={[{ label: say("guide.title"), href: "/docs" }, { label: title }]}
    >
      <PageHead title={title} lead={say("guide.about.proof")}>
        <ForeignNote />
      </PageHead>
      {proofs().map((proof) => (
        <Figures key={proof.proof} proof={proof} />
      ))}
      <p class="note">
        <a href={href("/docs")}>{say("guide.all")}</a>
      </p>
    </Page>
  );
}

/** A claim is written with the marks of markdown around commands. */
function plain(claim: string): string {
  return claim.replaceAll("`", "");
}

/** One claim about the program, with the figures that were found and the bars that they were held against. */
function Figures({ proof }: { proof: Proof }) {
  const { lang, say } = useCtx();
  const when = useWhen();
  const number = (n: number) => new Intl.NumberFormat(lang === "en" ? "en-US" : "es-US").format(n);
  const { cpu, cores, memory_gb, system, node } = proof.machine;
  return (
    <Sec id={proof.proof} title={<T>{plain(proof.claim)}</T>}>
      <Scroll label={proof.proof}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say("guide.proof.what")}</th>
              <th scope="col" class="num">
                {say("guide.proof.figure")}
              </th>
              <th scope="col" class="num">
                {say("guide.proof.bar")}
              </th>
              <th scope="col">{say("guide.proof.holds")}</th>
            </tr>
          </thead>
          <tbody>
            {proof.bars.map((bar) => (
              <tr key={bar.what}>
                <th scope="row">
                  <T>{bar.what}</T>
                </th>
                <td class="num">{number(bar.figure)}</td>
                <td class="num">
                  {say(bar.is === "at most" ? "guide.proof.most" : "guide.proof.least", { bar: number(bar.bar) })}
                </td>
                <td>{say(holds(bar) ? "guide.proof.yes" : "guide.proof.no")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      <p class="note">
        {say("guide.proof.made", { date: when(proof.made.slice(0, 10)), cpu, cores, memory: memory_gb, system, node })}{" "}
        <code>npm run proof -- {proof.proof}</code>
      </p>
    </Sec>
  );
}
