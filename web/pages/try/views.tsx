/** The pages of a try-out between its beginning and its record. Each carries the state in its form. */
import type { ComponentChildren } from "preact";
import { ForeignNote } from "../../components/foreign.tsx";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Sec } from "../../components/record-parts.tsx";
import { refused } from "../../components/refused.ts";
import { type Ctx, useCtx } from "../../page.tsx";
import { WhatWasSeen } from "../review/agree.tsx";
import { AgreeFields, type AgreeTyped } from "../review/agree-form.tsx";
import { titleAbout } from "../review/at.ts";
import { Troubles, type Wrong } from "../review/form.tsx";
import { ForWhoLeads, Where } from "../review/lead.tsx";
import { LooksFields, Seen, Together } from "../review/look.tsx";
import { PlacementFields } from "../review/place.tsx";
import { Facts, RecordBody } from "../review/record.tsx";
import { Statement, Texts4 } from "../review/subject.tsx";
import { CloseWords, closeAs } from "../review/team.tsx";
import { addressOf, asReview, nameOf, type TryAt, trailOf } from "./at.ts";
import { KeptHere } from "./kept.tsx";
import { TRY_PEOPLE, type Tried, writeState } from "./state.ts";

/** The page at which this state goes on. */
export function viewOf(ctx: Ctx, at: TryAt, tried: Tried) {
  if (tried.phase === "placing") return passView(ctx, at, tried);
  return tried.phase === "looking" ? lookView(ctx, at, tried) : recordView(ctx, at, tried);
}

type ShellProps = { ctx: Ctx; at: TryAt; title: string; head?: ComponentChildren; children: ComponentChildren };

function Shell({ ctx, at, title, head, children }: ShellProps) {
  const { say } = ctx;
  const { kind } = at.subject.about;
  const about = titleAbout(ctx, at.subject.about);
  return (
    <Page title={`${title}: ${about}`} trail={trailOf(ctx, at)} scripts={["keep"]} noindex>
      <PageHead kicker={say(`try.kicker.${kind}`)} title={about}>
        {head}
      </PageHead>
      {children}
    </Page>
  );
}

/** A form that carries the state; `go` of its buttons says what is next. */
function Form(props: { at: TryAt; tried: Tried; class?: string; children: ComponentChildren }) {
  const { href } = useCtx();
  return (
    <form method="post" action={href(addressOf(props.at.subject))} class={props.class ?? "flow"} autocomplete="off">
      <input type="hidden" name="state" value={writeState(props.tried)} />
      {props.children}
    </form>
  );
}

function Go({ to, quiet, children }: { to: string; quiet?: boolean; children: ComponentChildren }) {
  return (
    <button type="submit" name="go" value={to} class={quiet ? "quiet" : undefined}>
      {children}
    </button>
  );
}

/** Between two people: how many have placed, and nothing of what they placed. */
export function passView(ctx: Ctx, at: TryAt, tried: Tried, wrong: readonly Wrong[] = []) {
  const { say } = ctx;
  const { people, placed } = tried;
  const all = people !== null && placed >= people;
  const full = placed >= TRY_PEOPLE;
  return (
    <Shell ctx={ctx} at={at} title={say("try.pass")} head={<Where now="place" />}>
      <Sec id="placing" title={placed === 0 ? say(`review.place.${at.subject.about.kind}`) : say("review.thanks")}>
        <div class="split">
          <div class="flow">
            <Troubles wrong={wrong} />
            <p class="verdict" role="status">
              {people === null
                ? say("review.placed", { n: placed })
                : say("review.placed.of", { n: placed, people: Math.max(people, placed) })}
            </p>
            {full && <p>{say("try.full", { most: TRY_PEOPLE })}</p>}
            <Form at={at} tried={tried}>
              {!full && (
                <p>
                  <Go to="next" quiet={all}>
                    {placed === 0 ? say("review.place.laptop") : say("review.thanks.next")}
                  </Go>
                </p>
              )}
              {placed > 0 && (
                <p>
                  <CloseWords placed={placed} />
                </p>
              )}
              {placed > 0 && (
                <p id="close">
                  <Go to="close" quiet={!all}>
                    {say(closeAs(placed))}
                  </Go>
                </p>
              )}
            </Form>
            <p class="note">{say("review.thanks.left")}</p>
            <p class="note">{say("try.forward")}</p>
          </div>
          <ForWhoLeads instrument={at.instrument} subject={at.subject} from={0} to={3} />
        </div>
      </Sec>
      <KeptHere at={at} tried={tried} />
    </Shell>
  );
}

/** One person, in private. */
export function placeView(
  ctx: Ctx,
  at: TryAt,
  tried: Tried,
  typed = { answer: "", seen: "" },
  wrong: readonly Wrong[] = [],
) {
  const { say } = ctx;
  return (
    <Shell ctx={ctx} at={at} title={say("try.place")} head={<ForeignNote />}>
      <Form at={at} tried={tried} class="flow private">
        <Troubles wrong={wrong} />
        <Statement subject={at.subject} />
        <p class="note">{say("review.private.promise")}</p>
        <PlacementFields subject={at.subject} instrument={at.instrument} form={typed} wrong={wrong} />
        <p class="row">
          <Go to="place">{say("review.private.send")}</Go>
          <Go to="resume" quiet>
            {say("review.private.back")}
          </Go>
        </p>
      </Form>
    </Shell>
  );
}

/** The spread, what was seen, what to tick. */
export function lookView(ctx: Ctx, at: TryAt, tried: Tried) {
  const { say } = ctx;
  const { instrument, subject } = at;
  const { kind } = subject.about;
  const review = asReview(tried);
  return (
    <Shell
      ctx={ctx}
      at={at}
      title={say("try.look")}
      head={
        <>
          <Statement subject={subject} />
          <ForeignNote />
          <Where now="look" />
        </>
      }
    >
      <Together at={{ instrument, review, subject }} />
      <Sec id="texts" title={say(`review.texts.${kind}`)}>
        <Texts4 subject={subject} />
      </Sec>
      <Form at={at} tried={tried} class="">
        <LooksFields subject={subject} instrument={instrument} looks={tried.looks} />
        <Sec id="on" title={say("review.on")}>
          <p class="row">
            <Go to="agree">{say(`review.on.agree.${kind}`)}</Go>
          </p>
        </Sec>
      </Form>
      <KeptHere at={at} tried={tried} />
    </Shell>
  );
}

export function agreeView(ctx: Ctx, at: TryAt, tried: Tried, typed: AgreeTyped, wrong: readonly Wrong[]) {
  const { say } = ctx;
  const { instrument, subject } = at;
  return (
    <Shell
      ctx={ctx}
      at={at}
      title={say("try.agree")}
      head={
        <>
          <Statement subject={subject} />
          <ForeignNote />
          <Where now="agree" />
        </>
      }
    >
      <Sec id="record" title={say(`review.agree.${subject.about.kind}`)}>
        <div class="split">
          <Form at={at} tried={tried} class="flow agree-form">
            <Troubles wrong={wrong} />
            <AgreeFields subject={subject} instrument={instrument} typed={typed} wrong={wrong} />
            <p class="note">{say("try.agree.file")}</p>
            <p class="row">
              <Go to="record">{say("try.agree.do")}</Go>
              <Go to="file" quiet>
                {say("try.save.draft")}
              </Go>
              <Go to="look" quiet>
                {say("review.agree.back")}
              </Go>
            </p>
          </Form>
          <div>
            <ForWhoLeads instrument={instrument} subject={subject} from={6} to={8} />
            <WhatWasSeen at={{ review: asReview(tried) }} />
          </div>
        </div>
      </Sec>
      <KeptHere at={at} tried={tried} />
    </Shell>
  );
}

/** What the team takes along: on paper, as a file, into a place. */
function recordView(ctx: Ctx, at: TryAt, tried: Tried) {
  const { href, say } = ctx;
  const review = asReview(tried);
  const recorded = { review, subject: at.subject, instrument: at.instrument };
  return (
    <Shell
      ctx={ctx}
      at={at}
      title={say("try.record")}
      head={
        <>
          <Facts at={recorded} />
          <ForeignNote />
          <Form at={at} tried={tried} class="flow no-print">
            <p class="row go">
              <Go to="file">{say("try.save")}</Go>
              <Go to="correct" quiet>
                {say("try.correct")}
              </Go>
            </p>
            <p class="note">{say("try.save.about")}</p>
          </Form>
        </>
      }
    >
      <RecordBody at={recorded} />
      {tried.seen.length > 0 && (
        <Sec id="seen" title={say("review.seen")} screen>
          <Seen at={{ review }} />
          <p class="note">{say("review.seen.stays")}</p>
        </Sec>
      )}
      <Sec id="on" title={say("try.on")} screen>
        <ul class="ways three">
          <li>
            <a href={href("/places")}>{say("try.on.place")}</a>
            <p>{say("try.on.place.how")}</p>
          </li>
          <li>
            <a href={href(`/${nameOf(at.subject)}#next`)}>{say("try.on.steps")}</a>
            <p>{say("try.on.steps.how")}</p>
          </li>
          <li>
            <a href={href("/try")}>{say("try.on.other")}</a>
            <p>{say("try.on.other.how")}</p>
          </li>
        </ul>
      </Sec>
      <KeptHere at={at} tried={tried} />
    </Shell>
  );
}

/** The state cannot be read, or the placing is over. */
export function lostView(ctx: Ctx, at: TryAt, why: "lost" | "over") {
  const { href, say } = ctx;
  return (
    <Shell ctx={ctx} at={at} title={say(`try.${why}`)}>
      <div {...refused} data-keep-lost={why === "lost" ? nameOf(at.subject) : undefined}>
        <p>
          <strong>{say(`try.${why}`)}</strong> {say(`try.${why}.why`)}
        </p>
        <p>
          <a href={href(addressOf(at.subject))}>{say(`try.${why}.next`)}</a>
        </p>
      </div>
    </Shell>
  );
}
