import { type CheckResult, type ImportReport, sentence } from "../domain/collect/report.ts";

const n = (value: number) => value.toLocaleString("en-US");
const SHOWN = 20;
const people: Record<string, string> = {
  teacher: "teachers",
  student: "students",
  family: "families",
  leader: "leaders",
};

/** What an import did, as lines for a person. */
export function* reportLines(r: ImportReport): Generator<string> {
  const { values } = r;
  if (r.outcome === "unchanged") {
    yield `Nothing to do: these files were imported under this mapping before (import ${r.id.slice(0, 12)}).`;
    return;
  }
  yield r.outcome === "dry-run"
    ? "DRY RUN: nothing was stored."
    : `Imported as ${r.id.slice(0, 12)} into ${r.root}, round ${r.round}.`;
  for (const file of r.files) {
    yield `${file.name}: ${n(file.rows)} rows of ${n(file.columns)} columns; ${file.encoding}; ${file.delimiter} between columns; header on line ${file.headerLine}`;
  }
  yield `Rows     ${n(r.rows)} read, ${n(r.rowsKept)} kept, ${n(r.refused.length)} refused, ${n(r.rowsElsewhere)} not asked for, ${n(r.notInList.rows)} about places not in the list`;
  const made = Object.entries(r.placesMade).filter(([, count]) => count > 0);
  yield `Places   ${made.length === 0 ? "none made" : `made: ${made.map(([kind, count]) => `${n(count)} ${kind}${count === 1 ? "" : "s"}`).join(", ")}`}${r.placesKnown > 0 ? `; ${n(r.placesKnown)} known before` : ""}`;
  const total = Object.values(values).reduce((sum, count) => sum + count, 0);
  yield `Measures ${n(r.measures)}, with ${n(total)} entries: ${n(values.value)} values, ${n(values.missing)} missing, ${n(values.suppressed)} suppressed, ${n(values.censored)} censored, ${n(values["not-asked"])} not asked`;
  yield* checkLines(r.checks);
  for (const remark of r.remarks) {
    if (remark.code === "together-waits") {
      yield `Nothing yet to lay beside: ${remark.measures.join(", ")}. No mapping "${remark.mapping}" has been imported under ${r.root}.${remark.hint}`;
      continue;
    }
    const { source, places, reason } = remark;
    yield `Kept as published: at ${n(places.length)} places more ${people[source] ?? source} answered than could have (${places.slice(0, 5).join(", ")}${places.length > 5 ? ", …" : ""}). ${reason}`;
  }
  for (const file of r.files) {
    for (const { rows, reason } of file.leftOutRows ?? []) yield `Not read, ${file.name}: ${n(rows)} rows. ${reason}`;
    for (const { columns, reason } of file.leftOut) yield `Not read, ${file.name}: ${n(columns)} columns. ${reason}`;
    if (file.unread.length > 0) {
      const names = file.unread.slice(0, SHOWN).join(", ");
      yield `Not read, ${file.name}: ${n(file.unread.length)} columns the mapping does not mention (${names}${file.unread.length > SHOWN ? ", …" : ""}).`;
    }
    if (file.absent.length > 0) yield `Not in ${file.name}: ${n(file.absent.length)} optional measures.`;
  }
  if (r.notInList.rows > 0) {
    const { rows, places } = r.notInList;
    yield `Not stored: ${n(rows)} rows name places that are not in the list under ${r.root}: ${places.slice(0, 8).join(", ")}${places.length > 8 ? ", …" : ""}. Import a list that has them, if they belong here.`;
  }
  if (r.refused.length > 0) yield `REFUSED (${n(r.refused.length)})`;
  for (const row of r.refused.slice(0, SHOWN)) yield `  ${sentence(row)}`;
  if (r.refused.length > SHOWN)
    yield `  and ${n(r.refused.length - SHOWN)} more: --json lists all, --refused FILE writes them as a file to correct.`;
  if (r.outcome === "stored")
    yield `To take it back: npm run -s innodopt -- undo-import ${r.root} ${r.id.slice(0, 12)}`;
}

function* checkLines(checks: readonly CheckResult[]): Generator<string> {
  const says = {
    "made-from": ["scores are the mean of their parts", "parts"],
    counts: ["values are the mean of their counted answers", "answers"],
  } as const;
  for (const [kind, group] of Map.groupBy(checks, (check) => check.check)) {
    const worst = group.reduce((a, b) => (b.largest > a.largest ? b : a));
    yield `Checked  ${n(group.length)} ${says[kind][0]}: largest difference ${worst.largest} (${worst.measure} at ${worst.at}); rounding explains up to ${worst.allowed}`;
  }
}
