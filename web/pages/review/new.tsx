// /at/:root/:place/reviews/new — choose what to review; then how the placements come in, and what is promised before anybody answers
import type { Problem } from "../../../db/problem.ts";
import { newestReadings } from "../../../domain/collect/reading.store.ts";
import { standingOf, writeAbout } from "../../../domain/collect/reading.ts";
import { letPhonesIn, openReview } from "../../../domain/collect/review.store.ts";
import { FEWEST, isSent, PEOPLE_MOST, type Way } from "../../../domain/collect/review.ts";
import { PUBLIC_MINIMUM } from "../../../domain/people/disclosure.ts";
import type { Place } from "../../../domain/people/place.ts";
import { ForeignNote } from "../../components/foreign.tsx";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Sec } from "../../components/record-parts.tsx";
import { action, type Ctx, page, seeOther, useCtx } from "../../page.tsx";
import { addressAt, placeAt } from "../decide/at.ts";
import {
  fieldsOf,
  problemOf,
  reviewAddress,
  reviewsAddress,
  type Subject,
  selfReviewIn,
  subjectIn,
  titleAbout,
  today,
  trailToReviews,
  versionOf,
} from "./at.ts";
import { Choosing } from "./choose.tsx";
import { Beside, described, Field, Troubles, type Wrong } from "./form.tsx";
import { ForWhoLeads } from "./lead.tsx";
import { Statement, Texts4 } from "./subject.tsx";

const PATH = "/at/:root/:place/reviews/new";
type NewCtx = Ctx<typeof PATH>;
type Form = { sent: string; way: string; people: string };

export const newReviewPage = page(PATH, async (ctx) => {
  const about = ctx.query.get("about");
  if (about === null) return choosePage(ctx);
  return setUpPage(ctx, subjectIn(ctx.commons, about), { sent: crypto.randomUUID(), way: "laptop", people: "" }, []);
});

export const newReviewAction = action(PATH, async (ctx) => {
  const { db, form, params, meeting, href } = ctx;
  const field = fieldsOf(form);
  const subject = subjectIn(ctx.commons, field("about"));
  const { place } = await placeAt(db, params);
  const typed: Form = { sent: field("sent"), way: field("way"), people: field("people").trim() };
  const wrong = wrongIn(ctx, typed);
  if (wrong.length > 0) return { status: 422, view: await setUpPage(ctx, subject, typed, wrong) };
  const review = { root: place.root, place: place.id, id: typed.sent };
  const problem = await problemOf(async () => {
    await openReview(db, {
      ...review,
      about: subject.about,
      version: versionOf(subject),
      way: typed.way as Way,
      people: typed.people === "" ? null : Number(typed.people),
      openedOn: today(ctx),
    });
    if (typed.way === "phones" && meeting) await letPhonesIn(db, review);
  });
  if (problem) return { status: 409, view: await setUpPage(ctx, subject, typed, [], problem) };
  return seeOther(href(reviewAddress(review)));
});

function wrongIn({ meeting, say }: NewCtx, { sent, way, people }: Form): Wrong[] {
  const wrong: Wrong[] = [];
  if (!["laptop", "phones", "paper"].includes(way)) wrong.push({ field: "way", sentence: say("review.way.missing") });
  if (way === "phones" && meeting === null) wrong.push({ field: "way", sentence: say("review.way.no_phones") });
  if (people !== "" && !(/^\d{1,3}$/.test(people) && Number(people) >= 1 && Number(people) <= PEOPLE_MOST))
    wrong.push({ field: "people", sentence: say("review.room.wrong", { most: PEOPLE_MOST }) });
  if (!isSent(sent)) wrong.push({ field: "set-up", sentence: say("review.sent.missing") });
  return wrong;
}

async function choosePage(ctx: NewCtx) {
  const { db, commons, params, query, say } = ctx;
  const { place, way } = await placeAt(db, params);
  const kind = query.get("kind") === "condition" ? "condition" : "indicator";
  const standing = standingOf(await newestReadings(db, place.root, place.id));
  return (
    <Page title={say(`review.choose.${kind}`)} trail={trailToReviews(ctx, way, say(`review.choose.${kind}`))} noindex>
      <PageHead kicker={place.name} title={say(`review.choose.${kind}`)} lead={say(`review.choose.${kind}.lead`)} />
      <Choosing place={place} kind={kind} commons={commons} standing={standing} />
    </Page>
  );
}

async function setUpPage(ctx: NewCtx, subject: Subject, form: Form, wrong: readonly Wrong[], problem?: Problem) {
  const { commons, db, params, say } = ctx;
  const { place, way } = await placeAt(db, params);
  const title = titleAbout(ctx, subject.about);
  const instrument = selfReviewIn(commons);
  return (
    <Page title={say("review.new.title", { title })} trail={trailToReviews(ctx, way, say("review.new"))} noindex>
      <PageHead kicker={say(`review.kicker.${subject.about.kind}`, { place: place.name })} title={title}>
        <Statement subject={subject} />
        <ForeignNote />
      </PageHead>
      <Sec id="before" title={say("review.before")}>
        <div class="split">
          <div class="flow">
            <Promises />
            <SetUp place={place} subject={subject} form={form} wrong={wrong} problem={problem} />
          </div>
          <ForWhoLeads instrument={instrument} subject={subject} from={0} to={2} />
        </div>
      </Sec>
      <Sec id="texts" title={say(`review.texts.${subject.about.kind}`)}>
        <Texts4 subject={subject} />
      </Sec>
    </Page>
  );
}

/** What everybody may hold the leader to, said before anybody answers (laws 3 and 10). */
export function Promises() {
  const { say } = useCtx();
  return (
    <ul>
      <li>{say("review.promise.private")}</li>
      <li>
        {say("review.promise.five", { fewest: FEWEST })} {say("review.promise.beyond", { most: PUBLIC_MINIMUM })}
      </li>
      <li>{say("review.promise.seen")}</li>
      <li>{say("review.promise.evaluation")}</li>
      <li>{say("review.promise.level")}</li>
    </ul>
  );
}

type SetUpProps = {
  place: Place;
  subject: Subject;
  form: Form;
  wrong: readonly Wrong[];
  problem: Problem | undefined;
};

function SetUp({ place, subject, form, wrong, problem }: SetUpProps) {
  const { href, meeting, say } = useCtx();
  const ways = meeting ? (["laptop", "phones", "paper"] as const) : (["laptop", "paper"] as const);
  return (
    <form method="post" action={href(reviewsAddress(place, "new"))} class="flow" id="set-up">
      <Troubles wrong={wrong} problem={problem} />
      <input type="hidden" name="about" value={writeAbout(subject.about)} />
      <input type="hidden" name="sent" value={form.sent} />
      <fieldset class="choices" id="way" {...described("way", wrong, false, true)}>
        <legend>{say("review.way")}</legend>
        <Beside id="way" wrong={wrong} />
        {ways.map((way) => (
          <label key={way}>
            <input type="radio" name="way" value={way} checked={form.way === way} />
            <span>
              {say(`review.way.${way}`)}
              <br />
              <small>{say(`review.way.${way}.about`)}</small>
            </span>
          </label>
        ))}
      </fieldset>
      {!meeting && <NoPhones />}
      <div class="one-number">
        <Field
          name="people"
          label={say("review.room")}
          hint={say("review.room.hint", { fewest: FEWEST })}
          value={form.people}
          wrong={wrong}
        />
      </div>
      <p class="row">
        <button type="submit">{say("review.new.begin")}</button>
        <a class="button quiet" href={href(addressAt(place))}>
          {say("review.new.not_now")}
        </a>
      </p>
    </form>
  );
}

export function NoPhones() {
  const { say, tell } = useCtx();
  return (
    <p class="note no-print">
      {say("review.way.phones.off")}{" "}
      {tell("review.way.phones.how", { code: () => <code>npm start -- --meeting</code> })}
    </p>
  );
}
