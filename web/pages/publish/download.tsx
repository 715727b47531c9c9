// /download — the whole record to take along: what is inside, how large, on which terms; the API and the feed
import { kinds } from "../../../corpus/index.ts";
import { bundleOf, FOLDER, type Inside } from "../../../domain/publish/download.ts";
import { linkedWhole } from "../../../domain/publish/linked-data.ts";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Away, Rows, Sec, useWhen } from "../../components/record-parts.tsx";
import { page, useCtx } from "../../page.tsx";
import { LOCALE } from "../../words/index.ts";
import { feedOf } from "./cite.tsx";

export const downloadPage = page("/download", async ({ commons, site }) => {
  const { zip, inside } = await bundleOf(commons, site);
  return <Download size={zip.length} inside={inside} />;
});

const PARTS = ["csv", "codebook", "yaml", "sources", "cite"] as const;

/** In which part of the list a file of the zip is told of. */
function partOf(path: string): (typeof PARTS)[number] {
  const [folder] = path.split("/");
  if (folder === "csv" || folder === "yaml" || folder === "sources") return folder;
  return path === "CODEBOOK.md" ? "codebook" : "cite";
}

function Download({ size, inside }: { size: number; inside: readonly Inside[] }) {
  const { commons, href, lang, say, site } = useCtx();
  const when = useWhen();
  const kb = (bytes: number) => `${new Intl.NumberFormat(LOCALE[lang]).format(Math.ceil(bytes / 1000))} KB`;
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
            {say("publish.download.get", { size: kb(size) })}
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
          rows={PARTS.map((part) => {
            const files = inside.filter(({ path }) => partOf(path) === part);
            const size = kb(files.reduce((sum, file) => sum + file.size, 0));
            return [
              say(`publish.inside.${part}`),
              <>
                {say(`publish.inside.${part}.about`)}{" "}
                <span class="fine">{say("publish.inside.size", { n: files.length, size })}</span>
              </>,
            ];
          })}
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
