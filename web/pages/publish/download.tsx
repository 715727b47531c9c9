// /download — the whole record to take along: what is inside, how large, on which terms; the API and the feed
import { kinds } from "../../../corpus/index.ts";
import { FOLDER, filesInside, megabytesAbout, type Part } from "../../../domain/publish/download.ts";
import { linkedWhole } from "../../../domain/publish/linked-data.ts";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Away, Rows, Sec, useWhen } from "../../components/record-parts.tsx";
import { page, useCtx } from "../../page.tsx";
import { LOCALE } from "../../words/index.ts";
import { feedOf } from "./cite.tsx";

export const downloadPage = page("/download", () => <Download />);

const PARTS: readonly Part[] = ["csv", "codebook", "yaml", "sources", "cite"];

/** The zip itself is not made for it: what the page says of it, it counts. */
function Download() {
  const { commons, href, lang, say, site } = useCtx();
  const when = useWhen();
  const size = `${new Intl.NumberFormat(LOCALE[lang]).format(megabytesAbout(commons))} MB`;
  const inside = filesInside(commons);
  return (
    <Page
      title={say("publish.download.title")}
      description={say("publish.download.lead")}
      trail={[{ label: say("publish.download.title") }]}
      linked={linkedWhole(commons, site, say("home.lead"))}
    >
      <PageHead title={say("publish.download.title")} lead={say("publish.download.lead")}>
        <p class="row go">
          <a class="button" href={`/download/${FOLDER}.zip`}>
            {say("publish.download.get", { size })}
          </a>
        </p>
        <p class="note">
          {say("publish.download.version", {
            version: commons.version,
            date: commons.changedOn ? when(commons.changedOn) : say("commons.undated"),
          })}{" "}
          <Away url="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</Away>.{" "}
          <a href={href("/cite")}>{say("publish.cite.title")}</a>
        </p>
      </PageHead>
      <Sec id="inside" title={say("publish.inside")}>
        <Rows
          rows={PARTS.map((part) => [
            say(`publish.inside.${part}`),
            <>
              {say(`publish.inside.${part}.about`)}{" "}
              <span class="fine">{say("publish.inside.size", { n: inside[part] })}</span>
            </>,
          ])}
        />
        <p class="note">{say("publish.inside.same")}</p>
      </Sec>
      <Sec id="tables" title={say("publish.single")}>
        <p class="note">{say("publish.single.about")}</p>
        <Rows
          rows={kinds.map((kind) => [
            <a href={href(`/${kind}`)}>{say(`site.nav.${kind}`)}</a>,
            <span class="row">
              {say("publish.single.n", { n: commons.counts[kind] })} <a href={`/${kind}.csv`}>CSV</a>{" "}
              <a href={`/${kind}.json`}>JSON</a>
            </span>,
          ])}
        />
      </Sec>
      <Sec id="programs" title={say("publish.programs")}>
        <Rows
          rows={[
            [
              "API",
              <>
                <a href={href("/api")}>/api</a>. {say("publish.programs.api")} <code>/api/v1</code>, OpenAPI{" "}
                <a href="/api/v1/openapi.json">openapi.json</a>
              </>,
            ],
            [
              say("publish.programs.feed"),
              <>
                <a href={feedOf(href)}>/feed.atom</a>. {say("publish.programs.feed.about")}
              </>,
            ],
            [say("publish.programs.record"), say("publish.programs.record.about")],
          ]}
        />
      </Sec>
      <Sec id="r" title={say("publish.r")}>
        <p class="note">{say("publish.r.about")}</p>
        <pre class="copy" lang="en">
          {R_FIRST}
        </pre>
      </Sec>
    </Page>
  );
}

const R_FIRST = `findings <- read.csv("innodopt-corpus/csv/findings.csv", encoding = "UTF-8", na.strings = "")
trials <- subset(findings, design == "rct" & metric %in% c("g", "d"))
trials[order(-trials$value), c("study", "outcome", "metric", "value", "se", "n", "read")]`;
