/** What an import refuses, and what stops one: in the reader's language, with what to do here (words: importing-refusals.json). */

import type { Draft } from "../../../domain/collect/draft.store.ts";
import type { Trouble } from "../../../domain/collect/draft.ts";
import type { RefusedRow } from "../../../domain/collect/report.ts";
import type { RowProblem } from "../../../domain/collect/row-problems.ts";
import { T } from "../../components/record-parts.tsx";
import { refused as alert } from "../../components/refused.ts";
import { useCtx } from "../../page.tsx";
import type { Say, Values } from "../../words/index.ts";
import { undoAddress } from "./parts.tsx";

/** Refused rows that are shown at once, and behind "show"; the file to correct has all. */
const FIRST = 5;
const SHOWN = 50;
/** Problems of one row that are shown. */
const PROBLEMS = 3;

/** What is wrong with a row and what to do about it; null where it was stored before the sentences had values. */
export function rowSentences(say: Say, { code, values }: Pick<RowProblem, "code" | "values">): [string, string] | null {
  if (values === undefined) return null;
  const all = spoken({ kept: 0, ...values });
  return [say(`importing.row.${code}`, all), say(`importing.row_do.${code}`, all)];
}

/** What stopped an import and what to do about it; null where only English says it: what is wrong in a mapping that somebody wrote. */
export function stopSentences(say: Say, { code, values }: Pick<Trouble, "code" | "values">): [string, string] | null {
  if (values === undefined) return null;
  const all = spoken(values);
  return [say(`importing.stop.${code}`, all), say(`importing.stop_do.${code}`, all)];
}

/** A message asks for an empty text by this word: it cannot choose by nothing. */
const EMPTY = "empty_";

function spoken(values: Values): Values {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === "" ? EMPTY : value]));
}

/** What stopped a step, and the way on. */
export function Stopped({ trouble }: { trouble: Trouble }) {
  const { href, say } = useCtx();
  const { code, where, values } = trouble;
  if (code === "fault" || code === "disk")
    return (
      <div {...alert}>
        <p>
          <strong>{say(`importing.trouble.${code}`)}</strong>
        </p>
      </div>
    );
  const [what, remedy] = stopSentences(say, trouble) ?? [];
  return (
    <div {...alert}>
      <p>
        <strong>
          {where && <bdi>{`${what === undefined ? where : where.replace(/, line .*$/, "")}: `}</bdi>}
          {what ?? <T>{trouble.what}</T>}
        </strong>
      </p>
      {values?.row && <FirstOf values={values} />}
      <p>{remedy ?? <Coded text={trouble.remedy} />}</p>
      {values?.before && <p>{say("importing.stop_before", values)}</p>}
      {code === "values-already-there" && values && (
        <p>
          <a href={href(undoAddress(`${values.root}`, `${values.import}`))}>{say("importing.undo")}</a>
        </p>
      )}
    </div>
  );
}

/** The first of the rows that were all refused (problems.ts, valuesOf). */
function FirstOf({ values }: { values: NonNullable<Trouble["values"]> }) {
  const { say } = useCtx();
  const said = rowSentences(say, { code: `${values.row}`, values });
  if (said === null) return null;
  const row = { line: Number(values.row_line), place: `${values.row_place}`, name: `${values.row_name}` };
  return (
    <p>
      {say("importing.stop_first")} <WhereIn row={row} column={values.row_column ? `${values.row_column}` : null} />{" "}
      {said[0]} {said[1]}
    </p>
  );
}

function WhereIn({ row, column }: { row: Pick<RefusedRow, "line" | "place" | "name">; column: string | null }) {
  const { say } = useCtx();
  const { line, place, name } = row;
  return (
    <>
      {say(place === "" ? "importing.refused_row.no_place" : "importing.refused_row", {
        line,
        place: name ? `${place}, ${name}` : place,
      })}
      {column !== null && ` ${say("importing.refused_row.column", { column })}`}
    </>
  );
}

/** A sentence of a problem (English); what stands between ` ` is as one writes it. */
function Coded({ text }: { text: string }) {
  return <T>{text.split("`").map((part, i) => (i % 2 === 1 ? <code key={i}>{part}</code> : part))}</T>;
}

function Row({ row }: { row: RefusedRow }) {
  const { say } = useCtx();
  return (
    <div class="notice stop import-refused">
      {row.problems.slice(0, PROBLEMS).map((problem, i) => {
        const said = rowSentences(say, problem);
        return (
          <div key={i}>
            <p>
              <strong>
                {i === 0 ? (
                  <WhereIn row={row} column={problem.column} />
                ) : (
                  <>
                    {say("importing.refused_row.also")}
                    {problem.column !== null && ` ${say("importing.refused_row.column", { column: problem.column })}`}
                  </>
                )}{" "}
                {said?.[0] ?? <T>{problem.what}</T>}
              </strong>
            </p>
            <p>{said?.[1] ?? <Coded text={problem.remedy} />}</p>
          </div>
        );
      })}
      {row.problems.length > PROBLEMS && (
        <p>{say("importing.refused_row.problems", { n: row.problems.length - PROBLEMS })}</p>
      )}
    </div>
  );
}

/** Refused rows in the order of the file: each with its line, what is wrong, and what to do. */
export function Refused({ draft, refused }: { draft: Draft; refused: readonly RefusedRow[] }) {
  const { say } = useCtx();
  if (refused.length === 0) return null;
  const files = [...new Set(refused.map(({ fileId }) => fileId))];
  const inOrder = files.flatMap((file) =>
    refused.filter(({ fileId }) => fileId === file).sort((a, b) => a.line - b.line),
  );
  const rest = inOrder.slice(FIRST, SHOWN);
  const list = (rows: readonly RefusedRow[]) => rows.map((row) => <Row key={`${row.fileId} ${row.line}`} row={row} />);
  return (
    <>
      {list(inOrder.slice(0, FIRST))}
      {rest.length > 0 && (
        <details class="computed">
          <summary>{say("importing.refused_row.show", { n: rest.length })}</summary>
          {list(rest)}
        </details>
      )}
      {inOrder.length > SHOWN && <p>{say("importing.refused_row.more", { n: inOrder.length - SHOWN })}</p>}
      <p>
        {files.map((file) => (
          <a key={file} href={`/import/${draft.id}/refused/${file}`} class="import-take">
            {say("importing.refused_row.take", {
              n: refused.filter(({ fileId }) => fileId === file).length,
              file: refused.find(({ fileId }) => fileId === file)?.file ?? "",
            })}
          </a>
        ))}
      </p>
    </>
  );
}
