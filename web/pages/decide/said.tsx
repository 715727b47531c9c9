import type { Reading } from "../../../domain/collect/reading.ts";
import { useCtx } from "../../page.tsx";
import { LOCALE } from "../../words/index.ts";

/** Who said it and when: "said by the design team on March 3, 2026, because “…”". What a person says is never a measured level. */
export function Said({ reading }: { reading: Reading }) {
  const { say } = useCtx();
  const on = useDay();
  const said = { who: reading.saidBy, on: on(reading.saidAt), why: endless(reading.reason) };
  return <>{reading.review === null ? say("decide.said", said) : say("review.said", said)}</>;
}

/** What was said: a level with its name, or a status. */
export function useAnswer(): (reading: Pick<Reading, "level" | "status">) => string {
  const { say } = useCtx();
  return ({ level, status }) => {
    if (level === null) return say(`decide.status.${status ?? "not-known"}`);
    return say("decide.level", { level, name: say(`decide.level.${level}`) });
  };
}

/** A day in the page's language. */
export function useDay(): (date: Date) => string {
  const { lang } = useCtx();
  return (date) => days[lang].format(date);
}

const days = {
  en: new Intl.DateTimeFormat(LOCALE.en, { dateStyle: "long" }),
  es: new Intl.DateTimeFormat(LOCALE.es, { dateStyle: "long" }),
};

/** The reason stands in quotation marks before a full stop of ours. */
const endless = (text: string) => text.replace(/\.\s*$/, "");
