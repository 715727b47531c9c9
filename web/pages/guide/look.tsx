/**
 * /look — every component of web/look in every state, only while developing (INNODOPT_DEV=1 or NODE_ENV=development). Its people,
 * schools and numbers are made up, and its sentences are specimens: they are not in web/words and stay English.
 */
import { Correct } from "../../components/correct.tsx";
import { ForeignNote } from "../../components/foreign.tsx";
import { Page } from "../../components/page.tsx";
import { PageHead } from "../../components/page-head.tsx";
import { Invite } from "../../components/record-do.tsx";
import { Rows, Sec, Texts } from "../../components/record-parts.tsx";
import { page } from "../../page.tsx";
import { Charts } from "./look-charts.tsx";
import { Evidence } from "./look-evidence.tsx";
import { Forms } from "./look-forms.tsx";
import { Show } from "./show.tsx";

/** Is the program run by somebody who works on it? Asked once, when the routes are put together. */
export function developing(): boolean {
  return process.env.INNODOPT_DEV === "1" || process.env.NODE_ENV === "development";
}

export const lookPage = page("/look", () => (
  <Page title="Look" trail={[{ label: "For whoever builds this" }, { label: "Look" }]}>
    <div lang="en">
      <PageHead
        kicker="Every component, in every state"
        title="Look"
        lead="Only while developing. Everything here is made up."
      >
        <div class="notice sample">
          <p>
            <strong>Made up.</strong> Cedar Valley, Harbor High and their numbers do not exist.
          </p>
        </div>
        <ForeignNote />
      </PageHead>
      <Text />
      <Evidence />
      <Charts />
      <Forms />
    </div>
  </Page>
));

function Text() {
  return (
    <Sec id="text" title="Text and links">
      <Show name="Type">
        <p class="statement big">A claim in serif, as large as a first thing to do.</p>
        <p class="lead">A lead, 20 pixels.</p>
        <p>
          Body with <a href="#evidence">the way to evidence</a>, <strong>bold</strong>, <code>code</code> and{" "}
          <mark>highlighter</mark>.
        </p>
        <p class="note">A note, 15 pixels.</p>
        <p class="fine">Fine print, 13 pixels.</p>
      </Show>
      <Show name="Buttons">
        <p class="row">
          <a class="button" href="#text">
            Import 454 schools
          </a>
          <a class="button quiet" href="#text">
            The other way out
          </a>
          <button type="button" disabled>
            Not now
          </button>
          <Correct />
        </p>
      </Show>
      <Show name="Notice: sample, draft, refused">
        <div class="notice sample">
          <p>
            <strong>Simulated school.</strong> Highlighter edge.
          </p>
        </div>
        <div class="notice">
          <p>
            <strong>Draft.</strong> Pencil edge.
          </p>
        </div>
        <div class="notice stop">
          <p>
            <strong>Line 456, school 09X404: the row stops after 668 of 1,942 fields.</strong>
          </p>
          <p>The file was cut off there. Download it again, or go on with 454.</p>
        </div>
      </Show>
      <Show name="Invitation">
        <Invite
          first={{
            to: "#text",
            label: "Review this with your team",
            note: "45 minutes, one page to print.",
            quiet: { to: "#forms", label: "Large print" },
          }}
        />
      </Show>
      <Show name="Summary">
        <div class="summary">
          <ol>
            <li>
              <mark>Teachers and families see communication differently.</mark>
            </li>
            <li>Nobody has asked students.</li>
            <li>46 of 445 families answered.</li>
          </ol>
        </div>
      </Show>
      <Show name="Facts, rows, texts">
        <ul class="facts">
          <li>3 minutes</li>
          <li>12 questions</li>
        </ul>
        <Rows
          rows={[
            ["Who can change it", "districts"],
            ["Last change", "November 2026"],
          ]}
        />
        <Texts items={["One made-up sentence.", "Another one."]} ordered />
      </Show>
      <Show name="LinkList">
        <ul class="ways three">
          {["I teach", "I lead a school", "I make policy"].map((who) => (
            <li key={who}>
              <a href="#text">{who}</a>
              <p>Three things to do now.</p>
            </li>
          ))}
        </ul>
      </Show>
      <Show name="Computed">
        <details class="computed">
          <summary>How was this computed?</summary>
          <dl>
            <dt>Data</dt>
            <dd>Made up.</dd>
            <dt>Range</dt>
            <dd>An upper bound.</dd>
          </dl>
        </details>
      </Show>
    </Sec>
  );
}
