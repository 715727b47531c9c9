// /groups/new — make a network, initiative, cohort or study; its places are chosen on the next page
import type { Problem } from "../../../db/problem.ts";
import { addGroup, groups } from "../../../domain/people/membership.store.ts";
import { groupKinds } from "../../../domain/people/membership.ts";
import { type GroupForm, type GroupMistake, readGroupForm } from "../../../domain/people/new-group.ts";
import { NAME_MOST } from "../../../domain/people/new-place.ts";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { action, type Ctx, page, seeOther, useCtx } from "../../page.tsx";
import { fieldsOf, problemOf, today } from "../review/at.ts";
import { Beside, described, Field, Troubles, type Wrong } from "../review/form.tsx";
import { groupAddress, trailToGroup } from "./at.ts";

const PATH: string = "/groups/new";

export const newGroupPage = page(PATH, (ctx) => formView(ctx, { name: "", kind: "" }, []));

export const newGroupAction = action(PATH, async (ctx) => {
  const { db, form, href, say } = ctx;
  const field = fieldsOf(form);
  const typed: GroupForm = { name: field("name"), kind: field("kind") };
  const read = readGroupForm(typed, await groups(db, today(ctx)));
  if ("mistakes" in read) {
    const wrong = read.mistakes.map((mistake) => wrongOf(mistake, say));
    return { status: 422, view: formView(ctx, typed, wrong) };
  }
  const problem = await problemOf(() => addGroup(db, read.group));
  if (problem) return { status: 409, view: formView(ctx, typed, [], problem) };
  return seeOther(href(groupAddress(read.group, "join")));
});

function wrongOf({ field, how }: GroupMistake, say: Ctx["say"]): Wrong {
  return {
    field,
    sentence: say(field === "kind" ? "groups.wrong.kind" : `places.wrong.name.${how}`, { most: NAME_MOST }),
  };
}

function formView(ctx: Ctx, form: GroupForm, wrong: readonly Wrong[], problem?: Problem) {
  const title = ctx.say("groups.new");
  return (
    <Page title={title} trail={trailToGroup(ctx, null, title)} noindex>
      <PageHead title={title} lead={ctx.say("groups.new.lead")} />
      <NewGroup form={form} wrong={wrong} problem={problem} />
    </Page>
  );
}

type NewGroupProps = { form: GroupForm; wrong: readonly Wrong[]; problem: Problem | undefined };

function NewGroup({ form, wrong, problem }: NewGroupProps) {
  const { href, say } = useCtx();
  return (
    <section class="sec" aria-labelledby="make">
      <h2 id="make">{say("groups.new.what")}</h2>
      <form method="post" action={href("/groups/new")} class="flow new-place">
        <Troubles wrong={wrong} problem={problem} />
        <Field name="name" label={say("places.name")} value={form.name} wrong={wrong} hint={say("groups.name.hint")} />
        <fieldset class="choices" id="kind" {...described("kind", wrong, false, true)}>
          <legend>{say("groups.kind")}</legend>
          <Beside id="kind" wrong={wrong} />
          {groupKinds.map((kind) => (
            <label key={kind}>
              <input type="radio" name="kind" value={kind} checked={form.kind === kind} />
              <span>
                {say(`district.kind.${kind}`)}
                <small>{say(`groups.kind.${kind}`)}</small>
              </span>
            </label>
          ))}
        </fieldset>
        <p class="row">
          <button type="submit">{say("groups.make")}</button>
          <a class="button quiet" href={href("/groups")}>
            {say("places.not_now")}
          </a>
        </p>
      </form>
    </section>
  );
}
