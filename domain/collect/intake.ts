import type { PoolClient } from "pg";
import type { Place } from "../people/place.ts";
import { Checks } from "./checks.ts";
import { type Brought, Staging, type StateCounts, swapIn } from "./import.store.ts";
import type { ImportRequest } from "./import.ts";
import { idColumn, type RoundMapping } from "./mapping.ts";
import type { Measure } from "./measure.ts";
import type { Plan } from "./plan.ts";
import { problems } from "./problems.ts";
import type { FileReport, ImportReport, RefusedRow, Remark } from "./report.ts";
import { isAskedFor, type RowRead, readRow } from "./row.ts";
import { type Line, type RowProblem, rowProblems } from "./row-problems.ts";
import { type Row, readRows } from "./table.ts";

const MOST_REFUSED = 10_000;

/** One import while it runs: what has been read so far, never the rows themselves. */
export class Intake {
  readonly #mapping: RoundMapping;
  readonly #name: string;
  readonly #measures: Measure[];
  readonly #plans: Plan[];
  readonly #known: Map<string, Place>;
  readonly #remarks: Remark[];
  readonly #request: ImportRequest;
  readonly #places = new Map<string, Place>(); // named by kept rows
  readonly #parents = new Map<string, Place>(); // made for them
  readonly #rowsOf = new Map<string, { plan: Plan; row: number; line: number }[]>(); // which rows are about a place
  readonly #valueRows = new Map<string, { plan: Plan; row: number; line: number }>(); // which row gave a value, where a place has several
  readonly #named = new Map<string, string>(); // the cell that an id was made of
  readonly #rounds = new Set<string>();
  readonly #refused: RefusedRow[] = [];
  readonly #takenBack: number[] = [];
  readonly #notInList = { rows: 0, places: new Set<string>() };
  #memberships: Brought["memberships"] = [];
  #row = 0;

  constructor(
    mapping: RoundMapping,
    name: string,
    measures: Measure[],
    plans: Plan[],
    known: Map<string, Place>,
    remarks: Remark[],
    request: ImportRequest,
  ) {
    this.#mapping = mapping;
    this.#name = name;
    this.#measures = measures;
    this.#plans = plans;
    this.#known = known;
    this.#remarks = remarks;
    this.#request = request;
  }

  async run(client: PoolClient, id: string): Promise<ImportReport> {
    const staging = await Staging.open(client);
    try {
      const files: FileReport[] = [];
      const checks: Checks[] = [];
      for (const plan of this.#plans) {
        const check = new Checks(plan, this.#name);
        files.push(await this.#readFile(plan, staging, check));
        checks.push(check);
      }
      this.#refuseOrphans();
      const values = await staging.close(this.#takenBack);
      const kept = this.#keptRows(files);
      const first = this.#refused[0];
      if (kept === 0 && this.#notInList.rows === 0) {
        const rows = files.reduce((sum, file) => sum + file.rows, 0);
        throw rows === 0
          ? problems.fileEmpty({ file: files[0]?.name ?? "", of: "rows" })
          : problems.nothingKept({
              file: files[0]?.name ?? "",
              rows,
              first,
            });
      }
      const report = this.#report(id, files, checks, values);
      await swapIn(client, this.#brought(id, files), { ...report, outcome: "stored" }, this.#request.dryRun === true);
      return report;
    } finally {
      await staging.drop();
    }
  }

  async #readFile(plan: Plan, staging: Staging, check: Checks): Promise<FileReport> {
    const { file, format } = plan;
    let elsewhere = 0;
    const rows = await readRows(
      file,
      format,
      (row) => {
        this.#row++;
        if (row.cells.length === format.header.length && !isAskedFor(plan, row.cells)) elsewhere++;
        else if (!this.#take(plan, row, staging, check)) elsewhere++;
      },
      async (bytes) => {
        await staging.flush();
        this.#request.progress?.(file.name, Math.min(1, bytes / file.bytes));
      },
    );
    await staging.flush();
    const last = this.#refused.at(-1);
    const refused = this.#refused.filter((row) => row.fileId === file.id).length;
    for (const problem of last?.fileId === file.id ? last.problems : []) {
      if (problem.code !== "cut-off") continue;
      const kept = rows - elsewhere - refused;
      Object.assign(problem, { remedy: rowProblems.goOnWith(kept), values: { ...problem.values, kept } });
    }
    return {
      id: file.id,
      name: file.name,
      bytes: file.bytes,
      sha256: file.sha256,
      encoding: `${file.encoding} (${file.encodingWhy})`,
      delimiter: format.delimiter,
      headerLine: format.headerLine,
      columns: format.header.length,
      rows,
      rowsElsewhere: elsewhere,
      measures: plan.measures.length,
      absent: plan.absent.map((m) => m.id),
      leftOut: plan.leftOut,
      ...(plan.leftOutRows.length > 0 && {
        leftOutRows: plan.leftOutRows.map(({ reason, rows }) => ({ reason, rows })),
      }),
      unread: plan.unread,
    };
  }

  /** @returns whether the mapping asks for anything in the row */
  #take(plan: Plan, row: Row, staging: Staging, check: Checks): boolean {
    const read = readRow(plan, row);
    if (read.problems.length > 0) {
      this.#refuse(plan, row.line, read, read.problems);
      return true;
    }
    if (this.#mapping.long && read.values.every((value) => value === null)) return false;
    if (this.#mapping.places.mode === "known-only" && !this.#known.has(read.id)) {
      this.#notInList.rows++;
      if (this.#notInList.places.size < MOST_REFUSED) this.#notInList.places.add(read.id);
      return true;
    }
    if (this.#sharesId(plan, row, read) || this.#isTwice(plan, row, read)) return true;
    const own = { plan, row: this.#row, line: row.line };
    const others = this.#rowsOf.get(read.id);
    if (others === undefined) this.#rowsOf.set(read.id, [own]);
    else others.push(own);
    if (!this.#places.has(read.id)) this.#places.set(read.id, this.#placeOf(read));
    for (const { group, since } of read.groups) this.#memberships.push({ place: read.id, group, since });
    check.row(read, row.line);
    plan.measures.forEach((m, i) => {
      const value = read.values[i];
      if (value == null) return;
      if (value.round !== null) this.#rounds.add(value.round);
      staging.add(this.#row, read.id, m.measure.id, value);
    });
    return true;
  }

  /** Refuses a row whose id was made of another text than that of a row before it. */
  #sharesId(plan: Plan, row: Row, read: RowRead): boolean {
    if (typeof this.#mapping.places.id === "string") return false;
    const text = (row.cells[plan.id] ?? "").trim();
    const other = this.#named.get(read.id) ?? text;
    this.#named.set(read.id, other);
    if (other === text) return false;
    this.#refuse(plan, row.line, read, [
      rowProblems.idShared({ column: idColumn(this.#mapping.places), id: read.id, other }),
    ]);
    return true;
  }

  /** Refuses two rows of which nobody can tell which is right: about one place, or, where it has several, about one value. */
  #isTwice(plan: Plan, row: Row, read: RowRead): boolean {
    if (!this.#mapping.long) {
      const twice = this.#rowsOf.get(read.id)?.find((other) => sharesMeasures(other.plan, plan));
      if (twice === undefined) return false;
      this.#refuseBoth(plan, row, read, twice, (other) => rowProblems.placeTwice({ other }));
      return true;
    }
    const own = { plan, row: this.#row, line: row.line };
    const keys = plan.measures.flatMap(({ measure }, i) => {
      const value = read.values[i];
      return value == null
        ? []
        : [{ key: `${read.id}\n${measure.id}\n${value.round}`, measure: measure.id, round: value.round }];
    });
    for (const { key, measure, round } of keys) {
      const twice = this.#valueRows.get(key);
      if (twice === undefined) continue;
      this.#refuseBoth(plan, row, read, twice, (other) => rowProblems.valueTwice({ other, measure, round }));
      return true;
    }
    for (const { key } of keys) this.#valueRows.set(key, own);
    return false;
  }

  #refuseBoth(
    plan: Plan,
    row: Row,
    place: Pick<RowRead, "id" | "name">,
    twice: { plan: Plan; row: number; line: number },
    problem: (other: Line) => RowProblem,
  ): void {
    this.#refuse(plan, row.line, place, [problem(lineOf(twice.plan, twice.line, this.#plans))]);
    if (twice.row === 0) return; // refused already
    this.#refuse(twice.plan, twice.line, place, [problem(lineOf(plan, row.line, this.#plans))]);
    this.#takenBack.push(twice.row);
    for (const own of this.#rowsOf.get(place.id) ?? []) if (own.row === twice.row) own.row = 0;
    twice.row = 0;
  }

  #placeOf(read: RowRead): Place {
    const root = this.#mapping.root.id;
    const { parent } = this.#mapping.places;
    let parentId = root;
    if (parent !== undefined && read.parentKey !== null) {
      parentId = parent.id.replaceAll("{}", read.parentKey);
      const named = parent.names[read.parentKey] ?? read.parentName ?? parent.name?.replaceAll("{}", read.parentKey);
      if (named !== undefined && parentId !== root && !this.#parents.has(parentId)) {
        const name = named;
        this.#parents.set(parentId, {
          root,
          id: parentId,
          parent: root,
          kind: parent.kind,
          name,
          state: null,
          gradeSpan: null,
        });
      }
    }
    return {
      root,
      id: read.id,
      parent: parentId,
      kind: read.kind,
      name: read.name,
      state: null,
      gradeSpan: read.gradeSpan,
    };
  }

  #refuse(plan: Plan, line: number, { id, name }: Pick<RowRead, "id" | "name">, found: RowProblem[]): void {
    const called = this.#known.get(id)?.name ?? name;
    const of = { file: plan.file.name, fileId: plan.file.id };
    this.#refused.push({ ...of, line, place: id, ...(called !== id && { name: called }), problems: found });
    if (this.#refused.length > MOST_REFUSED) {
      throw problems.tooManyRefused({
        file: plan.file.name,
        most: MOST_REFUSED,
        first: this.#refused[0] as RefusedRow,
      });
    }
  }

  /** Refuses the rows whose parent is in no list; only at the end is that known. */
  #refuseOrphans(): void {
    if (this.#mapping.places.mode === "known-only") return;
    const root = this.#mapping.root.id;
    for (;;) {
      const orphans = [...this.#places.values()].filter(
        ({ parent }) =>
          parent !== root &&
          parent !== null &&
          !this.#parents.has(parent) &&
          !this.#places.has(parent) &&
          !this.#known.has(parent),
      );
      if (orphans.length === 0) return;
      for (const orphan of orphans) {
        this.#places.delete(orphan.id);
        for (const { plan, row, line } of this.#rowsOf.get(orphan.id) ?? []) {
          if (row === 0) continue;
          const column = this.#mapping.places.parent?.of ?? "";
          this.#refuse(plan, line, orphan, [rowProblems.parentUnknown({ column, parent: orphan.parent ?? "" })]);
          this.#takenBack.push(row);
        }
      }
    }
  }

  #keptRows(files: readonly FileReport[]): number {
    const read = files.reduce((sum, file) => sum + file.rows - file.rowsElsewhere, 0);
    return read - this.#refused.length - this.#notInList.rows;
  }

  /** The places that kept rows are about. */
  #keptPlaces(): Place[] {
    return [...this.#places.values()].filter((place) => this.#rowsOf.get(place.id)?.some(({ row }) => row > 0));
  }

  /** The places of kept rows and what they lie under; parents first. */
  #allPlaces(): Place[] {
    if (this.#mapping.places.mode === "known-only") return [];
    const { id, name, state, kind } = this.#mapping.root;
    const top: Place = { root: id, id, parent: null, kind, name, state: state ?? null, gradeSpan: null };
    const named = this.#keptPlaces();
    const parents = [...this.#parents.values()].filter((parent) => named.some((place) => place.parent === parent.id));
    const ids = new Set(named.map((place) => place.id));
    return [top, ...parents.filter((parent) => !ids.has(parent.id)), ...named];
  }

  #roundName(): string {
    if ("id" in this.#mapping.round) return this.#mapping.round.id;
    const rounds = [...this.#rounds].sort();
    return rounds.length < 2 ? (rounds[0] ?? "") : `${rounds[0]} to ${rounds.at(-1)}`;
  }

  #brought(id: string, files: readonly FileReport[]): Brought {
    const { mapping } = this.#mapping;
    const places = this.#allPlaces();
    const about = this.#keptPlaces().map((place) => place.id);
    const kept = new Set(about);
    const used = new Set(this.#plans.flatMap((plan) => plan.measures.map((m) => m.measure.id)));
    return {
      root: this.#mapping.root.id,
      id,
      mappingId: mapping,
      mapping: this.#mapping,
      files: files.map(({ name, sha256, bytes, rows }) => ({ name, sha256, bytes, rows })),
      round: "id" in this.#mapping.round ? this.#mapping.round.id : null,
      places,
      about,
      measures: [...new Map(this.#measures.filter((m) => used.has(m.id)).map((m) => [m.id, m])).values()],
      memberships: this.#memberships.filter(({ place }) => kept.has(place)),
    };
  }

  #report(id: string, files: FileReport[], checks: Checks[], values: StateCounts): ImportReport {
    const brought = this.#brought(id, files);
    const made = brought.places.filter((place) => !this.#known.has(place.id));
    const byKind = (kind: Place["kind"]) => made.filter((place) => place.kind === kind).length;
    return {
      outcome: this.#request.dryRun === true ? "dry-run" : "stored",
      id,
      mapping: this.#mapping.mapping,
      root: this.#mapping.root.id,
      round: this.#roundName(),
      files,
      rows: files.reduce((sum, file) => sum + file.rows, 0),
      rowsKept: this.#keptRows(files),
      rowsElsewhere: files.reduce((sum, file) => sum + file.rowsElsewhere, 0),
      refused: this.#refused,
      notInList: { rows: this.#notInList.rows, places: [...this.#notInList.places].sort() },
      placesMade: { district: byKind("district"), school: byKind("school"), team: byKind("team") },
      placesKnown: brought.places.length - made.length,
      measures: brought.measures.length,
      values,
      checks: checks.flatMap((check) => check.results()),
      remarks: [...checks.flatMap((check) => check.remarks()), ...this.#remarks],
    };
  }
}

function sharesMeasures(a: Plan, b: Plan): boolean {
  return a === b || a.measures.some(({ measure }) => b.measures.some((other) => other.measure.id === measure.id));
}

function lineOf(plan: Plan, line: number, plans: readonly Plan[]): Line {
  return { line, file: plans.length > 1 ? plan.file.name : "" };
}
