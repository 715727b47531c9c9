/** A review that was agreed on, as it stands for good; one letter page on paper. Things seen are on screen only: the paper travels. */
import type { NoteName, Tick } from "../../../domain/collect/review.ts";
import { ForeignNote } from "../../components/foreign.tsx";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { RecordLink } from "../../components/record-link.tsx";
import { type MaybeRow, Rows, Sec, T, useBoth } from "../../components/record-parts.tsx";
import { type Ctx, useCtx } from "../../page.tsx";
import { addressAt } from "../decide/at.ts";
import { type ReviewPage, reviewsAddress, titleAbout, trailToReviews, versionOf } from "./at.ts";
import { Seen } from "./look.tsx";
import { Agreement, SpreadStrip } from "./strip.tsx";
import { textOf } from "./subject.tsx";
import { ThenAndNow } from "./then-now.tsx";
import { useAgreed, useSource } from "./words.ts";

export function recordView(ctx: Ctx, at: ReviewPage) {
  const { say } = ctx;
  const { earlier, place, review, subject, way } = at;
  const title = titleAbout(ctx, subject.about);
  return (
    <Page
      title={say("review.record.title", { title, place: place.name })}
      trail={trailToReviews(ctx, way, title)}
      noindex
    >
      <PageHead kicker={say(`review.kicker.${subject.about.kind}`, { place: place.name })} title={title}>
        <Facts at={at} />
        <ForeignNote />
        <Ways at={at} />
      </PageHead>
      <RecordBody at={at} />
      {earlier && <ThenAndNow earlier={earlier} now={review} seenNow />}
      {!earlier && (
        <Sec id="seen" title={say("review.seen")} screen>
          <Seen at={at} />
          <p class="note">{say("review.seen.stays")}</p>
        </Sec>
      )}
    </Page>
  );
}

type Recorded = Pick<ReviewPage, "review" | "subject" | "instrument">;

/** What was agreed, why, and how people had placed. The try-out (../try/) ends with it too. */
export function RecordBody({ at }: { at: Recorded }) {
  const { review, subject } = at;
  return (
    <>
      <Sec id="agreed" title={<Headline at={at} />}>
        <AgreedText at={at} />
        <SpreadStrip review={review} />
        <Agreement review={review} />
        <Noted at={at} />
      </Sec>
      {subject.indicator && <Ticked at={at} />}
    </>
  );
}

export function Facts({ at: { review } }: { at: Recorded }) {
  const { say } = useCtx();
  const source = useSource();
  const { people, placed } = review;
  return (
    <p class="note facts-of">
      {source(review)}. {people !== null && people > placed && say("review.record.room", { people, placed })}
    </p>
  );
}

function Ways({ at: { place, subject } }: { at: ReviewPage }) {
  const { href, say } = useCtx();
  const { kind, id } = subject.about;
  return (
    <p class="row no-print go">
      <a class="button" href={href(addressAt(place, "next-steps"))}>
        {say("review.to.steps")}
      </a>
      <a class="button quiet" href={href(`${reviewsAddress(place, "new")}?about=${kind}:${id}`)}>
        {say("review.again")}
      </a>
      <a href={href(addressAt(place))}>{say("review.to.place", { place: place.name })}</a>
    </p>
  );
}

function Headline({ at: { review } }: { at: Recorded }) {
  const { say } = useCtx();
  const agreedAs = useAgreed();
  return <>{review.agreed && say("review.record.agreed", { answer: agreedAs(review.agreed) })}</>;
}

/** The text that the team agreed on; of two views both. Where the record's text is another now, it says so. */
function AgreedText({ at: { review, subject } }: { at: Recorded }) {
  const { say } = useCtx();
  const { agreed } = review;
  if (!agreed) return null;
  const answers = [agreed.level, agreed.also, agreed.status].flatMap((one) => (one === null ? [] : [String(one)]));
  return (
    <>
      {answers.map((answer) => (
        <p key={answer}>
          {answers.length > 1 && <b>{answer} </b>}
          <T>{textOf(subject, answer)}</T>
        </p>
      ))}
      {versionOf(subject) !== review.version && <p class="note">{say("review.record.version")}</p>}
      <p class="note no-print">
        <RecordLink kind={subject.indicator ? "indicators" : "conditions"} id={subject.about.id}>
          {say("review.record.whole")}
        </RecordLink>
      </p>
    </>
  );
}

function Noted({ at: { review, subject } }: { at: Recorded }) {
  const { say } = useCtx();
  const { notes } = review;
  const text = (name: NoteName) => notes[name] && <span class="as-written">{notes[name]}</span>;
  const row = (name: NoteName): MaybeRow => notes[name] && [say(`review.note.${name}`), text(name)];
  const joined = (...names: NoteName[]) => names.flatMap((name) => notes[name] ?? []).join("; ");
  return (
    <Rows
      rows={[
        notes.reasons && [subject.indicator ? say("review.note.reasons") : say("review.ask.shown"), text("reasons")],
        row("minority"),
        row("missing"),
        notes.step && [say("review.record.step"), <span class="as-written">{joined("step", "who", "when")}</span>],
        notes.obstacle && [
          say("review.record.obstacle"),
          <span class="as-written">{joined("obstacle", "mover")}</span>,
        ],
        row("present"),
        row("leads"),
        row("signed"),
      ]}
    />
  );
}

/** What was ticked, in words. The texts are the record's of today, so they stand only where they are the ones that were read. */
function Ticked({ at: { instrument, review, subject } }: { at: Recorded }) {
  const { say } = useCtx();
  const both = useBoth();
  const { looks } = review;
  const { indicator } = subject;
  const any = [...looks.lookFors, ...looks.lookAlikes].some((tick) => tick !== null);
  if (!indicator || !any || versionOf(subject) !== review.version) return null;
  const label = (tick: Tick) => {
    const found = instrument.scales.tick?.find(({ value }) => Number(value) === tick);
    return found ? both(found.label) : "";
  };
  const list = (title: string, items: readonly string[], ticks: readonly (Tick | null)[]) => (
    <div>
      <h3>{title}</h3>
      <ul class="gaps">
        {items.flatMap((text, i) => {
          const tick = ticks[i];
          return tick === null || tick === undefined
            ? []
            : [
                <li key={text}>
                  <b>{label(tick)}:</b> <T>{text}</T>
                </li>,
              ];
        })}
      </ul>
    </div>
  );
  return (
    <Sec id="looks" title={say("review.looks")}>
      <div class="multiples">
        {list(say("review.looks.for"), indicator.look_fors, looks.lookFors)}
        {list(say("review.looks.alike"), indicator.counterfeits, looks.lookAlikes)}
      </div>
    </Sec>
  );
}
