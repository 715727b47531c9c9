// / — search, the story in six sentences with its evidence, the five doors, what is known and how surely
import type { ComponentChildren } from "preact";
import { addressOf } from "../../domain/commons/commons.ts";
import { linkedWhole } from "../../domain/publish/linked-data.ts";
import { Counts } from "../components/counts.tsx";
import { ForeignNote } from "../components/foreign.tsx";
import { Page } from "../components/page.tsx";
import { ClaimList } from "../components/record-claims.tsx";
import { RecordLink } from "../components/record-link.tsx";
import { Cert, GapMark } from "../components/record-parts.tsx";
import { TakeChart } from "../components/take-chart.tsx";
import { page, useCtx } from "../page.tsx";
import { DOORS, type Now } from "./doors/doors.ts";
import { type Weight, weigh } from "./home.counts.ts";
import { type Basis, KNOWN, STORY } from "./story.ts";

export const homePage = page("/", ({ commons, say, site }) => {
  const weight = weigh(commons.all("studies"), commons.all("claims"));
  return (
    <Page
      title={say("home.title")}
      description={say("home.lead")}
      linked={linkedWhole(commons, site, say("home.lead"))}
    >
      <div class="page-head">
        <div class="hero">
          <Opening />
          <ThreeKinds weight={weight} />
        </div>
      </div>
      <Story />
      <Doors />
      <Known weight={weight} />
      <Promises />
    </Page>
  );
});

function Opening() {
  const { href, say } = useCtx();
  return (
    <div>
      <h1>{say("home.title")}</h1>
      <p class="lead">{say("home.lead")}</p>
      <form class="search-home" action={href("/search")} method="get" aria-label={say("home.search")}>
        <label for="home-q">{say("home.search")}</label>
        <div class="row">
          <input id="home-q" type="search" name="q" autocomplete="off" placeholder={say("home.search.hint")} />
          <button type="submit">{say("home.search.go")}</button>
        </div>
      </form>
      <p class="row go">
        <a class="button quiet" href="#start">
          {say("home.start")}
        </a>{" "}
        <a class="button quiet" href={href("/start")}>
          {say("home.sample")}
        </a>{" "}
        <a class="button quiet" href={href("/claims")}>
          {say("home.evidence")}
        </a>
      </p>
      <p class="note">{say("home.free")}</p>
    </div>
  );
}

function ThreeKinds({ weight }: { weight: Weight }) {
  const { say } = useCtx();
  const thinnest = weight.dimensions.at(-1)?.dimension;
  return (
    <figure>
      <figcaption>
        <b>{say("home.kinds.title", { dimension: thinnest ?? "none" })}</b>
        {say("home.kinds.about", { findings: weight.findings, studies: weight.studies })}
      </figcaption>
      <Counts
        rows={weight.dimensions.map(({ dimension, n }) => ({
          label: say(`home.dimension.${dimension}`),
          n,
          spoken: say("home.kinds.n", { n }),
          look: dimension === thinnest,
        }))}
      />
      <p class="note">{say("home.kinds.thin", { n: weight.change.n, compared: weight.change.compared })}</p>
      <TakeChart name="findings-by-outcome" />
    </figure>
  );
}

function Story() {
  const { say, tell, href } = useCtx();
  const source = (text: ComponentChildren) => (
    <a href={href(addressOf("sources", "calkins-2018-weakest-link"))}>{text}</a>
  );
  return (
    <section class="sec" aria-labelledby="story">
      <h2 id="story">{say("home.story.title")}</h2>
      <p class="note">{tell("home.story.about", { source })}</p>
      <ForeignNote />
      <ol class="story">
        {STORY.map((sentence) => (
          <li key={sentence.key}>
            <p class="statement">{say(sentence.key)}</p>
            <div class="basis">
              <h3>{say("home.story.basis")}</h3>
              <ul class="plain">
                {sentence.basis.map((one) => (
                  <BasisLine key={one.id} basis={one} />
                ))}
              </ul>
            </div>
          </li>
        ))}
      </ol>
      <Innodoption />
    </section>
  );
}

function BasisLine({ basis }: { basis: Basis }) {
  const { commons, say } = useCtx();
  if (commons.get(basis.kind, basis.id) === undefined) return null; // this record is not the one the story was written for
  const claim = basis.kind === "claims" ? commons.get("claims", basis.id) : undefined;
  return (
    <li>
      <RecordLink kind={basis.kind} id={basis.id} />{" "}
      {claim === undefined ? (
        <span class="fine">{say(`home.basis.${basis.kind}`)}</span>
      ) : claim.kind === "gap" ? (
        <GapMark />
      ) : (
        <Cert certainty={claim.certainty} />
      )}
    </li>
  );
}

/** The one place that explains the word. */
function Innodoption() {
  const { href, say, tell } = useCtx();
  return (
    <aside class="word" aria-labelledby="innodoption">
      <h3 id="innodoption">{say("home.word.title")}</h3>
      <p>
        {tell("home.word.text", {
          word: (text) => <dfn>{text}</dfn>,
          essay: (text) => <a href={href(addressOf("sources", "calkins-2018-three-truths"))}>{text}</a>,
          frame: (text) => <a href={href(addressOf("frameworks", "next-gen-evidence"))}>{text}</a>,
        })}
      </p>
    </aside>
  );
}

function Doors() {
  const { href, say } = useCtx();
  return (
    <section class="sec" aria-labelledby="start">
      <h2 id="start">{say("home.doors.title")}</h2>
      <ul class="ways doors">
        {DOORS.map((door) => (
          <li key={door.name}>
            <h3>
              <a href={href(`/${door.name}`)}>{say(`home.door.${door.name}`)}</a>
            </h3>
            <p>{say(`home.door.${door.name}.about`)}</p>
            <ul>
              {door.now.map((now, i) => (
                <li key={addressOfNow(now)}>
                  <a href={href(addressOfNow(now))}>{say(`home.door.${door.name}.${i + 1}`)}</a>
                </li>
              ))}
            </ul>
          </li>
        ))}
        <li>
          <h3>{say("home.everybody")}</h3>
          <p>{say("home.everybody.about")}</p>
          <ul>
            {["map", "gaps", "our-case", "states"].map((name) => (
              <li key={name}>
                <a href={href(`/${name}`)}>{say(`home.everybody.${name}`)}</a>
              </li>
            ))}
          </ul>
        </li>
      </ul>
    </section>
  );
}

export function addressOfNow(now: Now): string {
  return "path" in now ? now.path : addressOf(now.kind, now.id);
}

function Known({ weight }: { weight: Weight }) {
  const { commons, href, say } = useCtx();
  const claims = KNOWN.map((id) => commons.get("claims", id)).filter((claim) => claim !== undefined);
  const high = weight.certainties[0]?.n ?? 0;
  return (
    <section class="sec" aria-labelledby="known">
      <h2 id="known">{say("home.known.title")}</h2>
      <div class="multiples">
        <figure>
          <figcaption>
            <b>{say("home.sure.title", { claims: weight.claims, high })}</b>
            {say("home.sure.about")}
          </figcaption>
          <Counts
            rows={[
              ...weight.certainties.map(({ certainty, n }) => ({
                label: say(`home.certainty.${certainty}`),
                n,
                spoken: say("home.sure.n", { n }),
                look: certainty === "high",
              })),
              { label: say("home.certainty.gap"), n: weight.gaps, spoken: say("home.sure.n", { n: weight.gaps }) },
            ]}
          />
          <TakeChart name="claims-by-certainty" />
        </figure>
        <div class="side">
          <p>{say("home.sure.read", { deep: weight.readDeeply, studies: weight.studies })}</p>
          <p>{say("home.sure.gaps", { n: weight.gaps })}</p>
          <p>
            <a href={href("/claims")}>{say("home.known.all", { n: weight.claims })}</a>
          </p>
        </div>
      </div>
      <ClaimList claims={claims} />
    </section>
  );
}

const PROMISES = ["numbers", "people", "yours"] as const;

function Promises() {
  const { say } = useCtx();
  return (
    <section class="sec" aria-labelledby="promise">
      <h2 id="promise">{say("home.promise.title")}</h2>
      <ul class="ways three">
        {PROMISES.map((name) => (
          <li key={name}>
            <h3>{say(`home.promise.${name}`)}</h3>
            <p>{say(`home.promise.${name}.about`)}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}
