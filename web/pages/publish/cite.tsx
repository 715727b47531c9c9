// /cite — how to cite the whole, versions, licences, the line to write beside what is taken over

import { citedWhole } from "../../../domain/publish/cite.ts";
import { linkedWhole } from "../../../domain/publish/linked-data.ts";
import { attribution } from "../../../domain/publish/readme.ts";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Reference } from "../../components/record-cite.tsx";
import { Away, Rows, Sec, T, useWhen } from "../../components/record-parts.tsx";
import { page, useCtx } from "../../page.tsx";

export const citePage = page("/cite", () => <Cite />);

function Cite() {
  const { commons, href, say, site } = useCtx();
  const when = useWhen();
  return (
    <Page
      title={say("publish.cite.title")}
      description={say("publish.cite.lead")}
      trail={[{ label: say("publish.cite.title") }]}
      linked={linkedWhole(commons, site, say("home.lead"))}
    >
      <PageHead title={say("publish.cite.title")} lead={say("publish.cite.lead")} />
      <Sec id="whole" title={say("publish.cite.whole")}>
        <Reference work={citedWhole(commons, site)} />
        <p class="note">{say("publish.cite.one")}</p>
      </Sec>
      <Sec id="versions" title={say("publish.versions")}>
        <Rows
          rows={[
            [say("publish.versions.now"), <code>{commons.version}</code>],
            [say("publish.versions.changed"), commons.changedOn ? when(commons.changedOn) : say("commons.undated")],
          ]}
        />
        <p>{say("publish.versions.what")}</p>
        <p>{say("publish.versions.old")}</p>
        <p>
          {say("publish.versions.feed")} <a href={feedOf(href)}>{say("publish.feed.title")}</a>
        </p>
      </Sec>
      <Sec id="license" title={say("publish.license")}>
        <Rows
          rows={[
            [
              say("publish.license.corpus"),
              <>
                <Away url="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</Away>.{" "}
                {say("publish.license.corpus.may")}
              </>,
            ],
            [
              say("publish.license.line"),
              <T as="p" class="apa">
                {attribution(commons, site)}
              </T>,
            ],
            [
              say("publish.license.code"),
              <Away url="https://www.apache.org/licenses/LICENSE-2.0">Apache License 2.0</Away>,
            ],
            [say("publish.license.others"), say("publish.license.others.what")],
          ]}
        />
      </Sec>
      <Sec id="credit" title={say("publish.credit")}>
        <p>
          {say("publish.credit.nglc")}{" "}
          <a href={href("/sources/nglc-transformation-design-2020")}>{say("publish.credit.more")}</a>
        </p>
      </Sec>
      <Sec id="do" title={say("commons.do")}>
        <ul class="ways three">
          <li>
            <a href={href("/download")}>{say("publish.download.title")}</a>
            <p>{say("publish.download.lead")}</p>
          </li>
          <li>
            <a href={href("/correct?about=%2Fcite")}>{say("site.correct")}</a>
            <p>{say("commons.do.correct")}</p>
          </li>
        </ul>
      </Sec>
    </Page>
  );
}

/** The feed in the page's language. */
export function feedOf(href: (path: string) => string): string {
  return href("/").startsWith("/es") ? "/feed.atom?lang=es" : "/feed.atom";
}
