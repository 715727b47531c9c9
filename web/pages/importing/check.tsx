// /import/:id/check — the dry run: what would be stored, what is refused and why; then one button
import { changeDraft, type Draft, looksOf } from "../../../domain/collect/draft.store.ts";
import type { Look } from "../../../domain/collect/draft-look.ts";
import type { Mapping } from "../../../domain/collect/mapping.ts";
import { readMapping } from "../../../domain/collect/mapping.yaml.ts";
import type { ImportReport } from "../../../domain/collect/report.ts";
import { Sec } from "../../components/record-parts.tsx";
import { number } from "../../format.ts";
import { action, page, seeOther, useCtx } from "../../page.tsx";
import { inWords } from "../measure/write.ts";
import { HowRead } from "./how-read.tsx";
import { jobOf } from "./job.ts";
import { draftAt, GonePage, ImportPage, WorkingPage, whenStored } from "./parts.tsx";
import { RoundsTaken } from "./parts-of.tsx";
import { Facts, FirstRows } from "./preview.tsx";
import { Refused, Stopped } from "./refusals.tsx";
import { ToKnow } from "./to-know.tsx";
import { store } from "./work.ts";

export const checkPage = page("/import/:id/check", async (ctx) => {
  const draft = await draftAt(ctx);
  const { id, state } = draft;
  const stored = whenStored(ctx, draft);
  if (stored) return stored;
  const job = jobOf(id);
  if (job) return <WorkingPage draft={draft} step="check" job={job} />;
  const looks = state.looked ? await looksOf(draft) : null;
  if (!looks) return <GonePage draft={draft} step="check" />;
  if (!state.mapping) return seeOther(ctx.href(`/import/${id}/mapping`));
  return (
    <Check
      draft={draft}
      looks={looks}
      name={state.mapping.name}
      text={state.mapping.text}
      all={ctx.query.get("columns") === "all"}
    />
  );
});

/** The button: all of it is stored at once, or nothing. Pressed twice it stores once. */
export const storeAction = action("/import/:id/store", async (ctx) => {
  const draft = await draftAt(ctx);
  const { id, state } = draft;
  if (state.stored || jobOf(id)?.kind === "import") return seeOther(ctx.href(`/import/${id}/done`));
  if (state.report?.outcome !== "dry-run") return seeOther(ctx.href(`/import/${id}/check`));
  await changeDraft(ctx.db, id, { trouble: null });
  await store(ctx.db, draft);
  return seeOther(ctx.href(`/import/${id}/done`));
});

function Check({
  draft,
  looks,
  name,
  text,
  all,
}: {
  draft: Draft;
  looks: readonly Look[];
  name: string;
  text: string;
  all: boolean;
}) {
  const { say } = useCtx();
  const { report, notes, trouble } = draft.state;
  const mapping = readMapping(text, name);
  const places = notes?.places ?? report?.rowsKept ?? 0;
  return (
    <ImportPage draft={draft} step="check" title={say("importing.check.title")}>
      <section class="sec" aria-labelledby="dry">
        <h2 id="dry">{headline(say, report, places, trouble !== null)}</h2>
        {trouble && <Stopped trouble={trouble} />}
        {report === null || report.outcome !== "dry-run" ? (
          <Again draft={draft} same={report?.outcome === "unchanged" && trouble === null ? report : null} />
        ) : (
          <DryRun draft={draft} report={report} places={places} mapping={mapping} />
        )}
      </section>
      {report?.outcome === "dry-run" && (
        <ToKnow report={report} notes={notes} looks={looks} state={draft.state} mapping={mapping} />
      )}
      <Read draft={draft} mapping={mapping} looks={looks} all={all} />
      <Sec id="file" title={say("importing.check.file", { n: looks.length })}>
        {looks.map((look) => (
          <div class="flow" key={look.name}>
            <Facts look={look} />
            <FirstRows look={look} all={false} more={`/import/${draft.id}/preview?columns=all`} />
          </div>
        ))}
      </Sec>
    </ImportPage>
  );
}

function headline(
  say: (key: string, values?: Record<string, number>) => string,
  report: ImportReport | null,
  places: number,
  stopped: boolean,
): string {
  if (stopped) return say("importing.check.stopped");
  if (report === null) return say("importing.check.not_yet");
  if (report.outcome === "unchanged") return say("importing.check.unchanged");
  return say("importing.check.headline", { places, refused: report.refused.length });
}

function Read({
  draft,
  mapping,
  looks,
  all,
}: {
  draft: Draft;
  mapping: Mapping;
  looks: readonly Look[];
  all: boolean;
}) {
  const { href, lang, say } = useCtx();
  return (
    <Sec id="map" title={say("importing.check.read")}>
      <HowRead
        mapping={mapping}
        looks={looks}
        parts={draft.state.parts}
        all={all}
        more={`/import/${draft.id}/check?columns=all#map`}
        from={say("importing.check.from", { title: inWords(mapping.title, lang) })}
        change={<a href={href(`/import/${draft.id}/mapping`)}>{say("importing.check.change")}</a>}
      />
    </Sec>
  );
}

/** Nothing to import with: run it again, or what is there already. */
function Again({ draft, same }: { draft: Draft; same: ImportReport | null }) {
  const { href, say } = useCtx();
  return (
    <>
      {!draft.state.trouble?.values?.before && (
        <p>{say(same ? "importing.check.unchanged_how" : "importing.nothing_stored")}</p>
      )}
      <form class="row go" method="post" action={href(`/import/${draft.id}/check`)}>
        <button type="submit">{say(same ? "importing.check.again" : "importing.check.run")}</button>
        <a class="button quiet" href={href(`/import/${draft.id}/mapping`)}>
          {say("importing.check.change")}
        </a>
        <a href={href("/import")}>{say("importing.check.other")}</a>
        {same && <a href={href(`/at/${encodeURIComponent(same.root)}`)}>{say("importing.done.places")}</a>}
      </form>
    </>
  );
}

function roundsOf({ files }: Mapping, report: ImportReport): number {
  const read = new Set(report.files.map(({ id }) => id));
  return new Set(files.flatMap(({ id, round }) => (round && read.has(id) ? [round.id] : []))).size;
}

type DryRunProps = { draft: Draft; report: ImportReport; places: number; mapping: Mapping };

function DryRun({ draft, report, places, mapping }: DryRunProps) {
  const { href, say } = useCtx();
  const rounds = roundsOf(mapping, report);
  const { refused, values } = report;
  const entries = [
    ["rows", report.rows],
    ["places", places],
    ["numbers", values.value],
    ["refused", refused.length],
  ] as const;
  return (
    <>
      <p>{say(rounds > 1 ? "importing.check.nothing_rounds" : "importing.check.nothing", { n: rounds })}</p>
      <RoundsTaken draft={draft} mapping={mapping} />
      <dl class="tally">
        {entries.map(([name, n]) => (
          <div key={name}>
            <dt>{say(`importing.tally.${name}`, { n })}</dt>
            <dd>{number(n)}</dd>
          </div>
        ))}
      </dl>
      <Refused draft={draft} refused={refused} />
      {refused.length > 0 && <p class="note">{say("importing.refused_row.how")}</p>}
      <form class="row go" method="post" action={href(`/import/${draft.id}/store`)}>
        <button type="submit">{say("importing.check.import", { n: places })}</button>
        <a class="button quiet" href={href("/import")}>
          {say("importing.check.other")}
        </a>
        <a href={`/import/${draft.id}/report.json`}>{say("importing.check.report")}</a>
      </form>
    </>
  );
}
