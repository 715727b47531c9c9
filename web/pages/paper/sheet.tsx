/**
 * A sheet of paper: what every printed form shares. On screen a bar above it says how to print; the paper has no site head or
 * foot, only one small line at the end that says where it comes from. `?size=large` = 18 point, one column, black on white.
 */
import type { ComponentChildren } from "preact";
import type { Instrument } from "../../../corpus/index.ts";
import { MadeUp } from "../../components/made-up.tsx";
import { inLanguage } from "../../components/page.tsx";
import { useBoth } from "../../components/record-parts.tsx";
import { LanguageSwitch } from "../../components/site-head.tsx";
import { fonts, icon, stylesheet } from "../../look/assets.ts";
import { useCtx } from "../../page.tsx";
import { LANGS } from "../../words/index.ts";

/** Is the large print asked for? */
export function useLarge(): boolean {
  return useCtx().query.get("size") === "large";
}

type SheetProps = {
  title: string;
  /** The page that this is the paper of, without /es. */
  back: string;
  /** More to say in the bar: on screen only. */
  bar?: ComponentChildren;
  /** The version that the record carries, where it carries one. */
  version?: string;
  /** Meant for one page: a little smaller (11 point). */
  brief?: boolean;
  children: ComponentChildren;
};

export function Sheet({ title, back, bar, version, brief, children }: SheetProps) {
  const { href, lang, madeUp, path, query, say } = useCtx();
  const large = useLarge();
  const search = query.size > 0 ? `?${query}` : "";
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>{`${title} · Innodopt`}</title>
        <link rel="preload" href={fonts.sans.path} as="font" type={fonts.sans.type} crossorigin="anonymous" />
        <link rel="stylesheet" href={stylesheet.path} />
        <link rel="icon" href={icon.path} type={icon.type} />
        {LANGS.map((other) => (
          <link key={other} rel="alternate" hreflang={other} href={inLanguage(other, path) + search} />
        ))}
      </head>
      <body class="on-paper">
        <header class="paper-bar no-print">
          <p>
            <b>{say("paper.bar")}</b> {bar}
          </p>
          <nav aria-label={say("paper.bar_nav")}>
            <ul class="row">
              <li>
                <a href={href(back)}>{say("paper.back")}</a>
              </li>
              <li>
                {large ? (
                  <a href={href(path)}>{say("paper.ordinary")}</a>
                ) : (
                  <a href={href(`${path}?size=large`)}>{say("paper.large")}</a>
                )}
              </li>
              <li>
                <LanguageSwitch path={path} query={query} />
              </li>
            </ul>
          </nav>
        </header>
        <main class={["sheet", large && "large", brief && "brief"].filter(Boolean).join(" ")}>
          {madeUp && <MadeUp />}
          {children}
          <Foot title={title} back={back} version={version} />
        </main>
      </body>
    </html>
  );
}

/** Where this paper comes from, and what may be done with it. */
function Foot({ title, back, version }: { title: string; back: string; version: string | undefined }) {
  const { href, say, site } = useCtx();
  return (
    <p class="paper-foot">
      {/[.?!]$/.test(title) ? title : `${title}.`} {version && `${say("paper.version", { version })} `}
      <a href={href(back)}>
        {site}
        {href(back)}
      </a>
      . {say("paper.licence")}
    </p>
  );
}

/** A part that begins on a new page of its own (the first one on the first). */
export function Part({ children, id }: { children: ComponentChildren; id?: string }) {
  return (
    <section class="part" id={id}>
      {children}
    </section>
  );
}

/** A box to tick, 4.5 mm (7 mm in large print). It is a mark on paper only: nothing for a screen reader. */
export function Box() {
  return <span class="tick" aria-hidden="true" />;
}

/** Words, each with its box before it. */
export function Boxes({ labels }: { labels: readonly ComponentChildren[] }) {
  return (
    <ul class="boxes">
      {labels.map((label, i) => (
        <li key={i}>
          <Box /> <span>{label}</span>
        </li>
      ))}
    </ul>
  );
}

/** Labels with a line to write on, two in a row; `narrow` = three. */
export function Fields({ labels, narrow }: { labels: readonly ComponentChildren[]; narrow?: boolean }) {
  return (
    <ul class={narrow ? "fields narrow" : "fields"}>
      {labels.map((label, i) => (
        <li key={i}>{label}</li>
      ))}
    </ul>
  );
}

/** Lines to write on. */
export function Lines({ n }: { n: number }) {
  return (
    <div class="ruled" aria-hidden="true">
      {Array.from({ length: n }, (_, i) => (
        <i key={i} />
      ))}
    </div>
  );
}

/** An open question and the lines for its answer, kept on one page. */
export function Open({ ask, n }: { ask: ComponentChildren; n: number }) {
  return (
    <div class="open-ask">
      <p>{ask}</p>
      <Lines n={n} />
    </div>
  );
}

/** The head of what somebody does by a protocol: title, why, how long, and the rules. */
export function ProtocolHead({ instrument, title }: { instrument: Instrument; title: string }) {
  const { say } = useCtx();
  const both = useBoth();
  return (
    <>
      <div class="paper-head">
        <h1>{title}</h1>
        <p>{say(`paper.why.${instrument.id}`)}</p>
        <p>{say("paper.minutes_about", { minutes: instrument.minutes })}</p>
      </div>
      <h2>{say("instrument.protocol.protocol")}</h2>
      <ul class="rules">
        {(instrument.protocol ?? []).map((rule) => (
          <li key={rule.en}>{both(rule)}</li>
        ))}
      </ul>
    </>
  );
}
