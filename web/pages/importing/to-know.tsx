/** "What you should know": what the dry run saw that stopped nothing, at how many schools, and what is done with it. */

import { type ComponentChildren, Fragment } from "preact";
import type { DraftState } from "../../../domain/collect/draft.ts";
import type { Look } from "../../../domain/collect/draft-look.ts";
import type { Named, Notes } from "../../../domain/collect/draft-notes.ts";
import type { Mapping } from "../../../domain/collect/mapping.ts";
import type { ImportReport } from "../../../domain/collect/report.ts";
import { Sec, T } from "../../components/record-parts.tsx";
import { number } from "../../format.ts";
import { useCtx } from "../../page.tsx";

type Row = { saw: ComponentChildren; n: string; do: ComponentChildren };
type Props = { report: ImportReport; notes: Notes | null; looks: readonly Look[]; state: DraftState; mapping: Mapping };

export function ToKnow(props: Props) {
  const { say } = useCtx();
  const rows = useRows(props);
  if (rows.length === 0) return null;
  return (
    <Sec id="notes" title={say("importing.know.title")}>
      <table class="stack import-know">
        <caption class="vh">{say("importing.know.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{say("importing.know.saw")}</th>
            <th scope="col" class="num">
              {say("importing.know.n")}
            </th>
            <th scope="col">{say("importing.know.do")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              <th scope="row">{row.saw}</th>
              <td class="num" data-label={say("importing.know.n")}>
                {row.n}
              </td>
              <td data-label={say("importing.know.do")}>{row.do}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sec>
  );
}

function useRows({ report, notes, looks, state, mapping }: Props): Row[] {
  const { say } = useCtx();
  const rows: Row[] = [];
  for (const { what, source, places, first } of notes?.seen ?? []) {
    rows.push({
      saw: (
        <Seen
          text={say(`importing.know.${what}`, { who: say(`measure.source.${source}`) })}
          first={first}
          all={places}
        />
      ),
      n: number(places),
      do: say(`importing.know.${what}.do`),
    });
  }
  for (const remark of report.remarks) {
    if (remark.code === "n-over-eligible")
      rows.push({
        saw: say("importing.know.over", { who: say(`measure.source.${remark.source}`) }),
        n: number(remark.places.length),
        do: <T>{remark.reason}</T>,
      });
    else if (remark.code === "together-waits")
      rows.push({
        saw: say("importing.know.waits", { mapping: remark.mapping }),
        n: "",
        do: say("importing.know.waits.do"),
      });
  }
  if (report.placesKnown > 0 && mapping.places.mode === "list")
    rows.push({ saw: say("importing.know.known"), n: number(report.placesKnown), do: say("importing.know.known.do") });
  if (report.notInList.rows > 0)
    rows.push({
      saw: (
        <Seen
          text={say("importing.know.elsewhere")}
          first={notes?.elsewhere ?? []}
          all={report.notInList.places.length}
        />
      ),
      n: number(report.notInList.places.length),
      do: say("importing.know.elsewhere.do"),
    });
  if (report.rowsElsewhere > 0)
    rows.push({
      saw: say("importing.know.where", { n: report.rowsElsewhere }),
      n: "",
      do: say("importing.know.where.do"),
    });
  for (const [index, look] of looks.entries()) {
    if (!Object.values(state.parts).includes(index)) {
      rows.push({
        saw: say("importing.know.no_part", { file: look.name }),
        n: "",
        do: say("importing.know.no_part.do"),
      });
      continue;
    }
    if (look.mark)
      rows.push({
        saw: say("importing.odd.mark"),
        n: say("importing.know.all"),
        do: say("importing.know.mark.do", { column: look.columns[0]?.name ?? "" }),
      });
    if (look.encoding === "windows-1252")
      rows.push({ saw: say("importing.odd.windows"), n: "", do: say("importing.know.windows.do") });
  }
  for (const { check, compared, largest, allowed } of worst(report))
    rows.push({
      saw: say(`importing.know.${check}`),
      n: number(compared),
      do: say("importing.know.checked", { largest: `${largest}`, allowed: `${allowed}` }),
    });
  const leftOut = Map.groupBy(
    report.files.flatMap((file) => file.leftOut),
    ({ reason }) => reason,
  );
  for (const [reason, all] of leftOut) {
    const n = all.reduce((sum, { columns }) => sum + columns, 0);
    rows.push({ saw: say("importing.know.left_out", { n }), n: "", do: <T>{reason}</T> });
  }
  for (const file of report.files) {
    if (file.unread.length > 0)
      rows.push({
        saw: say("importing.know.unread", {
          n: file.unread.length,
          names: file.unread.slice(0, 5).join(", "),
          more: Math.max(0, file.unread.length - 5),
        }),
        n: "",
        do: say("importing.know.unread.do"),
      });
    if (file.absent.length > 0)
      rows.push({
        saw: say("importing.know.absent", { n: file.absent.length }),
        n: "",
        do: say("importing.know.absent.do"),
      });
  }
  return rows;
}

/** What was seen, and at which places: their names first, as people call them. */
function Seen({ text, first, all }: { text: string; first: readonly Named[]; all: number }) {
  const { say } = useCtx();
  return (
    <>
      {text}
      <span class="import-places">
        {first.map(({ id, name }, i) => (
          <Fragment key={id}>
            {i > 0 && ", "}
            {name === "" ? (
              <bdi>{id}</bdi>
            ) : (
              <>
                <bdi>{name}</bdi> <bdi class="fine">{id}</bdi>
              </>
            )}
          </Fragment>
        ))}
        {all > first.length && ` ${say("importing.know.more", { n: all - first.length })}`}
      </span>
    </>
  );
}

/** Of each kind of check the one that lies furthest off. */
function worst({ checks }: ImportReport): ImportReport["checks"] {
  return [...Map.groupBy(checks, ({ check }) => check).values()].map((group) =>
    group.reduce((a, b) => (b.largest > a.largest ? b : a)),
  );
}
