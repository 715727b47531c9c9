// /at/:root/:place/reviews/:id/look — the spread, what was seen, what it looks like: kept as a draft, until the team agrees
import type { Instrument } from "../../../corpus/index.ts";
import type { Problem } from "../../../db/problem.ts";
import { keepDraft, versionOfDraft } from "../../../domain/collect/review.store.ts";
import type { Looks, Tick } from "../../../domain/collect/review.ts";
import { ForeignNote } from "../../components/foreign.tsx";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Icon, type IconName, Sec, T, useBoth } from "../../components/record-parts.tsx";
import { action, type Ctx, page, seeOther, useCtx } from "../../page.tsx";
import {
  problemOf,
  type ReviewPage,
  reviewAddress,
  reviewPageAt,
  type Subject,
  titleAbout,
  trailToReviews,
} from "./at.ts";
import { Troubles } from "./form.tsx";
import { ForWhoLeads, Where } from "./lead.tsx";
import { Agreement, SpreadStrip } from "./strip.tsx";
import { Statement, Texts4 } from "./subject.tsx";
import { Drop } from "./team.tsx";
import { ThenAndNow } from "./then-now.tsx";
import { useItem } from "./words.ts";

const PATH = "/at/:root/:place/reviews/:id/look";

export const lookPage = page(PATH, async (ctx) => {
  const at = await reviewPageAt(ctx);
  if (at.review.phase !== "looking") return seeOther(ctx.href(reviewAddress(at.review)));
  return lookView(ctx, at, at.review.looks);
});

export const lookAction = action(PATH, async (ctx) => {
  const { db, form, href } = ctx;
  const at = await reviewPageAt(ctx);
  if (at.review.phase === "placing") return seeOther(href(reviewAddress(at.review)));
  const looks = looksIn(form, at.subject);
  const problem = await problemOf(() => keepDraft(db, at.review, { looks }, form.get("from")));
  if (problem) return { status: 409, view: lookView(ctx, await reviewPageAt(ctx), looks, problem) };
  return seeOther(
    href(form.get("go") === "agree" ? reviewAddress(at.review, "agree") : `${reviewAddress(at.review, "look")}?kept`),
  );
});

/** What was ticked in `LooksFields`. */
export function looksIn(form: URLSearchParams, { indicator }: Subject): Looks {
  return {
    lookFors: ticksIn(form, "for", indicator?.look_fors.length ?? 0),
    lookAlikes: ticksIn(form, "alike", indicator?.counterfeits.length ?? 0),
  };
}

/** What was ticked, in the order of the record; null where nothing was. */
function ticksIn(form: URLSearchParams, name: string, n: number): (Tick | null)[] {
  return Array.from({ length: n }, (_, i) => {
    const text = form.get(`${name}-${i}`) ?? "";
    return /^[012]$/.test(text) ? (Number(text) as Tick) : null;
  });
}

function lookView(ctx: Ctx, at: ReviewPage, looks: Looks, problem?: Problem) {
  const { href, query, say } = ctx;
  const { earlier, instrument, place, review, subject, way } = at;
  const title = titleAbout(ctx, subject.about);
  return (
    <Page title={say("review.look.title", { title })} trail={trailToReviews(ctx, way, title)} noindex>
      <PageHead kicker={say(`review.kicker.${subject.about.kind}`, { place: place.name })} title={title}>
        <Statement subject={subject} />
        <ForeignNote />
        <Where now="look" />
        {query.has("kept") && <Kept />}
        <Troubles wrong={[]} problem={problem} />
      </PageHead>
      <Together at={at} />
      {earlier && <ThenAndNow earlier={earlier} now={review} />}
      <Sec id="texts" title={say(`review.texts.${subject.about.kind}`)}>
        <Texts4 subject={subject} />
      </Sec>
      <form method="post" action={href(reviewAddress(review, "look"))}>
        <input type="hidden" name="from" value={versionOfDraft({ looks: review.looks })} />
        <LooksFields subject={subject} instrument={instrument} looks={looks} />
        <Sec id="on" title={say("review.on")}>
          <p>{say("review.on.about")}</p>
          <p class="row">
            <button type="submit" name="go" value="agree">
              {say(`review.on.agree.${subject.about.kind}`)}
            </button>
            <button type="submit" name="go" value="stay" class="quiet">
              {say("review.on.keep")}
            </button>
          </p>
        </Sec>
      </form>
      <Drop at={at} />
    </Page>
  );
}

/** The spread, then what was seen. Below five people there is no spread, so what was seen comes first and names the section. */
export function Together({ at }: { at: Pick<ReviewPage, "instrument" | "review" | "subject"> }) {
  const { say } = useCtx();
  const { instrument, review, subject } = at;
  const spread = review.counts !== null;
  return (
    <Sec
      id={spread ? "spread" : "seen"}
      title={spread ? say(`review.spread.${subject.about.kind}`, { n: review.placed }) : say("review.seen")}
    >
      <div class="split">
        <div class="flow">
          <SpreadStrip review={review} />
          <Agreement review={review} />
          {spread ? (
            <h3 id="seen" class="no-print">
              {say("review.seen")}
            </h3>
          ) : (
            <p>{say("review.spread.round")}</p>
          )}
          <Seen at={at} />
        </div>
        <ForWhoLeads instrument={instrument} subject={subject} from={3} to={6} />
      </div>
    </Sec>
  );
}

/** Look-fors and look-alikes to tick; nothing of a condition, which has none. */
export function LooksFields({
  subject,
  instrument,
  looks,
}: Pick<ReviewPage, "subject" | "instrument"> & { looks: Looks }) {
  const { say } = useCtx();
  if (!subject.indicator) return null;
  return (
    <Sec id="looks" title={say("review.looks")}>
      <div class="looks ticked">
        <Ticks
          name="for"
          title={say("review.looks.for")}
          icon="eye"
          instrument={instrument}
          items={subject.indicator.look_fors}
          ticks={looks.lookFors}
        />
        <Ticks
          name="alike"
          title={say("review.looks.alike")}
          icon="cross"
          instrument={instrument}
          items={subject.indicator.counterfeits}
          ticks={looks.lookAlikes}
        />
      </div>
    </Sec>
  );
}

export function Kept() {
  const { say } = useCtx();
  return (
    <div class="notice sample" role="status">
      <p>
        <b>{say("review.kept")}</b> {say("review.kept.about")}
      </p>
    </div>
  );
}

/** Shuffled and unnamed, on no paper; never beside a level: a sentence that is recognised would give its writer's level away. */
export function Seen({ at: { review } }: { at: Pick<ReviewPage, "review"> }) {
  const { say } = useCtx();
  if (review.seen.length === 0) return <p>{say(review.agreed ? "review.seen.none.then" : "review.seen.none")}</p>;
  return (
    <div class="no-print">
      <p class="note">{say("review.seen.about")}</p>
      <ul class="seen">
        {review.seen.map((text, i) => (
          <li key={i}>{text}</li>
        ))}
      </ul>
    </div>
  );
}

/** "(one line for each look-for of the indicator)": for whoever makes the paper. */
const FOR_PAPER = /\s*\([^)]*\)$/;

function Ticks(props: {
  name: string;
  title: string;
  icon: IconName;
  instrument: Instrument;
  items: readonly string[];
  ticks: readonly (Tick | null)[];
}) {
  const both = useBoth();
  const item = useItem(props.instrument);
  const scale = props.instrument.scales.tick ?? [];
  return (
    <div>
      <h3>{props.title}</h3>
      <p class="note">{item(props.name === "for" ? "sr-lookfor" : "sr-lookalike").replace(FOR_PAPER, "")}</p>
      <ul>
        {props.items.map((text, i) => (
          <li key={text}>
            <Icon name={props.icon} />
            <fieldset>
              <legend>
                <T>{text}</T>
              </legend>
              <p class="row">
                {scale.map(({ value, label }) => (
                  <label key={value}>
                    <input
                      type="radio"
                      name={`${props.name}-${i}`}
                      value={value}
                      checked={props.ticks[i] === Number(value)}
                    />
                    {both(label)}
                  </label>
                ))}
              </p>
            </fieldset>
          </li>
        ))}
      </ul>
    </div>
  );
}
