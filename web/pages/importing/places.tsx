// /import/:id/mapping/places — building a mapping, first half: which places, which round, who answered, what codes mean

import { didYouMean } from "../../../corpus/nearest.ts";
import { changeDraft, type Draft, looksOf, rootWith } from "../../../domain/collect/draft.store.ts";
import type { Look } from "../../../domain/collect/draft-look.ts";
import { sources } from "../../../domain/collect/mapping.ts";
import { codesIn, guessPeople, guessPlaces, yearIn } from "../../../domain/collect/propose-guess.ts";
import { type Choices, idFrom } from "../../../domain/collect/propose-mapping.ts";
import { rootPlaces } from "../../../domain/people/place.store.ts";
import type { Place } from "../../../domain/people/place.ts";
import { madeUpRoots } from "../../../domain/people/sample.store.ts";
import { Sec } from "../../components/record-parts.tsx";
import { action, type FormCtx, page, seeOther, useCtx, type View } from "../../page.tsx";
import { describedBy, draftAt, Field, GonePage, ImportPage, Mistakes, whenBusy, whenStored } from "./parts.tsx";

const SURVEYED = sources.filter((source) => source !== "record" && source !== "observer");
const MEANS = ["missing", "suppressed", "bound", "mistake"] as const;
const MOST_CODES = 30;
/** With more columns than this a list to choose from is longer than typing a name. */
const MOST_OPTIONS = 150;

export const placesPage = page("/import/:id/mapping/places", async (ctx) => view(ctx as FormCtx, null, new Map()));

async function view(ctx: FormCtx, typed: Typed | null, mistakes: ReadonlyMap<string, string>): Promise<View> {
  const draft = await draftAt(ctx);
  const stored = whenStored(ctx, draft);
  if (stored) return stored;
  const look = draft.state.looked ? (await looksOf(draft))?.[0] : undefined;
  if (!look) return <GonePage draft={draft} step="mapping" />;
  const roots = await rootPlaces(ctx.db);
  const draftView = (
    <Build
      draft={draft}
      look={look}
      roots={roots}
      typed={typed ?? typedFrom(draft.state.choices, look, roots, await rootOf(ctx, look))}
      mistakes={mistakes}
    />
  );
  return mistakes.size > 0 ? { status: 422, view: draftView } : draftView;
}

export const placesAction = action("/import/:id/mapping/places", async (ctx) => {
  const draft = await draftAt(ctx);
  const busy = whenBusy(ctx, draft);
  if (busy) return busy;
  const look = (await looksOf(draft))?.[0];
  if (!look) return seeOther(ctx.href(`/import/${draft.id}/mapping/places`));
  const roots = await rootPlaces(ctx.db);
  const typed = Object.fromEntries([...ctx.form].map(([name, text]) => [name, text.trim()]));
  const { choices, mistakes } = read(ctx, typed, look, roots, draft.state.choices);
  if (mistakes.size > 0) return view(ctx, typed, mistakes);
  await changeDraft(ctx.db, draft.id, { choices });
  return seeOther(ctx.href(`/import/${draft.id}/mapping/columns`));
});

type Typed = Record<string, string>;

/** Where the file's first schools are already, else a new district: schools do not go among those of another by themselves. */
async function rootOf({ db }: FormCtx, look: Look): Promise<string> {
  const { id } = guessPlaces(look);
  const ids = look.columns.find(({ name }) => name === id)?.firsts ?? [];
  return (await rootWith(db, ids, await madeUpRoots(db))) ?? "new";
}

/** What stands in the form: what was chosen before, else what the file looks like. */
function typedFrom(choices: Choices | null, look: Look, roots: readonly Place[], first: string): Typed {
  const guess = guessPlaces(look);
  const people = Object.entries(choices?.people ?? guessPeople(look)).flatMap(([source, { n, eligible }]) => [
    [`n-${source}`, n],
    [`e-${source}`, eligible],
  ]);
  const known = choices !== null && roots.some(({ id }) => id === choices.root.id);
  return {
    title: choices?.title ?? titleFrom(look.name),
    root: choices ? (known ? choices.root.id : "new") : first,
    root_name: choices && !known ? choices.root.name : "",
    root_state: choices && !known ? choices.root.state : "",
    mode: choices?.mode ?? "list",
    round: choices?.round.id ?? yearIn(look.name),
    date: choices?.round.date ?? "",
    id: choices?.id ?? guess.id,
    name: choices?.name ?? guess.name,
    parent: choices?.parent ?? guess.parent,
    grades: choices?.grades ?? guess.grades,
    ...Object.fromEntries(people),
    ...Object.fromEntries(
      codes(look).map(({ text, means }, i) => [`code${i}`, choices ? (choices.codes[text] ?? "mistake") : means]),
    ),
  };
}

/** "our_survey-2025-26.csv" → "our survey 2025-26". */
const titleFrom = (name: string) =>
  name
    .replace(/\.[a-z]+$/i, "")
    .replace(/_+|-+(?!\d)/g, " ")
    .trim();

/** Texts among numbers; what stands in the column of ids is an id. */
function codes(look: Look) {
  const { id } = guessPlaces(look);
  return codesIn(look.columns.filter(({ name }) => name !== id)).slice(0, MOST_CODES);
}

function read({ commons, say }: FormCtx, typed: Typed, look: Look, roots: readonly Place[], before: Choices | null) {
  const mistakes = new Map<string, string>();
  const names = look.columns.map(({ name }) => name).filter((name) => name !== "");
  const text = (field: string) => typed[field] ?? "";
  const column = (field: string, needed = false): string => {
    const name = text(field);
    if (name === "" && needed) mistakes.set(field, say("importing.build.wrong.column_empty"));
    else if (name !== "" && !names.includes(name))
      mistakes.set(field, `${say("importing.build.wrong.column", { name })}${didYouMean(name, names)}`);
    else if (name !== "" && names.indexOf(name) !== names.lastIndexOf(name))
      mistakes.set(field, say("importing.build.wrong.twice", { name }));
    return name;
  };
  const needed = (field: string, key: string, most: number) => {
    if (text(field) === "" || text(field).length > most)
      mistakes.set(field, say(`importing.build.wrong.${key}`, { most }));
    return text(field);
  };
  const known = roots.find(({ id }) => id === text("root"));
  const root = known
    ? { id: known.id, name: known.name, state: known.state ?? "" }
    : { id: idFrom(text("root_name")), name: needed("root_name", "root", 120), state: text("root_state") };
  if (!known && roots.some(({ id }) => id === root.id))
    mistakes.set("root_name", say("importing.build.wrong.root_there", { name: root.name }));
  if (root.state !== "" && !known && !commons.all("states").some(({ id }) => id === root.state)) root.state = "";
  if (!/^(\d{4}(-\d{2}(-\d{2})?)?)?$/.test(text("date"))) mistakes.set("date", say("importing.round.date_wrong"));
  const choices: Choices = {
    title: needed("title", "title", 100),
    mode: known && text("mode") === "known-only" ? "known-only" : "list",
    root,
    round: { id: needed("round", "round", 40), date: text("date") },
    id: column("id", true),
    name: column("name"),
    parent: column("parent"),
    grades: column("grades"),
    people: Object.fromEntries(
      SURVEYED.map((source) => [source, { n: column(`n-${source}`), eligible: column(`e-${source}`) }]),
    ),
    codes: Object.fromEntries(
      codes(look).flatMap(({ text: code }, i) => {
        const means = MEANS.find((one) => one === typed[`code${i}`]);
        return means === undefined || means === "mistake" ? [] : [[code, means]];
      }),
    ),
    thousands: !look.decimalCommas && look.columns.some(({ thousands }) => thousands > 0),
    measures: before?.measures ?? {},
  };
  return { choices, mistakes };
}

type Props = { draft: Draft; look: Look; roots: readonly Place[]; typed: Typed; mistakes: ReadonlyMap<string, string> };

function Build({ draft, look, roots, typed, mistakes }: Props) {
  const { commons, href, say } = useCtx();
  const wrong = (id: string) => mistakes.get(id);
  const text = (id: string, label: string, hint: string) => (
    <Field id={id} label={say(label)} hint={say(hint)} wrong={wrong(id)}>
      <input id={id} name={id} value={typed[id] ?? ""} autocomplete="off" {...describedBy(id, true, wrong(id))} />
    </Field>
  );
  const names = look.columns.map(({ name }) => name).filter((name) => name !== "");
  const column = (id: string, label: string, hint?: string) => {
    const value = typed[id] ?? "";
    const described = describedBy(id, hint !== undefined, wrong(id));
    return (
      <Field key={id} id={id} label={say(label)} hint={hint && say(hint)} wrong={wrong(id)}>
        {names.length > MOST_OPTIONS || (value !== "" && !names.includes(value)) ? (
          <input id={id} name={id} value={value} list="columns" autocomplete="off" {...described} />
        ) : (
          <select id={id} name={id} {...described}>
            <option value="">{say("importing.build.no_column")}</option>
            {names.map((name, i) => (
              <option key={i} value={name} selected={name === value}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
    );
  };
  const found = codes(look);
  return (
    <ImportPage
      draft={draft}
      step="mapping"
      title={say("importing.build.places")}
      lead={say("importing.build.places_lead")}
    >
      <Mistakes mistakes={mistakes} />
      <form class="import-build" method="post" action={href(`/import/${draft.id}/mapping/places`)}>
        {names.length > MOST_OPTIONS && (
          <datalist id="columns">
            {names.map((name, i) => (
              <option key={i} value={name} />
            ))}
          </datalist>
        )}
        <Sec id="what" title={say("importing.build.what")}>
          <div class="import-fields">
            {text("title", "importing.build.name_it", "importing.build.name_it_hint")}
            {text("round", "importing.round", "importing.round.hint")}
            {text("date", "importing.round.date", "importing.round.date_hint")}
          </div>
        </Sec>
        <Sec id="where" title={say("importing.build.where")}>
          <div class="import-fields">
            {roots.length > 0 && (
              <Field id="root" label={say("importing.build.root")} hint={say("importing.build.root_hint")}>
                <select id="root" name="root" aria-describedby="root-hint">
                  {roots.map(({ id, name }) => (
                    <option key={id} value={id} selected={typed.root === id}>
                      {name}
                    </option>
                  ))}
                  <option value="new" selected={typed.root === "new"}>
                    {say("importing.build.root_new")}
                  </option>
                </select>
              </Field>
            )}
            {text(
              "root_name",
              "importing.build.root_name",
              roots.length > 0 ? "importing.build.root_name_hint" : "importing.build.root_name_first",
            )}
            <Field id="root_state" label={say("importing.build.state")} hint={say("importing.build.state_hint")}>
              <select id="root_state" name="root_state" aria-describedby="root_state-hint">
                <option value="">{say("importing.build.state_none")}</option>
                {commons.all("states").map(({ id, name }) => (
                  <option key={id} value={id} selected={typed.root_state === id}>
                    {name}
                  </option>
                ))}
              </select>
            </Field>
          </div>
          {roots.length > 0 && (
            <fieldset class="choices">
              <legend>{say("importing.build.mode")}</legend>
              {(["list", "known-only"] as const).map((mode) => (
                <label key={mode}>
                  <input type="radio" name="mode" value={mode} checked={typed.mode === mode} />
                  <span>{say(`importing.build.mode.${mode}`)}</span>
                </label>
              ))}
            </fieldset>
          )}
          <div class="import-fields">
            {column("id", "importing.build.id", "importing.build.id_hint")}
            {column("name", "importing.build.name", "importing.build.name_hint")}
            {column("parent", "importing.build.parent", "importing.build.parent_hint")}
            {column("grades", "importing.build.grades", "importing.build.grades_hint")}
          </div>
        </Sec>
        {found.length > 0 && (
          <Sec id="codes" title={say("importing.codes.title", { n: found.length })}>
            <p>{say("importing.codes.lead")}</p>
            <table class="stack import-codes">
              <caption class="vh">{say("importing.codes.title", { n: found.length })}</caption>
              <thead>
                <tr>
                  <th scope="col">{say("importing.codes.text")}</th>
                  <th scope="col">{say("importing.codes.times")}</th>
                  <th scope="col">{say("importing.codes.means")}</th>
                </tr>
              </thead>
              <tbody>
                {found.map((code, i) => (
                  <tr key={code.text}>
                    <th scope="row">
                      <code>{code.text}</code>
                    </th>
                    <td>
                      {say("importing.codes.where", {
                        n: code.times,
                        columns: code.columns.slice(0, 3).join(", "),
                        more: Math.max(0, code.columns.length - 3),
                      })}
                    </td>
                    <td>
                      <select name={`code${i}`} aria-label={say("importing.codes.of", { text: code.text })}>
                        {MEANS.map((means) => (
                          <option key={means} value={means} selected={typed[`code${i}`] === means}>
                            {say(`importing.codes.means.${means}`)}
                          </option>
                        ))}
                      </select>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Sec>
        )}
        <Sec id="people" title={say("importing.people.title")}>
          <p>{say("importing.people.lead")}</p>
          {SURVEYED.map((source) => (
            <fieldset class="import-people" key={source}>
              <legend>{say(`measure.source.${source}`)}</legend>
              <div class="import-fields">
                {column(`n-${source}`, "importing.people.n")}
                {column(`e-${source}`, "importing.people.e")}
              </div>
            </fieldset>
          ))}
        </Sec>
        <p class="row">
          <button type="submit">{say("importing.build.next")}</button>
          <a href={href(`/import/${draft.id}/mapping`)}>{say("importing.build.back")}</a>
        </p>
      </form>
    </ImportPage>
  );
}
