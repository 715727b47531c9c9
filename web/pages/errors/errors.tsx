/** What went wrong, why, and what to do next. */
import { isKind } from "../../../corpus/index.ts";
import type { Problem } from "../../../db/problem.ts";
import { addressOf, type Commons, titleOf } from "../../../domain/commons/commons.ts";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { useCtx } from "../../page.tsx";
import { nearestAddresses } from "./nearest.ts";

/** 404: the addresses that look most like the one asked for. `known` are all addresses of the site. */
export function MissingPage({ known }: { known: readonly string[] }) {
  const { commons, href, path, say } = useCtx();
  const state = stateMeant(commons, path);
  const near = state ? [state] : nearestAddresses(path, known);
  return (
    <Page title={say("site.missing.title")}>
      <PageHead title={say("site.missing.title")} lead={say("site.missing.lead", { path })} />
      <section class="sec" aria-labelledby="near">
        <h2 id="near">{say(near.length > 0 ? "site.missing.near" : "site.missing.none")}</h2>
        <ul>
          {near.map((address) => (
            <li key={address}>
              <a href={href(address)}>
                <AddressTitle address={address} />
              </a>
            </li>
          ))}
          <li>
            <a href={href("/")}>{say("site.missing.home")}</a>
          </li>
        </ul>
      </section>
    </Page>
  );
}

/** /states/texas, /states/TX or /states/north-carolina/brief: a state by what people call it. */
function stateMeant(commons: Commons, path: string): string | undefined {
  const [, asked, rest = ""] = /^\/states\/([^/]+)(\/brief)?$/.exec(path.toLowerCase()) ?? [];
  if (!asked) return undefined;
  const name = asked.replaceAll(/%20|[-_+ ]/g, "");
  const state = commons
    .all("states")
    .find(({ id, name: full }) => id.slice(3) === name || full.toLowerCase().replaceAll(" ", "") === name);
  return state && addressOf("states", state.id) + rest;
}

/** Pages that the foot of the site names. */
const NAMED = new Set(
  "places import methods teach lead-a-school lead-a-district make-policy research search map gaps our-case cite download api docs corrections correct".split(
    " ",
  ),
);

/** A record's title or a list's name, or the address itself where it has neither. */
function AddressTitle({ address }: { address: string }) {
  const { commons, lang, say } = useCtx();
  const [, kind = "", id = ""] = address.split("/");
  if (id === "" && (isKind(kind) || NAMED.has(kind))) return <>{say(`site.nav.${kind}`)}</>;
  if (!isKind(kind) || id === "") return <>{address}</>;
  const title = titleOf(commons, kind, id, lang);
  return <span lang={title.lang === lang ? undefined : title.lang}>{title.text}</span>;
}

/** 500: a sentence, and an id that stands in the log too. */
export function FailedPage({ id }: { id: string }) {
  const { say, tell } = useCtx();
  return (
    <Page title={say("site.failed.title")}>
      <PageHead title={say("site.failed.title")} lead={say("site.failed.lead")}>
        <p class="notice">{tell("site.failed.id", { id, code: (text) => <code>{text}</code> })}</p>
      </PageHead>
    </Page>
  );
}

/** A problem with what was asked, in its own words (English: the catalogs of problems are not translated yet). */
export function ProblemPage({ problem }: { problem: Problem }) {
  const { lang, say } = useCtx();
  return (
    <Page title={say("site.problem.title")}>
      <PageHead title={say("site.problem.title")} />
      <p class="notice stop" lang={lang === "en" ? undefined : "en"}>
        {problem.message}
      </p>
    </Page>
  );
}

export type RefusedWhy = "address" | "host" | "origin" | "kind" | "encoding" | "size" | "method";

/** The door refused the request; nothing was stored. */
export function RefusedPage({ why }: { why: RefusedWhy }) {
  const { href, say } = useCtx();
  return (
    <Page title={say("site.refused.title")}>
      <PageHead title={say("site.refused.title")} lead={say(`site.refused.${why}`)} />
      <p>
        <a href={href("/")}>{say("site.missing.home")}</a>
      </p>
    </Page>
  );
}
