// /groups and /groups/:id — networks, initiatives, cohorts and studies: who is in them since when, and their public measures
import { cohortAt } from "../../../domain/measure/cohort.store.ts";
import type { Common, Member } from "../../../domain/measure/cohort.ts";
import { groups } from "../../../domain/people/membership.store.ts";
import type { Group, Membership } from "../../../domain/people/membership.ts";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Scroll, Sec, useWhen } from "../../components/record-parts.tsx";
import { number, range } from "../../format.ts";
import { NotFound, page, useCtx } from "../../page.tsx";
import { addressAt } from "../decide/at.ts";
import { groupAddress } from "../groups/at.ts";
import { digitsOf, inWords } from "./write.ts";

const dayOf = (now: Date) => now.toISOString().slice(0, 10);

export const groupsPage = page("/groups", async ({ db, href, now, say }) => {
  const all = await groups(db, dayOf(now));
  return (
    <Page
      title={say("district.groups")}
      description={say("district.groups.lead")}
      trail={[{ label: say("measure.places"), href: "/places" }, { label: say("district.groups") }]}
    >
      <PageHead title={say("district.groups")} lead={say("district.groups.lead")} />
      <Sec id="groups" title={say("district.groups.title", { n: all.length })}>
        {all.length === 0 ? (
          <p>{say("district.groups.empty")}</p>
        ) : (
          <ul class="ways">
            {all.map(({ id, kind, name, places }) => (
              <li key={id}>
                <a href={href(`/groups/${encodeURIComponent(id)}`)}>{name}</a>
                <p>{say("district.groups.places", { kind: say(`district.kind.${kind}`), n: places })}</p>
              </li>
            ))}
          </ul>
        )}
        <p class="row go no-print">
          <a class={all.length === 0 ? "button" : "button quiet"} href={href("/groups/new")}>
            {say("groups.new")}
          </a>
          <a href={href("/places")}>{say("district.groups.to_places")}</a>
        </p>
      </Sec>
    </Page>
  );
});

export const groupPage = page("/groups/:id", async ({ db, now, params }) => {
  const today = dayOf(now);
  const found = await cohortAt(db, params.id, today);
  if (!found) throw new NotFound();
  return <GroupView {...found} today={today} />;
});

type Found = { group: Group; members: readonly Member[]; common: readonly Common[]; today: string };

function GroupView({ group, members, common, today }: Found) {
  const { href, say } = useCtx();
  return (
    <Page
      title={group.name}
      description={say("district.group.description", { group: group.name })}
      trail={[
        { label: say("measure.places"), href: "/places" },
        { label: say("district.groups"), href: "/groups" },
        { label: group.name },
      ]}
    >
      <PageHead kicker={say(`district.kind.${group.kind}`)} title={group.name} lead={say("groups.lead")}>
        {members.some(({ madeUp }) => madeUp) && (
          <p class="notice sample">
            <b>{say("start.made_up")}</b> {say("groups.made_up")}
          </p>
        )}
      </PageHead>
      <Sec id="members" title={say("district.group.members", { n: members.filter(({ now }) => now).length })}>
        {members.length === 0 ? <p>{say("district.group.none")}</p> : <Members members={members} today={today} />}
        <p class="row go no-print">
          <a class={members.length === 0 ? "button" : "button quiet"} href={href(groupAddress(group, "join"))}>
            {say("groups.join")}
          </a>
          <a href={href(groupAddress(group, "remove"))}>{say("groups.remove")}</a>
        </p>
      </Sec>
      <Sec id="common" title={say("district.group.common")}>
        {common.length === 0 ? <p>{say("district.group.common_none")}</p> : <InCommon common={common} />}
      </Sec>
    </Page>
  );
}

function Members({ members, today }: { members: readonly Member[]; today: string }) {
  const { href, say } = useCtx();
  const when = useWhen();
  const columns = ["district", "since", "until"] as const;
  const asked = ({ root, place, since }: Member) => new URLSearchParams({ place: `${root}/${place}`, since });
  const leftOn = ({ now, since, until }: Member) => {
    if (now) return say("district.group.still");
    return since > today ? say("district.group.later") : when(until ?? "");
  };
  return (
    <Scroll label={say("district.group.table")}>
      <table class="stack members">
        <caption class="vh">{say("district.group.table")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("district.group.place")}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {say(`district.group.${column}`)}
              </th>
            ))}
            <th scope="col" class="no-print">
              <span class="vh">{say("groups.leave")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <tr key={`${member.root} ${member.place} ${member.since}`}>
              <th scope="row">
                <a href={href(addressAt(member.where))}>{member.where.name}</a>
                {member.madeUp && <small> {say("groups.made_up.here")}</small>}
              </th>
              <td data-label={say("district.group.district")}>
                {member.place === member.root ? "–" : member.rootName}
              </td>
              <td data-label={say("district.group.since")}>{when(member.since)}</td>
              <td data-label={say("district.group.until")}>{leftOn(member)}</td>
              <td class="no-print">
                <a href={`${href(groupAddress({ id: member.group }, "leave"))}?${asked(member)}`}>
                  {say("groups.leave")}
                  <span class="vh"> {member.where.name}</span>
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function InCommon({ common }: { common: readonly Common[] }) {
  const { href, lang, say } = useCtx();
  const written = ({ measure, mean }: Common) => {
    if (!mean) return say("district.group.few");
    const digits = digitsOf(measure) + 1;
    const unit = measure.kind === "percent" ? "%" : "";
    const wide = mean.low === null || mean.high === null ? null : range(mean.low, mean.high, lang, digits);
    return `${number(mean.value, digits)}${unit} (${wide ? wide + unit : say("district.group.same")})`;
  };
  return (
    <>
      <table class="stack numbers">
        <caption>{say("district.group.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("measure.col.what")}</th>
            <th scope="col">{say("district.group.mean")}</th>
            <th scope="col">{say("district.group.n")}</th>
          </tr>
        </thead>
        <tbody>
          {common.map((one) => (
            <tr key={`${one.measure.id} ${one.round}`}>
              <th scope="row">
                {inWords(one.measure.title, lang)} <small>{one.round}</small>
              </th>
              <td data-label={say("district.group.mean")}>{written(one)}</td>
              <td data-label={say("district.group.n")}>{one.n}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="no-print">
        <a href={href("/methods/trend")}>{say("measure.method")}</a>
      </p>
    </>
  );
}

/** Under a place's name: what it is or was in, with the dates. Nothing where it never joined anything. */
export function MemberOf({ memberships }: { memberships: readonly (Membership & { name: string })[] }) {
  const { href, tell } = useCtx();
  const when = useWhen();
  if (memberships.length === 0) return null;
  return (
    <ul class="facts">
      {memberships.map(({ group, name, since, until }) => (
        <li key={`${group} ${since}`}>
          {tell("district.member", {
            left: until === null ? "no" : "yes",
            since: when(since),
            until: until === null ? "" : when(until),
            link: () => <a href={href(`/groups/${encodeURIComponent(group)}`)}>{name}</a>,
          })}
        </li>
      ))}
    </ul>
  );
}
