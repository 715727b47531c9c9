/** In the margin: what the instrument's agenda gives to these minutes, for whoever leads. */
import type { Instrument } from "../../../corpus/index.ts";
import { useBoth } from "../../components/record-parts.tsx";
import { useCtx } from "../../page.tsx";
import type { Subject } from "./at.ts";

/** @param from  the first step of the agenda shown here, counted from 0; `to` is not shown any more */
export function ForWhoLeads(props: { instrument: Instrument; subject: Subject; from: number; to: number }) {
  const { href, lang, say } = useCtx();
  const both = useBoth();
  const { from, instrument, subject, to } = props;
  const { indicator } = subject;
  if (!indicator) return null; // the agenda speaks of levels
  const title = lang === "es" ? indicator.es.title : indicator.title;
  return (
    <aside class="side no-print" aria-label={say("review.leads.label")}>
      <h3>{say("review.leads.now")}</h3>
      <ol class="minutes" start={from + 1}>
        {(instrument.agenda ?? []).slice(from, to).map(({ minutes, step, do: text }) => (
          <li key={step.en}>
            <b>
              {both(step)} ({say("review.minutes", { minutes })}).
            </b>{" "}
            {both(text).replaceAll("{indicator}", title)}
          </li>
        ))}
      </ol>
      {from <= 4 && to > 4 && <p>{say("review.leads.shuffled")}</p>}
      <p>
        <a href={href(`/indicators/${indicator.id}/paper`)}>{say("review.agenda")}</a>
      </p>
    </aside>
  );
}

/** The instrument's notes for whoever leads, folded. */
export function LeaderNotes({ instrument }: { instrument: Instrument }) {
  const { say } = useCtx();
  const both = useBoth();
  return (
    <details class="computed no-print">
      <summary>{say("review.leads.notes")}</summary>
      <ul>
        {(instrument.facilitator_notes ?? []).map((note) => (
          <li key={note.en}>{both(note)}</li>
        ))}
      </ul>
    </details>
  );
}

/** Where the team is in the review. */
export function Where({ now }: { now: "place" | "look" | "agree" }) {
  const { say } = useCtx();
  return (
    <ol class="wizard">
      {(["place", "look", "agree"] as const).map((step) => (
        <li key={step} aria-current={step === now ? "step" : undefined}>
          {say(`review.where.${step}`)}
        </li>
      ))}
    </ol>
  );
}
