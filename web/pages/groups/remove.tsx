// /groups/:id/remove — a group goes, with who was in it; the places stay
import { groupById, membersOf, removeGroup } from "../../../domain/people/membership.store.ts";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { RemoveForm } from "../../components/remove-form.tsx";
import { action, type Ctx, page, seeOther } from "../../page.tsx";
import { problemOf } from "../review/at.ts";
import { Troubles } from "../review/form.tsx";
import { groupAddress, groupAt, trailToGroup } from "./at.ts";

const PATH = "/groups/:id/remove";

export const removeGroupPage = page(PATH, (ctx) => removeView(ctx));

export const removeGroupAction = action(PATH, async (ctx) => {
  const { db, href, params } = ctx;
  if ((await groupById(db, params.id)) === null) return seeOther(href("/groups")); // it went before
  const problem = await problemOf(() => removeGroup(db, params.id));
  if (problem) return { status: 409, view: await removeView(ctx, problem) };
  return seeOther(href("/groups"));
});

async function removeView(ctx: Ctx<typeof PATH>, problem?: Parameters<typeof Troubles>[0]["problem"]) {
  const { db, say } = ctx;
  const group = await groupAt(ctx);
  const places = new Set((await membersOf(db, group.id)).map(({ root, place }) => `${root}/${place}`)).size;
  const title = say("places.remove", { place: group.name });
  return (
    <Page title={title} trail={trailToGroup(ctx, group, say("places.remove.short"))} noindex>
      <PageHead title={title} lead={say("groups.remove.lead", { n: places })}>
        <Troubles wrong={[]} problem={problem} />
        <RemoveForm action={groupAddress(group, "remove")} keep={groupAddress(group)} />
      </PageHead>
    </Page>
  );
}
