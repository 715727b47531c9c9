// /our-case/page?claims=… — the page for the board: one letter page in black and white. /our-case/page.txt: the same as text
import { ForeignNote } from "../../components/foreign.tsx";
import { Page } from "../../components/page.tsx";
import { T, useWhen } from "../../components/record-parts.tsx";
import { data, page, useCtx } from "../../page.tsx";
import { check } from "./check.ts";
import { addressOfChoice, type Choice, choiceFrom } from "./choice.ts";
import type { Size } from "./fit.ts";
import { OurCase } from "./our-case.tsx";
import type { Sheet, SheetClaim } from "./sheet.ts";
import { textOf } from "./text.ts";
import { Unknown } from "./troubles.tsx";

export const boardPage = page("/our-case/page", (ctx) => {
  const choice = choiceFrom(ctx.query, ctx.commons);
  const checked = check(ctx, choice);
  if (checked.size === null) return { status: 422, view: <OurCase choice={choice} checked={checked} /> };
  return <BoardPage choice={choice} sheet={checked.sheet} size={checked.size} />;
});

export const boardText = data("/our-case/page.txt", (ctx) => {
  const choice = choiceFrom(ctx.query, ctx.commons);
  const type = "text/plain; charset=utf-8";
  const { sheet, size } = check(ctx, choice);
  if (size === null) return { type, body: `${ctx.say("board.text_not_made")}\n${ctx.site}${ctx.href("/our-case")}\n` };
  return { type, body: textOf(sheet, ctx, `${ctx.site}/our-case/page?claims=${idsOf(choice)}`) };
});

const idsOf = (choice: Choice) => choice.claims.map(({ id }) => id).join(",");

function BoardPage({ choice, sheet, size }: { choice: Choice; sheet: Sheet; size: Size }) {
  const { commons, href, lang, now, say, site } = useCtx();
  const when = useWhen();
  const title = say("board.page_title");
  const again = addressOfChoice(choice);
  const { district, why, ask } = sheet.texts;
  return (
    <Page
      title={district === "" ? title : `${title}: ${district}`}
      description={say("board.lead")}
      trail={[{ label: say("board.title"), href: "/our-case" }, { label: title }]}
    >
      <div class="board-bar no-print">
        <Unknown choice={choice} />
        <p>{say("board.bar")}</p>
        <ForeignNote />
        <ul class="row plain">
          <li>
            <a href={href(`/our-case?${again}`)}>{say("board.change")}</a>
          </li>
          <li>
            <a href={`/our-case/page.txt?${again}${lang === "es" ? "&lang=es" : ""}`}>{say("board.as_text")}</a>
          </li>
          <li>
            <a href={href("/cite")}>{say("board.cite")}</a>
          </li>
        </ul>
      </div>
      <article class={`board board-${size.name}`}>
        <header>
          <h1>{title}</h1>
          {(district !== "" || sheet.meeting !== "") && (
            <p class="board-of">{[district, sheet.meeting].filter(Boolean).join(" · ")}</p>
          )}
          {why !== "" && <p class="board-why">{why}</p>}
          {ask !== "" && (
            <p>
              <b>{say("board.ask_label")}</b> {ask}
            </p>
          )}
        </header>
        {sheet.dimensions.map(({ dimension, title: name, claims }) => (
          <section key={dimension} aria-labelledby={dimension}>
            <h2 id={dimension}>{name}</h2>
            {claims.length === 0 && <p>{say("board.nothing_chosen")}</p>}
            {claims.map((claim) => (
              <BoardClaim key={claim.id} claim={claim} />
            ))}
          </section>
        ))}
        <div class="board-two">
          <section aria-labelledby="unknown">
            <h2 id="unknown">{say("board.unknown")}</h2>
            {sheet.gaps.length === 0 && <p>{say("board.no_gap")}</p>}
            {sheet.gaps.map((gap) => (
              <div key={gap.id}>
                <p class="statement">
                  <a href={href(`/claims/${gap.id}`)}>
                    <T>{gap.statement}</T>
                  </a>
                </p>
                <p class="fine-print">
                  <b>{say("board.how_to_fill")}</b> <T>{gap.how}</T>
                </p>
              </div>
            ))}
          </section>
          <section aria-labelledby="measure">
            <h2 id="measure">{say("board.will_measure")}</h2>
            <ul>
              <li>{say("board.academic_measure")}</li>
              {sheet.measures.map((one) => (
                <li key={one.title}>
                  <T>{one.title}</T>: {one.said}
                </li>
              ))}
            </ul>
            <p class="board-tell">
              <b>{say("board.tell_label")}</b> {sheet.tell === "" ? <span class="board-blank" /> : sheet.tell}
            </p>
          </section>
        </div>
        <p class="fine-print certainty">{say("board.certainty")}</p>
        <section class="fine-print" aria-labelledby="sources">
          <h2 id="sources" class={size.full ? undefined : "vh"}>
            {say("board.sources")}
          </h2>
          <ol class={size.full ? "board-sources full" : "board-sources"}>
            {sheet.sources.map((one, i) => (
              <li key={one.id}>
                <span>[{i + 1}]</span>{" "}
                <a href={href(`/sources/${one.id}`)}>
                  <T>{size.full ? one.full : one.short}</T>
                </a>
              </li>
            ))}
          </ol>
        </section>
        <footer class="fine-print">
          <p>
            {say("board.from", { date: when(now.toISOString().slice(0, 10)), version: commons.version })}{" "}
            <span class="address">{`${site}${href("/our-case/page")}?claims=${idsOf(choice)}`}</span>
          </p>
        </footer>
      </article>
    </Page>
  );
}

function BoardClaim({ claim }: { claim: SheetClaim }) {
  const { href } = useCtx();
  return (
    <div class="board-claim">
      <div>
        <p class="statement">
          <a href={href(`/claims/${claim.id}`)}>
            <T>{claim.statement}</T>
          </a>
        </p>
        <p class="board-sure">
          <b>{claim.sure}.</b> {claim.cap}
        </p>
      </div>
      <dl>
        {claim.lines.map((line) => (
          <div key={line.label}>
            <dt>{line.label}</dt>
            <dd>
              {line.theirs && <T>{line.theirs}</T>} {line.ours}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
