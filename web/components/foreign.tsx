import { useCtx } from "../page.tsx";

/** One line near the top of a Spanish page that has English text of the corpus (`T` of record-parts marks it). Nothing in English. */
export function ForeignNote() {
  const { lang, say } = useCtx();
  return lang === "en" ? null : <p class="note">{say("site.in_english")}</p>;
}
