/** What a record says of its own parts holds: ids once, names that lead somewhere, counts that count. */
import { didYouMean } from "../nearest.ts";
import type { ReadRecord } from "../read.ts";
import { at, type Check, repeated } from "./shelf.ts";

const twice = function* (record: ReadRecord, path: string, field: string, ids: readonly string[]) {
  for (const [i, id] of repeated(ids)) {
    const end = field === "" ? "" : `.${field}`;
    yield at(record, `${path}[${i}]${end}`, `"${id}" stands there twice.`);
  }
};

const known = function* (
  record: ReadRecord,
  path: string,
  word: string | undefined,
  list: readonly string[],
  where: string,
) {
  if (word === undefined || list.includes(word)) return;
  yield at(record, path, `"${word}" is not one of its ${where}.${didYouMean(word, list)}`);
};

const counts = function* (record: ReadRecord, path: string, said: number, there: number) {
  if (said !== there) yield at(record, path, `says ${said}, but ${there} items name it.`);
};

export const progressionsHaveFourLevels: Check = function* (shelf) {
  for (const record of shelf.all("indicators")) {
    const levels = record.body.progression.map((step) => step.level).join(", ");
    if (levels !== "1, 2, 3, 4")
      yield at(record, "progression", `has the levels ${levels}; it should have 1, 2, 3, 4 in order.`);
  }
};

export const findingsHaveOneIdEach: Check = function* (shelf) {
  for (const record of shelf.all("studies")) {
    yield* twice(
      record,
      "findings",
      "id",
      record.body.findings.map((f) => f.id),
    );
  }
};

export const intervalsHoldTheirValue: Check = function* (shelf) {
  for (const record of shelf.all("studies")) {
    for (const [i, { effect }] of record.body.findings.entries()) {
      if (effect?.ci === undefined) continue;
      const path = `findings[${i}].effect`;
      const [low, high] = effect.ci;
      if (effect.value < low || effect.value > high) {
        yield at(record, `${path}.ci`, `${low} to ${high} does not hold the value ${effect.value}.`);
      }
      if (effect.ci_level === undefined) yield at(record, `${path}.ci_level`, "is missing beside ci, e.g. 0.95.");
    }
  }
};

export const listsNameEachOnce: Check = function* (shelf) {
  for (const record of [...shelf.all("indicators"), ...shelf.all("conditions")]) {
    yield* twice(record, "evidence", "", record.body.evidence);
  }
  for (const record of shelf.all("claims")) yield* twice(record, "about", "", record.body.about);
  for (const record of shelf.all("indicators")) yield* twice(record, "measures", "", record.body.measures);
  for (const record of shelf.all("strategies")) yield* twice(record, "resources", "", record.body.resources);
  for (const record of shelf.all("states")) {
    yield* twice(
      record,
      "conditions",
      "condition",
      record.body.conditions.map((line) => line.condition),
    );
  }
};

export const frameworkItemsAreATree: Check = function* (shelf) {
  for (const record of shelf.all("frameworks")) {
    const { items, associations, unconfirmed_items } = record.body;
    const codes = items.map((item) => item.code);
    yield* twice(record, "items", "code", codes);
    for (const [i, item] of items.entries()) {
      if (item.parent === item.code) yield at(record, `items[${i}].parent`, "is the item itself.");
      yield* known(record, `items[${i}].parent`, item.parent, codes, "codes");
    }
    for (const [i, item] of (unconfirmed_items ?? []).entries()) {
      yield* known(record, `unconfirmed_items[${i}].parent`, item.parent, codes, "codes");
    }
    for (const [i, { from }] of associations.entries()) {
      yield* known(record, `associations[${i}].from`, from, codes, "codes");
    }
  }
};

export const instrumentsHoldTogether: Check = function* (shelf) {
  for (const record of shelf.all("instruments")) {
    const { items, constructs, modules = [], scales, stems = {}, open_prompts = [], community_version } = record.body;
    const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
    yield* twice(record, "items", "id", ids(items));
    yield* twice(record, "constructs", "id", ids(constructs));
    yield* twice(record, "modules", "id", ids(modules));
    for (const [i, item] of items.entries()) {
      yield* known(record, `items[${i}].construct`, item.construct, ids(constructs), "constructs");
      yield* known(record, `items[${i}].scale`, item.scale, Object.keys(scales), "scales");
      if (modules.length > 0) yield* known(record, `items[${i}].module`, item.module, ids(modules), "modules");
    }
    for (const [i, c] of constructs.entries()) {
      const count = items.filter((item) => item.construct === c.id).length;
      if (c.items !== undefined) yield* counts(record, `constructs[${i}].items`, c.items, count);
    }
    for (const [i, m] of modules.entries()) {
      yield* counts(record, `modules[${i}].items`, m.items, items.filter((item) => item.module === m.id).length);
      for (const id of m.constructs)
        yield* known(record, `modules[${i}].constructs`, id, ids(constructs), "constructs");
      for (const id of m.open_prompts ?? []) {
        yield* known(record, `modules[${i}].open_prompts`, id, ids(open_prompts), "open prompts");
      }
    }
    for (const name of Object.keys(stems)) yield* known(record, `stems.${name}`, name, Object.keys(scales), "scales");
    for (const id of community_version?.ask ?? []) {
      yield* known(record, "community_version.ask", id, ids(items), "items");
    }
  }
};
