// /import/undo/:root/:import — what would go, what would stay; then one button
import { Problem } from "../../../db/problem.ts";
import { type ImportLine, importsOf, undoImport } from "../../../domain/collect/undo.store.ts";
import { placeById } from "../../../domain/people/place.store.ts";
import { useDay } from "../../components/note-parts.tsx";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Sec } from "../../components/record-parts.tsx";
import { action, type Ctx, NotFound, page, seeOther, useCtx } from "../../page.tsx";
import { stewardsOnly } from "../corrections/review.tsx";
import { inWords } from "../measure/write.ts";
import { troubleOf } from "./job.ts";
import { undoAddress } from "./parts.tsx";
import { Stopped } from "./refusals.tsx";

export const undoPage = page("/import/undo/:root/:import", async (ctx) => (
  <Undo {...(await importAt(ctx))} problem={null} />
));

export const undoAction = action("/import/undo/:root/:import", async (ctx) => {
  const { one, name } = await importAt(ctx);
  try {
    const { kept } = await undoImport(ctx.db, one.root, one.id);
    const undone = ctx.say("importing.undo.one", { title: inWords(one.title, ctx.lang), round: one.round });
    return seeOther(ctx.href(`/import?${new URLSearchParams({ undone, kept: `${kept.length}` })}`));
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return { status: 409, view: <Undo one={one} name={name} problem={error} /> };
  }
});

async function importAt(ctx: Ctx<"/import/undo/:root/:import">): Promise<Omit<Undoing, "problem">> {
  stewardsOnly(ctx);
  const one = (await importsOf(ctx.db, ctx.params.root)).find(({ id }) => id === ctx.params.import);
  if (!one) throw new NotFound();
  const place = await placeById(ctx.db, one.root, one.root);
  return { one, name: place?.name ?? one.root };
}

type Undoing = { one: ImportLine; name: string; problem: Problem | null };

function Undo({ one, name, problem }: Undoing) {
  const { href, lang, say } = useCtx();
  const day = useDay();
  const title = say("importing.undo.title", {
    mapping: say("importing.undo.one", { title: inWords(one.title, lang), round: one.round }),
  });
  return (
    <Page
      title={title}
      noindex
      trail={[{ label: say("importing.import"), href: "/import" }, { label: say("importing.undo") }]}
    >
      <PageHead title={title} lead={say("importing.undo.lead", { n: one.values, root: name, date: day(one.madeAt) })} />
      <Sec id="what" title={say("importing.undo.what")}>
        {problem && <Stopped trouble={troubleOf(problem)} />}
        <ul>
          <li>{say("importing.undo.goes")}</li>
          <li>{say("importing.undo.stays")}</li>
          <li>{say("importing.undo.again")}</li>
        </ul>
        <form class="row go" method="post" action={href(undoAddress(one.root, one.id))}>
          <button type="submit">{say("importing.undo.do")}</button>
          <a class="button quiet" href={href("/import")}>
            {say("importing.undo.keep")}
          </a>
        </form>
      </Sec>
    </Page>
  );
}
