// /instruments and /instruments/:id — questions and rubrics of our own, readable and printable, with what may be made of the answers
import type { Instrument } from "../../../corpus/index.ts";
import { Constructs, Questions, Scales } from "../../components/record-instrument.tsx";
import { InstrumentBuilders } from "../../components/record-instrument-builders.tsx";
import { Codebook, Protocol } from "../../components/record-instrument-protocol.tsx";
import { RecordLink, RecordLinks, useByTitle } from "../../components/record-link.tsx";
import { ListPage } from "../../components/record-list.tsx";
import { RecordPage } from "../../components/record-page.tsx";
import { Provenance, Rows, Sec, T, useBoth, useList } from "../../components/record-parts.tsx";
import { NotFound, page, useCtx } from "../../page.tsx";
import type { Say } from "../../words/index.ts";

const KINDS = ["self-review", "survey", "observation", "artifact-review", "document-review", "interview"] as const;

export const instrumentsPage = page("/instruments", () => <Instruments />);

export const instrumentPage = page("/instruments/:id", ({ commons, params }) => {
  const instrument = commons.get("instruments", params.id);
  if (!instrument) throw new NotFound();
  return <InstrumentRecord instrument={instrument} />;
});

function Instruments() {
  const { commons, lang, say } = useCtx();
  const all = useByTitle()("instruments", commons.all("instruments"));
  return (
    <ListPage kind="instruments" n={all.length}>
      {KINDS.map((kind) => (
        <Sec key={kind} id={kind} title={say(`label.instrument.${kind}`)}>
          <p class="note">{say(`instrument.${kind}.about`)}</p>
          <ul class="ways">
            {all
              .filter((instrument) => instrument.kind === kind)
              .map((instrument) => (
                <li key={instrument.id}>
                  <RecordLink kind="instruments" id={instrument.id} />
                  <p>
                    {say("commons.instruments.line", {
                      who: say(`label.who.${instrument.respondent}`),
                      minutes: instrument.minutes,
                      questions: howMany(instrument, say),
                    })}
                    {lang !== "en" && (
                      <> {say("instrument.on_paper", { title: say(`paper.title.${instrument.id}`) })}</>
                    )}
                  </p>
                </li>
              ))}
          </ul>
        </Sec>
      ))}
    </ListPage>
  );
}

/** A questionnaire in parts is never asked whole: its minutes are those of one part. */
function howMany({ items, modules = [] }: Instrument, say: Say): string {
  if (modules.length < 2) return say("instrument.items", { n: items.length });
  return say("instrument.parts", { n: items.length, parts: modules.length });
}

function InstrumentRecord({ instrument }: { instrument: Instrument }) {
  const { lang, say } = useCtx();
  const paper = `/instruments/${instrument.id}/paper`;
  return (
    <RecordPage
      kind="instruments"
      id={instrument.id}
      kicker={say("instrument.kicker", {
        kind: say(`label.instrument.${instrument.kind}`),
        who: say(`label.who.${instrument.respondent}`),
      })}
      head={
        <>
          {lang !== "en" && (
            <p class="lead">{say("instrument.on_paper", { title: say(`paper.title.${instrument.id}`) })}</p>
          )}
          <ul class="facts">
            <li>{say("instrument.minutes", { minutes: instrument.minutes })}</li>
            <li>{howMany(instrument, say)}</li>
            <li>{say("instrument.languages")}</li>
          </ul>
          <div class="notice">
            <p>
              <strong>{say("instrument.new")}</strong> {say("instrument.new_more")}
            </p>
          </div>
        </>
      }
      about={[
        [say("commons.provenance"), <Provenance provenance={instrument.provenance} />],
        [say("commons.version"), `${instrument.version}, ${say(`label.draft.${instrument.status}`).toLowerCase()}`],
        [say("source.note"), <T>{instrument.notes}</T>],
      ]}
      first={{
        to: paper,
        label: say("paper.link"),
        note: say("paper.link_how"),
        quiet: { to: `${paper}?size=large`, label: say("paper.large") },
      }}
      ways={[
        ...(instrument.kind === "self-review"
          ? [{ to: "/try", label: say("instrument.do_try"), note: say("instrument.do_try_how") }]
          : []),
        { to: paper, label: say("instrument.do_ask"), note: say("instrument.do_ask_how") },
        { to: "#use", label: say("instrument.do_use"), note: say("instrument.do_use_how") },
      ]}
    >
      <Use instrument={instrument} />
      <Questions instrument={instrument} />
      <Protocol instrument={instrument} />
      <Scales instrument={instrument} />
      <Constructs instrument={instrument} />
      <Codebook instrument={instrument} />
      <InstrumentBuilders instrument={instrument} />
      {instrument.evidence && (
        <Sec id="evidence" title={say("instrument.evidence")}>
          <RecordLinks kind="claims" ids={instrument.evidence} />
        </Sec>
      )}
      <Sec id="sources" title={say("commons.sources")}>
        <RecordLinks kind="sources" ids={instrument.sources} />
      </Sec>
    </RecordPage>
  );
}

/** What may and may not be made of the answers, who answers, how long it takes. */
function Use({ instrument }: { instrument: Instrument }) {
  const { say } = useCtx();
  const both = useBoth();
  const list = useList();
  const who = (ones: readonly string[] | undefined) => ones && list(ones.map((one) => say(`label.who.${one}`)));
  return (
    <Sec id="use" title={say("instrument.use")}>
      <Rows
        rows={[
          [
            say("instrument.score"),
            instrument.use.score === "construct" ? say("label.use.construct") : <T>{instrument.use.score}</T>,
          ],
          [say("instrument.single_item"), <T>{instrument.use.single_item}</T>],
          [say("instrument.level"), <T>{instrument.use.level}</T>],
          [
            say("instrument.time"),
            <>
              {say("instrument.minutes", { minutes: instrument.minutes })}.{" "}
              {instrument.minutes_note && <T>{instrument.minutes_note}</T>}
            </>,
          ],
          instrument.grades && [say("instrument.grades"), instrument.grades],
          instrument.who && [say("instrument.who"), <T>{instrument.who}</T>],
          instrument.respondents && [say("instrument.respondents"), who(instrument.respondents)],
          instrument.interviewees && [say("instrument.interviewees"), who(instrument.interviewees)],
          instrument.also_for && [say("instrument.also_for"), who(instrument.also_for)],
          instrument.modes && [
            say("instrument.modes"),
            list(instrument.modes.map((mode) => say(`label.mode.${mode}`))),
          ],
          instrument.applies_to && [
            say("instrument.applies_to"),
            <>
              {instrument.applies_to.indicator === "any" ? (
                say("instrument.any")
              ) : (
                <RecordLink kind="indicators" id={instrument.applies_to.indicator} />
              )}
              {". "}
              <T>{instrument.applies_to.note}</T>
            </>,
          ],
          instrument.materials && [say("instrument.materials"), both(instrument.materials)],
        ]}
      />
    </Sec>
  );
}
