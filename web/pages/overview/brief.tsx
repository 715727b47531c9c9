// /states/:id/brief — one letter page for a committee: what the law allows, what is not known, what others did, what to do
import type { ComponentChildren } from "preact";
import type { Source } from "../../../corpus/index.ts";
import {
  type BriefLine,
  type BriefStep,
  briefOf,
  type Elsewhere,
  type StateBrief,
} from "../../../domain/commons/state-brief.ts";
import { ForeignNote } from "../../components/foreign.tsx";
import { Page } from "../../components/page.tsx";
import { useTitle } from "../../components/record-link.tsx";
import { T, useList, useWhen } from "../../components/record-parts.tsx";
import { reference } from "../../components/record-source.tsx";
import { NotFound, page, useCtx } from "../../page.tsx";

export const briefPage = page("/states/:id/brief", ({ commons, href, params, say }) => {
  const state = commons.get("states", params.id);
  if (!state) throw new NotFound();
  const title = say("state.brief.title", { state: state.name });
  return (
    <Page
      title={title}
      description={say("state.brief.about")}
      trail={[
        { label: say("site.nav.states"), href: "/states" },
        { label: state.name, href: `/states/${state.id}` },
        { label: say("state.brief") },
      ]}
    >
      <div class="no-print">
        <p class="note go">{say("state.brief.print")}</p>
        <ForeignNote />
      </div>
      <Brief brief={briefOf(commons, state)} title={title} />
      <p class="note go no-print">
        <a href={href(`/states/${state.id}`)}>{say("state.brief.more", { state: state.name })}</a>
      </p>
    </Page>
  );
});

function Brief({ brief, title }: { brief: StateBrief; title: string }) {
  const { path, say, site } = useCtx();
  const when = useWhen();
  const { state, known, unknown, elsewhere, steps, notes } = brief;
  const n = (status: string) => known.filter(({ line }) => line.status === status).length;
  return (
    <article class="state-brief">
      <header>
        <h1>{title}</h1>
        <p>
          {say("state.brief.lead", {
            all: known.length + unknown.length,
            present: n("present"),
            partly: n("partly"),
            absent: n("absent"),
            unknown: unknown.length,
          })}
        </p>
      </header>
      <div class="flow-2">
        <section>
          <h2>{say("state.brief.allows")}</h2>
          {known.length === 0 && <p>{say("state.brief.allows.none")}</p>}
          {known.map((one) => (
            <Known key={one.line.condition} one={one} />
          ))}
        </section>
        {unknown.length > 0 && (
          <section>
            <h2>{say("state.brief.unknown")}</h2>
            <Unknown ids={unknown.map(({ condition }) => condition)} />
          </section>
        )}
        {elsewhere.length > 0 && (
          <section>
            <h2>{say("state.brief.others")}</h2>
            {elsewhere.map((one) => (
              <Other key={one.condition} one={one} />
            ))}
          </section>
        )}
        <section>
          <h2>{say("state.brief.steps")}</h2>
          <ol>
            {unknown.length > 0 && <FindOut />}
            {steps.map((step) => (
              <Step key={step.strategy.id} step={step} />
            ))}
          </ol>
        </section>
      </div>
      <footer>
        {notes.length > 0 && <Notes notes={notes} />}
        <p>
          {say("state.brief.foot", { when: when(state.looked_up) })} <b>{site + path}</b>
        </p>
      </footer>
    </article>
  );
}

function Sup({ n }: { n: number | null }) {
  return n === null ? null : <sup>[{n}]</sup>;
}

function Item({ head, children }: { head: ComponentChildren; children: ComponentChildren }) {
  return (
    <p>
      <b>{head}</b> {children}
    </p>
  );
}

function Known({ one: { line, note, also, law } }: { one: BriefLine }) {
  const { say } = useCtx();
  const title = useTitle();
  const what = line.what?.trim();
  return (
    <Item head={`${title("conditions", line.condition).text}.`}>
      {line.status === "present" && line.since !== undefined
        ? say("state.brief.present_since", { year: String(line.since) })
        : `${say(`label.status.${line.status}`)}.`}{" "}
      {what && <T>{what}</T>} {line.read === "second-hand" && `${say("state.brief.second_hand")} `}
      {law && <T>{`${nameOfLaw(law)}.`}</T>} <Sup n={note} />
      <Sup n={also} />
    </Item>
  );
}

/** "North Dakota Century Code 15.1-06-08.2": a law's title without what it is about, which comes after its number. */
function nameOfLaw({ title }: Source): string {
  const name = /^[^(]*?\d[^,]*(?:, [\d-]+)?(?=,|$)/.exec(title)?.[0];
  return name ?? title;
}

function Unknown({ ids }: { ids: readonly string[] }) {
  const { say } = useCtx();
  const title = useTitle();
  const list = useList();
  return (
    <p>
      {list(ids.map((id) => say("state.brief.quoted", { title: title("conditions", id).text })))}.{" "}
      {say("state.brief.unknown.about")}
    </p>
  );
}

function Other({ one: { condition, present, partly, example } }: { one: Elsewhere }) {
  const { say } = useCtx();
  const title = useTitle();
  return (
    <Item head={`${title("conditions", condition).text}.`}>
      {say("state.brief.others.n", { present, partly })}{" "}
      {example.line.since !== undefined
        ? say("state.brief.others.since", { state: example.state.name, year: String(example.line.since) })
        : say("state.brief.others.example", { state: example.state.name })}{" "}
      <T>{example.line.what}</T>
    </Item>
  );
}

function FindOut() {
  const { say } = useCtx();
  return (
    <li>
      <Item head={say("state.brief.find")}>{say("state.brief.find.how")}</Item>
    </li>
  );
}

function Step({ step: { strategy, why, known } }: { step: BriefStep }) {
  const { lang, say } = useCtx();
  const title = useTitle();
  const { band, hours, per } = strategy.cost;
  const tuesday = lang === "es" ? strategy.es.on_tuesday : strategy.on_tuesday;
  return (
    <li>
      <Item head={`${title("strategies", strategy.id).text}.`}>
        {known
          ? say("state.brief.step.known", { condition: title("conditions", why).text })
          : say("state.brief.step.asked", { condition: title("conditions", why).text })}{" "}
        {say("state.brief.step.first")} {tuesday} {say(`label.cost.${band}`)}
        {hours !== null && hours > 0 && `, ${say("state.brief.step.hours", { hours })}`}, {say(`label.per.${per}`)}
        {strategy.evidence.some(({ bearing }) => bearing === "works") ? "." : `. ${say("state.brief.step.untested")}`}
      </Item>
    </li>
  );
}

function Notes({ notes }: { notes: readonly Source[] }) {
  return (
    <ol class="sources" lang="en">
      {notes.map((source, i) => (
        <li key={source.id}>
          [{i + 1}] {reference(source)}.
        </li>
      ))}
    </ol>
  );
}
