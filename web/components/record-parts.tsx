/** Small parts that the pages of corpus records share. Corpus text has no Spanish unless the record says so: `T` marks it. */
import type { ComponentChildren, JSX } from "preact";
import { type Certainty, certainties } from "../../corpus/index.ts";
import { useCtx } from "../page.tsx";
import { LOCALE } from "../words/index.ts";

type Tag = keyof JSX.IntrinsicElements;

/** Corpus text in English. On a Spanish page the element says so (`lang="en"`); on an English one it is only the element. */
export function T(props: { children: ComponentChildren; as?: Tag; class?: string; id?: string }) {
  const { lang } = useCtx();
  const Element = (props.as ?? "span") as "span";
  if (lang === "en" && !props.as && !props.class && !props.id) return <>{props.children}</>;
  return (
    <Element id={props.id} class={props.class} lang={lang === "en" ? undefined : "en"}>
      {props.children}
    </Element>
  );
}

/** A text that the record has in both languages. */
export function useBoth(): (text: { en: string; es: string }) => string {
  const { lang } = useCtx();
  return (text) => text[lang];
}

/** "a, b and c" in the page's language, or "a, b or c". */
export function useList(type: "conjunction" | "disjunction" = "conjunction"): (items: readonly string[]) => string {
  const { lang } = useCtx();
  return (items) => lists[type][lang].format(items);
}

const listsOf = (type: "conjunction" | "disjunction") => ({
  en: new Intl.ListFormat("en-GB", { type }), // en-GB: no comma before "and"
  es: new Intl.ListFormat(LOCALE.es, { type }),
});
const lists = { conjunction: listsOf("conjunction"), disjunction: listsOf("disjunction") };

/** A section of a page: a rule, a heading, its content. `screen`: it stays off the paper. */
export function Sec(props: { id: string; title: ComponentChildren; screen?: boolean; children: ComponentChildren }) {
  const { id, title, children } = props;
  return (
    <section class={props.screen ? "sec no-print" : "sec"} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  );
}

/** A list of corpus sentences; nothing at all when there are none. */
export function Texts({ items, ordered }: { items: readonly string[] | undefined; ordered?: boolean }) {
  if (!items?.length) return null;
  const List = ordered ? "ol" : "ul";
  return (
    <List>
      {items.map((text) => (
        <T as="li" key={text}>
          {text}
        </T>
      ))}
    </List>
  );
}

export type Row = readonly [label: ComponentChildren, value: ComponentChildren];

/** A row that may be missing: `value && [label, value]`. */
export type MaybeRow = Row | null | false | "" | undefined;

/** Terms and what they are, one row each. Rows without a value are left out. */
export function Rows({ rows }: { rows: readonly MaybeRow[] }) {
  const kept = rows.filter((row): row is Row => Array.isArray(row) && row[1] !== null && row[1] !== undefined);
  if (kept.length === 0) return null;
  return (
    <dl class="kv">
      {kept.map(([label, value], i) => (
        <div key={i}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** How sure a claim is: one to four bars and the words. */
export function Cert({ certainty }: { certainty: Certainty }) {
  const { say } = useCtx();
  const on = certainties.indexOf(certainty) + 1;
  return (
    <span class="cert">
      <svg viewBox="0 0 27 14" aria-hidden="true">
        {[3, 6, 9, 12].map((height, i) => (
          <rect
            key={height}
            x={0.5 + 7 * i}
            y={13.5 - height}
            width="5"
            height={height}
            class={i < on ? "on" : undefined}
          />
        ))}
      </svg>
      {say(`label.certainty.${certainty}`)}
    </span>
  );
}

/** The mark of a gap where a claim would show its certainty: four empty bars. */
export function GapMark() {
  const { say } = useCtx();
  return (
    <span class="cert">
      <svg viewBox="0 0 27 14" aria-hidden="true">
        {[3, 6, 9, 12].map((height, i) => (
          <rect key={height} x={0.5 + 7 * i} y={13.5 - height} width="5" height={height} stroke-dasharray="2 2" />
        ))}
      </svg>
      {say("claim.gap")}
    </span>
  );
}

/** Lucide (ISC) outlines. Each stands beside a word and says nothing by itself. */
const OUTLINES = {
  eye: "M2.06 12.35a1 1 0 0 1 0-.7 10.75 10.75 0 0 1 19.88 0 1 1 0 0 1 0 .7 10.75 10.75 0 0 1-19.88 0M12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6",
  cross: "M18 6 6 18M6 6l12 12",
  check: "M20 6 9 17l-5-5",
  minus: "M5 12h14",
  wave: "M5 13c2-4 5-4 7-1s5 3 7-1",
  up: "M12 19V5M5 12l7-7 7 7",
  down: "M12 5v14M19 12l-7 7-7-7",
  both: "M8 3 4 7l4 4M4 7h16M16 21l4-4-4-4M20 17H4",
  equal: "M5 9h14M5 15h14",
  ring: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8",
  pencil:
    "M21.17 6.81a1 1 0 0 0-3.98-3.98L3.84 16.17a2 2 0 0 0-.5.83l-1.32 4.35a.5.5 0 0 0 .62.62l4.36-1.32a2 2 0 0 0 .83-.5zM15 5l4 4",
} as const;
export type IconName = keyof typeof OUTLINES;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={OUTLINES[name]} />
    </svg>
  );
}

/** "2023-06" is "June 2023", "2013" stays "2013", "undated" is said in words. */
export function useWhen(): (written: string | number) => string {
  const { lang, say } = useCtx();
  return (written) => {
    const text = String(written);
    if (text === "undated") return say("commons.undated");
    const month = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text);
    if (!month) return text;
    const date = new Date(Date.UTC(Number(month[1]), Number(month[2]) - 1, Number(month[3] ?? 1)));
    const day = month[3] ? { day: "numeric" as const } : {};
    return new Intl.DateTimeFormat(LOCALE[lang], { year: "numeric", month: "long", ...day, timeZone: "UTC" }).format(
      date,
    );
  };
}

/** An address outside this site, written so that a reader sees where it leads. */
export function Away({ url, children }: { url: string; children?: ComponentChildren }) {
  if (!/^https?:\/\//.test(url)) return <T>{url}</T>;
  return (
    <a href={url} rel="noreferrer">
      {children ?? url}
    </a>
  );
}

/** Where a record comes from: our own proposal in the page's language, anything else as the record says it. */
export function Provenance({ provenance }: { provenance: string }) {
  const { say } = useCtx();
  if (provenance === "proposed") return <span>{say("label.provenance.proposed")}</span>;
  return <T>{provenance}</T>;
}

/** A wide table that scrolls inside its own frame; reachable by keyboard and named. */
export function Scroll({ label, children }: { label: string; children: ComponentChildren }) {
  const { say } = useCtx();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section class="scroll" aria-label={say("commons.table", { label })} tabIndex={0}>
      {children}
    </section>
  );
}
