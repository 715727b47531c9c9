// /import/:id/done — what was stored, where it is, the way back, and the rows that were refused, corrected and alone
import { type Draft, looksOf } from "../../../domain/collect/draft.store.ts";
import { importsOf } from "../../../domain/collect/undo.store.ts";
import { Sec } from "../../components/record-parts.tsx";
import { number } from "../../format.ts";
import { type Ctx, page, seeOther, upload, useCtx } from "../../page.tsx";
import { jobOf } from "./job.ts";
import { addressOfStep, draftAt, ImportPage, Mistakes, undoAddress, WorkingPage } from "./parts.tsx";
import { Refused } from "./refusals.tsx";
import { FileForm, MOST, take } from "./start.tsx";

export const donePage = page("/import/:id/done", async (ctx) => {
  const draft = await draftAt(ctx);
  const job = jobOf(draft.id);
  if (job) return <WorkingPage draft={draft} step="done" job={job} />;
  if (!draft.state.stored) return seeOther(ctx.href(addressOfStep(draft.id, "check")));
  return view(ctx, draft, new Map());
});

/** Corrected rows alone, under the same mapping: a draft of their own, with its own dry run. */
export const correctedAction = upload("/import/:id/corrected", { most: MOST, may: draftAt }, async (ctx) => {
  const draft = await draftAt(ctx);
  const { mapping } = draft.state;
  if (!mapping) return seeOther(ctx.href(addressOfStep(draft.id, "mapping")));
  const taken = await take(ctx, mapping);
  if ("id" in taken) return seeOther(ctx.href(addressOfStep(taken.id, "preview")));
  return { status: taken.status, view: await view(ctx, draft, taken.mistakes) };
});

async function view({ db }: Ctx, draft: Draft, mistakes: ReadonlyMap<string, string>) {
  const { stored } = draft.state;
  const ours = stored === null ? [] : (stored.ids ?? [stored.id]);
  const there = stored !== null && (await importsOf(db, stored.root)).some(({ id }) => ours.includes(id));
  const kept = (await looksOf(draft)) !== null;
  return <Done draft={draft} there={there} kept={kept} mistakes={mistakes} />;
}

function Done({
  draft,
  there,
  kept,
  mistakes,
}: {
  draft: Draft;
  there: boolean;
  kept: boolean;
  mistakes: ReadonlyMap<string, string>;
}) {
  const { href, say } = useCtx();
  const { report, stored } = draft.state;
  if (!stored) return null;
  const refused = report?.refused ?? [];
  const rounds = stored.ids?.length ?? 1;
  const title = there
    ? say("importing.done.title", { n: stored.schools, refused: refused.length })
    : say("importing.done.gone");
  return (
    <ImportPage
      draft={draft}
      step="done"
      title={title}
      lead={say(there ? "importing.done.lead" : "importing.done.gone_how")}
    >
      <Mistakes mistakes={mistakes} />
      <Sec id="stored" title={say("importing.done.stored")}>
        {report && there && (
          <dl class="tally">
            <div>
              <dt>{say("importing.tally.places", { n: stored.schools })}</dt>
              <dd>{number(stored.schools)}</dd>
            </div>
            <div>
              <dt>{say("importing.tally.measures", { n: report.measures })}</dt>
              <dd>{number(report.measures)}</dd>
            </div>
            <div>
              <dt>{say("importing.tally.stored", { n: report.values.value })}</dt>
              <dd>{number(report.values.value)}</dd>
            </div>
          </dl>
        )}
        <p class="row go">
          {there && (
            <a class="button" href={href(`/at/${encodeURIComponent(stored.root)}`)}>
              {say("importing.done.places")}
            </a>
          )}
          {there && (
            <a class="button quiet" href={href(rounds > 1 ? "/import#imports" : undoAddress(stored.root, stored.id))}>
              {rounds > 1 ? say("importing.done.rounds", { n: rounds }) : say("importing.undo")}
            </a>
          )}
          <a href={href("/import")}>{say("importing.done.another")}</a>
        </p>
      </Sec>
      {there && refused.length > 0 && (
        <Sec id="corrected" title={say("importing.done.corrected", { n: refused.length })}>
          {kept && <Refused draft={draft} refused={refused} />}
          <p>{say("importing.done.corrected_how")}</p>
          <FileForm to={`/import/${draft.id}/corrected`} mistakes={mistakes} mapping={false} />
        </Sec>
      )}
    </ImportPage>
  );
}
