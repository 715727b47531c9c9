/** Words that the instrument has in both languages, and how people and days are said. */
import type { Instrument } from "../../../corpus/index.ts";
import type { Agreed, Answer, Review } from "../../../domain/collect/review.ts";
import { useBoth } from "../../components/record-parts.tsx";
import { useCtx } from "../../page.tsx";
import { LOCALE } from "../../words/index.ts";
import { selfReviewIn } from "./at.ts";

/** The text of one of the self-review's own items. */
export function useItem(instrument: Instrument): (id: string) => string {
  const both = useBoth();
  return (id) => {
    const item = instrument.items.find((one) => one.id === id);
    return item ? both(item.text) : "";
  };
}

/** "Emerging", "I cannot tell yet"; of a condition "partly". */
export function useAnswerName(): (answer: Answer) => string {
  const { commons, say } = useCtx();
  const both = useBoth();
  const instrument = selfReviewIn(commons);
  return (answer) => {
    const level = instrument.scales.level4?.find(({ value }) => String(value) === answer);
    if (level) return both(level.label);
    if (answer === "cannot-tell") return both(instrument.nonresponse?.[0]?.label ?? { en: answer, es: answer });
    return say(`decide.status.${answer}`);
  };
}

/** "Level 2 of 4, Emerging", "between level 2 and level 3", "partly". */
export function useAgreed(): (agreed: Agreed) => string {
  const { say } = useCtx();
  const name = useAnswerName();
  return ({ level, also, status }) => {
    if (level === null) return say(`decide.status.${status}`);
    if (also !== null) return say("review.level.between", { low: level, high: also });
    return say("decide.level", { level, name: name(String(level) as Answer) });
  };
}

/** 'YYYY-MM-DD' as a day in the page's language. */
export function useDate(): (day: string | null) => string {
  const { lang } = useCtx();
  return (day) => (day === null ? "" : days[lang].format(new Date(`${day}T12:00:00Z`)));
}

const days = {
  en: new Intl.DateTimeFormat(LOCALE.en, { dateStyle: "long", timeZone: "UTC" }),
  es: new Intl.DateTimeFormat(LOCALE.es, { dateStyle: "long", timeZone: "UTC" }),
};

/** "self-review, 7 people, May 12, 2026" */
export function useSource(): (review: Pick<Review, "about" | "placed" | "agreedOn">) => string {
  const { say } = useCtx();
  const on = useDate();
  return ({ about, placed, agreedOn }) => say("review.source", { kind: about.kind, n: placed, on: on(agreedOn) });
}
