// /groups/:id/join — choose places that join a group: by name, or district by district (?under=ROOT/ID), a hundred at a time
import type { Problem } from "../../../db/problem.ts";
import { byName } from "../../../domain/measure/reviewed.ts";
import { joinAll, membersOf } from "../../../domain/people/membership.store.ts";
import { type Group, isDay, isMemberOn } from "../../../domain/people/membership.ts";
import { readPlaceNames } from "../../../domain/people/new-group.ts";
import { childrenOf, pathTo, placesByKey, rootPlaces } from "../../../domain/people/place.store.ts";
import { isPlaceId, type Place } from "../../../domain/people/place.ts";
import { placesNamedLike } from "../../../domain/people/place-search.store.ts";
import { madeUpRoots } from "../../../domain/people/sample.store.ts";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Parts, partOf } from "../../components/parts.tsx";
import { Sec } from "../../components/record-parts.tsx";
import { action, type Ctx, page, seeOther, useCtx } from "../../page.tsx";
import { fieldsOf, problemOf, today } from "../review/at.ts";
import { Beside, described, Troubles, type Wrong } from "../review/form.tsx";
import { groupAddress, groupAt, trailToGroup } from "./at.ts";
import { DayField } from "./day.tsx";

const PATH = "/groups/:id/join";
const AT_ONCE = 100;
const FOUND_MOST = 30;

type JoinCtx = Ctx<typeof PATH>;
/** What stands in the form. `ticked`: 'ROOT/ID' */
type Typed = { since: string; ticked: readonly string[] };

export const joinPage = page(PATH, (ctx) => joinView(ctx, { since: today(ctx), ticked: [] }, []));

export const joinAction = action(PATH, async (ctx) => {
  const { db, form, href, say } = ctx;
  const group = await groupAt(ctx);
  const typed: Typed = { since: fieldsOf(form)("since").trim(), ticked: form.getAll("place") };
  const chosen = readPlaceNames(typed.ticked);
  const wrong: Wrong[] = [];
  if (chosen.length === 0) wrong.push({ field: "choose", sentence: say("groups.wrong.none") });
  if (!isDay(typed.since)) wrong.push({ field: "since", sentence: say("groups.wrong.day") });
  if (wrong.length > 0) return { status: 422, view: await joinView(ctx, typed, wrong) };
  const problem = await problemOf(() => joinAll(db, group.id, typed.since, chosen));
  if (problem) return { status: 409, view: await joinView(ctx, typed, [], problem) };
  return seeOther(href(groupAddress(group)));
});

/** What can be ticked: a district's own places, places by name, or every district. */
type Offer = {
  q: string;
  under: readonly Place[]; // the way down to the district whose places these are; empty = none was chosen
  places: readonly Place[]; // this part of them
  page: number;
  pages: number;
  rootNames: ReadonlyMap<string, string>;
  members: ReadonlySet<string>; // 'ROOT/ID' of places that are in it today, or join later
  madeUp: ReadonlySet<string>; // roots
};

const keyOf = ({ root, id }: Pick<Place, "root" | "id">) => `${root}/${id}`;

async function offerIn(ctx: JoinCtx & { form?: URLSearchParams }, group: Group): Promise<Offer> {
  const { db, query, form } = ctx;
  const asked = (name: string) => query.get(name) ?? form?.get(name) ?? "";
  const q = asked("q").trim();
  const [root = "", id = ""] = asked("under").split("/");
  const [under, roots, members, madeUp] = await Promise.all([
    pathTo(db, root, id),
    rootPlaces(db),
    membersOf(db, group.id),
    madeUpRoots(db),
  ]);
  const here = under.at(-1);
  const all = q !== "" ? await found(ctx, q) : here ? [here, ...(await childrenOf(db, root, id)).sort(byName)] : roots;
  const day = today(ctx);
  const inIt = members.filter((one) => isMemberOn(one, day) || one.since > day);
  const { rows, page, pages } = partOf(all, asked("page"), AT_ONCE);
  return {
    ...{ places: rows, page, pages },
    q,
    under: q === "" ? under : [],
    rootNames: new Map(roots.map((one) => [one.id, one.name])),
    members: new Set(inIt.map((one) => `${one.root}/${one.place}`)),
    madeUp,
  };
}

async function found({ db }: JoinCtx, q: string): Promise<Place[]> {
  const near = await placesNamedLike(db, q, isPlaceId(q) ? q : null, FOUND_MOST);
  return placesByKey(db, near);
}

async function joinView(ctx: JoinCtx, typed: Typed, wrong: readonly Wrong[], problem?: Problem) {
  const { say } = ctx;
  const group = await groupAt(ctx);
  const offer = await offerIn(ctx, group);
  const title = say("groups.join.title", { group: group.name });
  return (
    <Page title={title} trail={trailToGroup(ctx, group, say("groups.join"))} noindex>
      <PageHead title={title} lead={say("groups.join.lead")}>
        <Find group={group} offer={offer} />
      </PageHead>
      <Sec id="choose" title={titleOf(offer, say)}>
        <Choose group={group} offer={offer} typed={typed} wrong={wrong} problem={problem} />
      </Sec>
    </Page>
  );
}

function titleOf({ q, under, places }: Offer, say: Ctx["say"]): string {
  if (q !== "") return say("groups.join.found", { q, n: places.length });
  const here = under.at(-1);
  return here ? say("groups.join.under", { place: here.name }) : say("groups.join.all");
}

function Find({ group, offer }: { group: Group; offer: Offer }) {
  const { href, say } = useCtx();
  return (
    <form method="get" action={href(groupAddress(group, "join"))} class="find-places">
      <label for="q">{say("groups.join.find")}</label>
      <div class="row">
        <input id="q" name="q" type="search" value={offer.q} autocomplete="off" />
        <button type="submit" class="quiet">
          {say("groups.join.find.do")}
        </button>
        {(offer.q !== "" || offer.under.length > 0) && (
          <a href={href(groupAddress(group, "join"))}>{say("groups.join.all")}</a>
        )}
      </div>
    </form>
  );
}

type ChooseProps = {
  group: Group;
  offer: Offer;
  typed: Typed;
  wrong: readonly Wrong[];
  problem: Problem | undefined;
};

function Choose({ group, offer, typed, wrong, problem }: ChooseProps) {
  const { href, say } = useCtx();
  const { places, page, pages, q, under } = offer;
  const here = under.at(-1);
  if (places.length === 0) return <p>{say(q === "" ? "groups.join.no_places" : "groups.join.none")}</p>;
  const at = new URLSearchParams({ ...(q && { q }), ...(here && { under: keyOf(here) }) });
  const toPage = (to: number) => `${href(groupAddress(group, "join"))}?${at}${at.size ? "&" : ""}page=${to}#choose`;
  return (
    <form method="post" action={href(groupAddress(group, "join"))} class="flow" aria-describedby="once">
      <Troubles wrong={wrong} problem={problem} />
      {[...at].map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {page > 1 && <input type="hidden" name="page" value={`${page}`} />}
      {pages > 1 && (
        <p class="note" id="once">
          {say("groups.join.once")}
        </p>
      )}
      <fieldset class="tick-places" {...described("choose", wrong, false, true)}>
        <legend class="vh">{titleOf(offer, say)}</legend>
        <Beside id="choose" wrong={wrong} />
        <ul class="plain">
          {places.map((place) => (
            <Choice key={keyOf(place)} place={place} group={group} offer={offer} ticked={typed.ticked} />
          ))}
        </ul>
      </fieldset>
      <Parts page={page} pages={pages} to={toPage} />
      <DayField name="since" value={typed.since} wrong={wrong} />
      <p class="row">
        <button type="submit">{say("groups.join.do")}</button>
        <a class="button quiet" href={href(groupAddress(group))}>
          {say("places.not_now")}
        </a>
      </p>
    </form>
  );
}

type ChoiceProps = { place: Place; group: Group; offer: Offer; ticked: readonly string[] };

function Choice({ place, group, offer, ticked }: ChoiceProps) {
  const { href, say } = useCtx();
  const key = keyOf(place);
  const here = offer.under.at(-1);
  const isHere = here !== undefined && keyOf(here) === key;
  const about = [
    isHere && say(`groups.join.itself.${place.kind}`),
    here === undefined && place.parent !== null && offer.rootNames.get(place.root),
    place.gradeSpan,
    offer.madeUp.has(place.root) && say("start.made_up"),
  ].filter((part) => part);
  const name = (
    <span>
      {place.name}
      {about.length > 0 && <small>{about.join(" · ")}</small>}
    </span>
  );
  return (
    <li>
      {offer.members.has(key) ? (
        <p class="in-it">
          {name} <small>{say("groups.join.in")}</small>
        </p>
      ) : (
        <label>
          <input type="checkbox" name="place" value={key} checked={ticked.includes(key)} />
          {name}
        </label>
      )}
      {place.kind === "district" && !isHere && (
        <a href={`${href(groupAddress(group, "join"))}?under=${encodeURIComponent(key)}#choose`}>
          {say("groups.join.into")}
          <span class="vh"> {place.name}</span>
        </a>
      )}
    </li>
  );
}
