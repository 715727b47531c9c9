// /import/:id/mapping — a mapping that fits is proposed; else one is built by choosing; then it is shown, before the dry run
import { Problem } from "../../../db/problem.ts";
import { changeDraft, type Draft, looksOf } from "../../../domain/collect/draft.store.ts";
import type { Look } from "../../../domain/collect/draft-look.ts";
import { readMapping } from "../../../domain/collect/mapping.yaml.ts";
import { measuresOf } from "../../../domain/collect/measure.ts";
import { type Fit, fitting, isWhole, toldBy } from "../../../domain/collect/propose.ts";
import { yearIn } from "../../../domain/collect/propose-guess.ts";
import { withRound } from "../../../domain/collect/propose-mapping.ts";
import { Sec } from "../../components/record-parts.tsx";
import { action, type FormCtx, page, seeOther, useCtx, type View } from "../../page.tsx";
import { foreign, inWords } from "../measure/write.ts";
import { jobOf, troubleOf } from "./job.ts";
import {
  describedBy,
  draftAt,
  Field,
  GonePage,
  ImportPage,
  Mistakes,
  WorkingPage,
  whenBusy,
  whenStored,
} from "./parts.tsx";
import { readParts, Used } from "./parts-of.tsx";
import { Stopped } from "./refusals.tsx";
import { candidates, check, partsFor, sentOf } from "./work.ts";

const ROUND_DATE = /^(\d{4}(-\d{2}(-\d{2})?)?)?$/;

export const mappingPage = page("/import/:id/mapping", async (ctx) => view(ctx as FormCtx, new Map()));

async function view(ctx: FormCtx, mistakes: ReadonlyMap<string, string>): Promise<View> {
  const draft = await draftAt(ctx);
  const stored = whenStored(ctx, draft);
  if (stored) return stored;
  const job = jobOf(draft.id);
  if (job) return <WorkingPage draft={draft} step="mapping" job={job} />;
  const looks = draft.state.looked ? await looksOf(draft) : null;
  if (!looks) return <GonePage draft={draft} step="mapping" />;
  const fits = fitting(await candidates(ctx.db), sentOf(looks)).slice(0, 6);
  return <Mapping draft={draft} looks={looks} fits={fits} mistakes={mistakes} form={ctx.form} />;
}

/** One of those proposed is used, for the round that was typed. */
export const mappingAction = action("/import/:id/mapping", async (ctx) => {
  const draft = await draftAt(ctx);
  const busy = whenBusy(ctx, draft);
  if (busy) return busy;
  const looks = await looksOf(draft);
  if (!looks) return seeOther(ctx.href(`/import/${draft.id}/mapping`));
  const { db, form, href, say } = ctx;
  const fits = fitting(await candidates(db), sentOf(looks));
  const chosen = fits.find((fit) => isWhole(fit) && nameOf(fit) === form.get("use"));
  const again = async (field: string, text: string) => refused(await view(ctx, new Map([[field, text]])));
  if (!chosen) return again("use", say("importing.mapping.choose"));
  const { mapping, text, name, from } = chosen.candidate;
  const own = mapping.round && "id" in mapping.round ? mapping.round : null;
  const round = {
    id: (form.get(`round-${nameOf(chosen)}`) ?? own?.id ?? "").trim(),
    date: (form.get(`date-${nameOf(chosen)}`) ?? "").trim(),
  };
  let used = text;
  if (own !== null) {
    if (round.id === "" || round.id.length > 40) return again(`round-${nameOf(chosen)}`, say("importing.round.wrong"));
    if (!ROUND_DATE.test(round.date)) return again(`date-${nameOf(chosen)}`, say("importing.round.date_wrong"));
    if (round.id !== own.id || round.date !== (own.date ?? "")) used = withRound(mapping, round);
  }
  await changeDraft(db, draft.id, {
    mapping: { name, text: used, from },
    ...toldBy(chosen),
    report: null,
    notes: null,
    trouble: null,
  });
  return seeOther(href(`/import/${draft.id}/mapping#used`));
});

/** The dry run begins, once it is said which file is which. */
export const checkAction = action("/import/:id/check", async (ctx) => {
  const draft = await draftAt(ctx);
  const busy = whenBusy(ctx, draft);
  if (busy) return busy;
  const { mapping } = draft.state;
  if (mapping === null) return seeOther(ctx.href(`/import/${draft.id}/mapping`));
  const said = readParts(ctx, draft, readMapping(mapping.text, mapping.name));
  if (said.mistakes.size > 0) return refused(await view(ctx, said.mistakes));
  const { parts, untold } = said;
  await changeDraft(ctx.db, draft.id, { parts, untold, report: null, notes: null, trouble: null });
  await check(ctx.db, { ...draft, state: { ...draft.state, parts, untold } });
  return seeOther(ctx.href(`/import/${draft.id}/check`));
});

function refused(made: View): View {
  return made instanceof Response || "status" in made ? made : { status: 422, view: made };
}

/** A mapping that was built is kept, if the one reader reads it. */
export async function useBuilt(ctx: FormCtx, draft: Draft, text: string, looks: readonly Look[]): Promise<void> {
  const name = "mapping.yaml";
  try {
    measuresOf(readMapping(text, name), name);
    const mapping = { name, text, from: "made" as const };
    await changeDraft(ctx.db, draft.id, {
      mapping,
      ...partsFor(mapping, looks),
      report: null,
      notes: null,
      trouble: null,
    });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    await changeDraft(ctx.db, draft.id, { trouble: troubleOf(error) });
  }
}

/** A mapping's name in the form: two with one id differ in where they come from. */
function nameOf({ candidate: { from, mapping } }: Fit): string {
  return `${from}.${mapping.mapping}`;
}

type Props = {
  draft: Draft;
  looks: readonly Look[];
  fits: readonly Fit[];
  mistakes: ReadonlyMap<string, string>;
  form: URLSearchParams;
};

function Mapping({ draft, looks, fits, mistakes, form }: Props) {
  const { href, say } = useCtx();
  const { mapping, trouble, choices } = draft.state;
  const whole = fits.filter(isWhole);
  const partly = fits.filter((fit) => !isWhole(fit));
  return (
    <ImportPage
      draft={draft}
      step="mapping"
      title={say("importing.mapping.title")}
      lead={say("importing.mapping.lead")}
    >
      <Mistakes mistakes={mistakes} />
      {trouble && <Stopped trouble={trouble} />}
      {mapping && (
        <Used draft={draft} looks={looks} name={mapping.name} text={mapping.text} mistakes={mistakes} form={form} />
      )}
      {(fits.length > 0 || mapping?.from !== "made") && (
        <Sec id="fits" title={say("importing.mapping.fits", { n: whole.length })} screen>
          {whole.length > 0 && (
            <form class="decide" method="post" action={href(`/import/${draft.id}/mapping`)}>
              <fieldset class="choices" id="use" tabIndex={-1}>
                <legend>{say("importing.mapping.which")}</legend>
                {whole.map((fit, i) => (
                  <Choice
                    key={nameOf(fit)}
                    fit={fit}
                    year={yearIn(looks[0]?.name ?? "")}
                    first={form.get("use") ? form.get("use") === nameOf(fit) : i === 0}
                    mistakes={mistakes}
                    form={form}
                  />
                ))}
              </fieldset>
              <p class="row">
                <button type="submit" class={mapping ? "quiet" : undefined}>
                  {say("importing.mapping.use")}
                </button>
              </p>
            </form>
          )}
          {partly.length > 0 && (
            <>
              <h3>{say("importing.mapping.partly", { n: partly.length })}</h3>
              <ul>
                {partly.map((fit) => (
                  <li key={nameOf(fit)}>
                    <Title fit={fit} />: {say("importing.mapping.there", { there: fit.there, wanted: fit.wanted })}{" "}
                    {say("importing.mapping.missing", {
                      n: fit.missing.length,
                      names: fit.missing.slice(0, 5).join(", "),
                    })}
                  </li>
                ))}
              </ul>
              <p class="note">{say("importing.mapping.partly_how")}</p>
            </>
          )}
          {fits.length === 0 && <p>{say("importing.mapping.none")}</p>}
        </Sec>
      )}
      <Sec id="build" title={say("importing.build.title")} screen>
        <p>{say("importing.build.how", { n: looks[0]?.columns.length ?? 0 })}</p>
        {looks.length > 1 && <p class="note">{say("importing.build.first", { file: looks[0]?.name ?? "" })}</p>}
        <p class="row">
          <a
            class={whole.length > 0 || mapping ? "button quiet" : "button"}
            href={href(`/import/${draft.id}/mapping/places`)}
          >
            {say(choices ? "importing.build.go_on" : "importing.build.begin")}
          </a>
        </p>
      </Sec>
    </ImportPage>
  );
}

function Title({ fit }: { fit: Fit }) {
  const { lang } = useCtx();
  const { title } = fit.candidate.mapping;
  return <b lang={foreign(title, lang)}>{inWords(title, lang)}</b>;
}

function Choice({
  fit,
  year,
  first,
  mistakes,
  form,
}: {
  fit: Fit;
  year: string;
  first: boolean;
  mistakes: ReadonlyMap<string, string>;
  form: URLSearchParams;
}) {
  const { say } = useCtx();
  const { mapping, from } = fit.candidate;
  const name = nameOf(fit);
  const round = mapping.round && "id" in mapping.round ? mapping.round : null;
  const dateId = `date-${name}`;
  const roundId = `round-${name}`;
  const isAnother = round !== null && year !== "" && !round.id.includes(year.slice(0, 4)); // the file's name says so
  return (
    <>
      <label>
        <input type="radio" name="use" value={name} checked={first} />
        <span>
          <Title fit={fit} />
          <br />
          {say("importing.mapping.there", { there: fit.there, wanted: fit.wanted })}{" "}
          {say(`importing.mapping.from.${from}`)} {say("importing.mapping.into", { root: mapping.root.name })}
        </span>
      </label>
      {round && (
        <details class="import-round" open={mistakes.has(dateId) || mistakes.has(roundId) || isAnother}>
          <summary>{say("importing.round.is", { round: round.id })}</summary>
          {isAnother && <p class="notice">{say("importing.round.another", { year, round: round.id })}</p>}
          <Field
            id={roundId}
            label={say("importing.round")}
            hint={say("importing.round.hint")}
            wrong={mistakes.get(roundId)}
          >
            <input
              id={roundId}
              name={roundId}
              value={form.get(roundId) ?? round.id}
              {...describedBy(roundId, true, mistakes.get(roundId))}
            />
          </Field>
          <Field
            id={dateId}
            label={say("importing.round.date")}
            hint={say("importing.round.date_hint")}
            wrong={mistakes.get(dateId)}
          >
            <input
              id={dateId}
              name={dateId}
              value={form.get(dateId) ?? round.date ?? ""}
              {...describedBy(dateId, true, mistakes.get(dateId))}
            />
          </Field>
        </details>
      )}
    </>
  );
}
