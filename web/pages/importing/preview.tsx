// /import/:id/preview — the files as we read them: encoding, delimiter, rows, columns, the first rows, and what is odd
import { looksOf } from "../../../domain/collect/draft.store.ts";
import { headerTroubles, type Look } from "../../../domain/collect/draft-look.ts";
import { isNumeric } from "../../../domain/collect/propose-guess.ts";
import { Scroll, Sec } from "../../components/record-parts.tsx";
import { page, useCtx } from "../../page.tsx";
import { jobOf } from "./job.ts";
import { draftAt, GonePage, ImportPage, WorkingPage, whenStored } from "./parts.tsx";
import { Stopped } from "./refusals.tsx";
import { size } from "./size.ts";

export const previewPage = page("/import/:id/preview", async (ctx) => {
  const draft = await draftAt(ctx);
  const stored = whenStored(ctx, draft);
  if (stored) return stored;
  const job = jobOf(draft.id);
  if (job) return <WorkingPage draft={draft} step="preview" job={job} />;
  const { say, href } = ctx;
  const { looked, trouble } = draft.state;
  if (!looked)
    return (
      <ImportPage
        draft={draft}
        step="preview"
        title={say(trouble ? "importing.preview.cannot" : "importing.gone.title")}
      >
        <section class="sec" aria-labelledby="why">
          <h2 id="why">{say("importing.nothing_stored")}</h2>
          {trouble && <Stopped trouble={trouble} />}
          <p class="row">
            <a class="button" href={href("/import")}>
              {say("importing.again")}
            </a>
          </p>
        </section>
      </ImportPage>
    );
  const looks = await looksOf(draft);
  if (!looks) return <GonePage draft={draft} step="preview" />;
  const all = ctx.query.get("columns") === "all";
  const { mapping, untold = [] } = draft.state;
  const empty = looks.every(({ rows }) => rows === 0);
  const next = mapping && untold.length === 0 ? "check" : "mapping";
  return (
    <ImportPage
      draft={draft}
      step="preview"
      title={say("importing.preview.title")}
      lead={say("importing.preview.lead")}
    >
      {looks.map((look, i) => (
        <Sec key={look.name} id={`file-${i}`} title={look.name}>
          <Odd look={look} />
          <Facts look={look} />
          <FirstRows look={look} all={all} more={`/import/${draft.id}/preview?columns=all#file-${i}`} />
        </Sec>
      ))}
      <p class="row import-next">
        {empty ? null : next === "mapping" ? (
          <a class="button" href={href(`/import/${draft.id}/mapping`)}>
            {say("importing.preview.next")}
          </a>
        ) : (
          <>
            <a class="button" href={href(`/import/${draft.id}/check`)}>
              {say("importing.preview.check")}
            </a>
            <a href={href(`/import/${draft.id}/mapping`)}>{say("importing.check.change")}</a>
          </>
        )}
        <a class={empty ? "button" : undefined} href={href("/import")}>
          {say("importing.again")}
        </a>
      </p>
    </ImportPage>
  );
});

const ENCODINGS: Record<string, string> = {
  "utf-8": "UTF-8",
  "windows-1252": "Windows-1252",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16",
};

export function Facts({ look }: { look: Look }) {
  const { say } = useCtx();
  return (
    <ul class="facts">
      <li>{`${look.name}, ${size(look.bytes)}`}</li>
      <li>{ENCODINGS[look.encoding] ?? look.encoding}</li>
      <li>{say(`importing.delimiter.${look.delimiter}`)}</li>
      <li>{say("importing.facts.table", { columns: look.columns.length, rows: look.rows })}</li>
      {look.headerLine > 1 && <li>{say("importing.facts.header", { line: look.headerLine })}</li>}
    </ul>
  );
}

/** What a person should see before anything else: a last row that was cut off, headers that cannot be named. */
function Odd({ look }: { look: Look }) {
  const { say } = useCtx();
  const { twice, unnamed } = headerTroubles(look.columns);
  const fields = look.columns.length;
  const odd = [
    look.cutOff &&
      say("importing.odd.cut", {
        line: look.cutOff.line,
        first: look.cutOff.first.slice(0, 60),
        fields: look.cutOff.fields,
        all: fields,
      }),
    look.wrongLength > 0 && say("importing.odd.length", { n: look.wrongLength, all: fields }),
    twice.length > 0 && say("importing.odd.twice", { n: twice.length, names: twice.slice(0, 5).join(", ") }),
    unnamed.length > 0 && say("importing.odd.unnamed", { n: unnamed.length, first: unnamed[0] ?? 0 }),
    look.encoding === "windows-1252" && say("importing.odd.windows"),
    look.decimalCommas && say("importing.odd.comma", { n: look.decimalCommas.cells, first: look.decimalCommas.first }),
    look.mark && say("importing.odd.mark"),
    look.rows === 0 && say("importing.odd.empty"),
  ].filter((text): text is string => typeof text === "string");
  if (odd.length === 0) return null;
  return (
    <div class={look.cutOff || twice.length > 0 || look.decimalCommas || look.rows === 0 ? "notice stop" : "notice"}>
      {odd.map((text) => (
        <p key={text}>{text}</p>
      ))}
    </div>
  );
}

const FEW = 8;
const MANY = 200;

/** The first rows as a table; a cell without anything says so. */
export function FirstRows({ look, all, more }: { look: Look; all: boolean; more: string }) {
  const { href, say } = useCtx();
  const shown = shownColumns(look, all ? MANY : FEW);
  const numeric = shown.map((i) => {
    const column = look.columns[i];
    return column !== undefined && isNumeric(column);
  });
  return (
    <>
      <Scroll label={say("importing.first_rows", { file: look.name })}>
        <table class="data">
          <thead>
            <tr>
              {shown.map((i, k) => (
                <th key={i} scope="col" class={numeric[k] ? "num" : undefined}>
                  {look.columns[i]?.name || (
                    <span class="not-asked">{say("importing.no_name", { column: i + 1 })}</span>
                  )}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {look.first.map((cells, row) => (
              <tr key={row}>
                {shown.map((i, k) => (
                  <Cell key={i} text={cells[i] ?? ""} numeric={numeric[k] ?? false} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {look.columns.length > shown.length &&
        (all ? (
          <p class="note">{say("importing.columns.some", { shown: shown.length, all: look.columns.length })}</p>
        ) : (
          <p>
            <a href={href(more)}>
              {look.columns.length > MANY
                ? say("importing.columns.first", { n: MANY, all: look.columns.length })
                : say("importing.columns.all", { n: look.columns.length })}
            </a>
          </p>
        ))}
    </>
  );
}

function Cell({ text, numeric }: { text: string; numeric: boolean }) {
  const { say } = useCtx();
  if (text === "") return <td class={numeric ? "num not-asked" : "not-asked"}>{say("importing.empty")}</td>;
  return <td class={numeric ? "num" : undefined}>{text.length > 60 ? `${text.slice(0, 60)}…` : text}</td>;
}

/** The first columns; of many those that are filled. */
function shownColumns(look: Look, most: number): number[] {
  return look.columns.map((_, i) => i).slice(0, most);
}
