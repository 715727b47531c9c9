import type { ComponentChildren } from "preact";
import { useCtx } from "../page.tsx";

/** Text of the corpus that exists in English only. On a Spanish page it is marked as English, so that a screen reader says it rightly. */
export function Foreign({ children, as: Tag = "span" }: { children: ComponentChildren; as?: "span" | "div" | "p" }) {
  const { lang } = useCtx();
  return lang === "en" ? <Tag>{children}</Tag> : <Tag lang="en">{children}</Tag>;
}

/** One line near the top of a Spanish page that has such text. Nothing in English. */
export function ForeignNote() {
  const { lang, say } = useCtx();
  return lang === "en" ? null : <p class="note">{say("site.in_english")}</p>;
}
