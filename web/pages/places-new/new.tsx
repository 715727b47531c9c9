// /places/new — add a district, a school or a team: `?under=ROOT/ID` says where it stands
import type { Problem } from "../../../db/problem.ts";
import {
  kindsUnder,
  NAME_MOST,
  type PlaceForm,
  type PlaceMistake,
  readPlaceForm,
} from "../../../domain/people/new-place.ts";
import { addPlace, pathTo, placesUnder, rootPlaces } from "../../../domain/people/place.store.ts";
import type { Place } from "../../../domain/people/place.ts";
import { aboutRoot } from "../../components/made-up.tsx";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { action, type Ctx, NotFound, page, seeOther, useCtx } from "../../page.tsx";
import { addressAt, trailTo } from "../decide/at.ts";
import { fieldsOf, problemOf } from "../review/at.ts";
import { Beside, described, Field, Troubles, type Wrong } from "../review/form.tsx";

const PATH: string = "/places/new";
type Under = { parent: Place | null; way: readonly Place[] };

export const newPlacePage = page(PATH, async (ctx) => {
  const under = await underIn(ctx, ctx.query.get("under") ?? "");
  const kind = kindsUnder(under.parent).find((one) => one === ctx.query.get("kind")) ?? "";
  return formView(ctx, under, { name: "", kind, state: "", id: "" }, []);
});

export const newPlaceAction = action(PATH, async (ctx) => {
  const { commons, db, form, href, say } = ctx;
  const field = fieldsOf(form);
  const under = await underIn(ctx, field("under"));
  const typed: PlaceForm = { name: field("name"), kind: field("kind"), state: field("state"), id: field("id") };
  const taken = under.parent ? await placesUnder(db, under.parent.root) : await rootPlaces(db);
  const read = readPlaceForm(typed, under.parent, { taken, states: commons.all("states").map(({ id }) => id) });
  if ("mistakes" in read)
    return {
      status: 422,
      view: formView(
        ctx,
        under,
        typed,
        read.mistakes.map((one) => wrongOf(one, say)),
      ),
    };
  const { place } = read;
  const problem = await problemOf(() => addPlace(db, place));
  if (problem?.code === "place-exists") {
    const wrong = [{ field: "id", sentence: say("places.wrong.id.taken") }];
    return { status: 422, view: formView(ctx, under, { ...typed, id: place.id }, wrong) };
  }
  if (problem) return { status: 409, view: formView(ctx, under, typed, [], problem) };
  return seeOther(href(addressAt(place)));
});

/** The place it is to stand under; 404 where it is not there or nothing can stand under it. */
async function underIn(ctx: Ctx, text: string): Promise<Under> {
  if (text === "") return { parent: null, way: [] };
  const [root = "", id = ""] = text.split("/");
  const way = await pathTo(ctx.db, root, id);
  const parent = way.at(-1);
  if (!parent || parent.kind === "team") throw new NotFound();
  await aboutRoot(ctx, root);
  return { parent, way };
}

function wrongOf({ field, how }: PlaceMistake, say: Ctx["say"]): Wrong {
  return { field, sentence: say(`places.wrong.${field}.${how}`, { most: NAME_MOST }) };
}

function formView(ctx: Ctx, { parent, way }: Under, form: PlaceForm, wrong: readonly Wrong[], problem?: Problem) {
  const { say } = ctx;
  const [only] = kindsUnder(parent).length === 1 ? kindsUnder(parent) : [];
  const title = only || form.kind ? say(`places.new.${only ?? form.kind}`) : say("places.new");
  return (
    <Page title={title} trail={trailTo(way, say("measure.places"), title)} noindex>
      <PageHead
        title={title}
        {...(parent ? { kicker: parent.name } : {})}
        lead={parent ? say("places.new.under", { parent: parent.name }) : say("places.new.lead")}
      />
      <NewPlace parent={parent} form={form} wrong={wrong} problem={problem} />
    </Page>
  );
}

type NewPlaceProps = { parent: Place | null; form: PlaceForm; wrong: readonly Wrong[]; problem: Problem | undefined };

function NewPlace({ parent, form, wrong, problem }: NewPlaceProps) {
  const { commons, href, lang, say } = useCtx();
  const kinds = kindsUnder(parent);
  return (
    <section class="sec" aria-labelledby="add">
      <h2 id="add">{say("places.new.what")}</h2>
      <form method="post" action={href("/places/new")} class="flow new-place">
        <Troubles wrong={wrong} problem={problem} />
        {parent && <input type="hidden" name="under" value={`${parent.root}/${parent.id}`} />}
        <Field name="name" label={say("places.name")} value={form.name} wrong={wrong} hint={say("places.name.hint")} />
        {kinds.length === 1 ? (
          <input type="hidden" name="kind" value={kinds[0]} />
        ) : (
          <fieldset class="choices" id="kind" {...described("kind", wrong)}>
            <legend>{say("places.kind")}</legend>
            <Beside id="kind" wrong={wrong} />
            {kinds.map((kind) => (
              <label key={kind}>
                <input type="radio" name="kind" value={kind} checked={form.kind === kind} />
                <span>{say(`places.kind.${parent === null && kind === "school" ? "independent" : kind}`)}</span>
              </label>
            ))}
          </fieldset>
        )}
        {parent === null && (
          <div class="field">
            <label for="state">{say("places.state")}</label>
            <p class="note" id="state-hint">
              {say("places.state.hint")}
            </p>
            <Beside id="state" wrong={wrong} />
            <select id="state" name="state" {...described("state", wrong, true)}>
              <option value="">{say("places.state.none")}</option>
              {commons
                .all("states")
                .map((state) => [state.id, state.name] as const)
                .sort(([, a], [, b]) => a.localeCompare(b, lang))
                .map(([id, name]) => (
                  <option key={id} value={id} selected={form.state === id}>
                    {name}
                  </option>
                ))}
            </select>
          </div>
        )}
        <Field name="id" label={say("places.id")} value={form.id} wrong={wrong} hint={say("places.id.hint")} />
        <p class="row">
          <button type="submit">{say("places.add")}</button>
          <a class="button quiet" href={href(parent ? addressAt(parent) : "/places")}>
            {say("places.not_now")}
          </a>
        </p>
      </form>
    </section>
  );
}
