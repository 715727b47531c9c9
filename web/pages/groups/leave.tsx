// /groups/:id/leave?place=ROOT/ID&since=DAY — a place's last day in a group, or that it was never in it
import type { Problem } from "../../../db/problem.ts";
import { forget, leave, membersOf, stay } from "../../../domain/people/membership.store.ts";
import { isDay, type Membership } from "../../../domain/people/membership.ts";
import { placeById } from "../../../domain/people/place.store.ts";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { useWhen } from "../../components/record-parts.tsx";
import { action, type Ctx, type FormCtx, NotFound, page, seeOther, useCtx } from "../../page.tsx";
import { fieldsOf, problemOf, today } from "../review/at.ts";
import { Beside, described, Troubles, type Wrong } from "../review/form.tsx";
import { groupAddress, groupAt, trailToGroup } from "./at.ts";
import { DayField } from "./day.tsx";

const PATH = "/groups/:id/leave";
type LeaveCtx = Ctx<typeof PATH>;
type Typed = { how: string; until: string };

export const leavePage = page(PATH, async (ctx) => {
  const member = await memberIn(ctx, ctx.query);
  if (!member) throw new NotFound();
  return leaveView(ctx, member, { how: "", until: member.until ?? today(ctx) }, []);
});

export const leaveAction = action(PATH, async (ctx: FormCtx<typeof PATH>) => {
  const { db, form, href, say } = ctx;
  const group = await groupAt(ctx);
  const member = await memberIn(ctx, form);
  if (!member) return seeOther(href(groupAddress(group))); // it went before
  const field = fieldsOf(form);
  const typed: Typed = { how: field("how"), until: field("until").trim() };
  const wrong: Wrong[] = [];
  if (!waysOf(member).includes(typed.how)) wrong.push({ field: "how", sentence: say("groups.wrong.how") });
  if (typed.how === "left" && !isDay(typed.until)) wrong.push({ field: "until", sentence: say("groups.wrong.day") });
  else if (typed.how === "left" && typed.until < member.since)
    wrong.push({ field: "until", sentence: say("groups.wrong.before") });
  if (wrong.length > 0) return { status: 422, view: await leaveView(ctx, member, typed, wrong) };
  const problem = await problemOf(() => {
    if (typed.how === "left") return leave(db, { ...member, until: typed.until });
    return typed.how === "stays" ? stay(db, member) : forget(db, member);
  });
  if (problem) return { status: 409, view: await leaveView(ctx, member, typed, [], problem) };
  return seeOther(href(groupAddress(group)));
});

/** What can be said of it: that it left, or, where it has left, that it did not; that it never was in it. */
const waysOf = ({ until }: Membership): readonly string[] => [until === null ? "left" : "stays", "never"];

async function memberIn({ db, params }: LeaveCtx, asked: URLSearchParams): Promise<Membership | undefined> {
  const members = await membersOf(db, params.id);
  return members.find((one) => `${one.root}/${one.place}` === asked.get("place") && one.since === asked.get("since"));
}

async function leaveView(ctx: LeaveCtx, member: Membership, typed: Typed, wrong: readonly Wrong[], problem?: Problem) {
  const { db, say } = ctx;
  const group = await groupAt(ctx);
  const place = await placeById(db, member.root, member.place);
  const title = say("groups.leave.title", { place: place?.name ?? member.place, group: group.name });
  return (
    <Page title={title} trail={trailToGroup(ctx, group, say("groups.leave"))} noindex>
      <PageHead title={title}>
        <LeaveForm id={group.id} member={member} typed={typed} wrong={wrong} problem={problem} />
      </PageHead>
    </Page>
  );
}

type LeaveProps = {
  id: string;
  member: Membership;
  typed: Typed;
  wrong: readonly Wrong[];
  problem: Problem | undefined;
};

function LeaveForm({ id, member, typed, wrong, problem }: LeaveProps) {
  const { href, say } = useCtx();
  const when = useWhen();
  const { root, place, since, until } = member;
  return (
    <form method="post" action={href(groupAddress({ id }, "leave"))} class="flow new-place">
      <p class="lead">
        {until === null
          ? say("groups.leave.since", { since: when(since) })
          : say("groups.leave.until", { since: when(since), until: when(until) })}
      </p>
      <Troubles wrong={wrong} problem={problem} />
      <input type="hidden" name="place" value={`${root}/${place}`} />
      <input type="hidden" name="since" value={since} />
      <fieldset class="choices" id="how" {...described("how", wrong, false, true)}>
        <legend>{say("groups.leave.how")}</legend>
        <Beside id="how" wrong={wrong} />
        {waysOf(member).map((how) => (
          <label key={how}>
            <input type="radio" name="how" value={how} checked={typed.how === how} />
            <span>
              {say(`groups.leave.${how}`)}
              <small>{say(`groups.leave.${how}.means`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      {until === null && <DayField name="until" value={typed.until} wrong={wrong} />}
      <p class="row">
        <button type="submit">{say("groups.leave.do")}</button>
        <a class="button quiet" href={href(groupAddress({ id }))}>
          {say("places.not_now")}
        </a>
      </p>
    </form>
  );
}
