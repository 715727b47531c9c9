import { expect, test } from "vitest";
import { fieldsOf, type Schema } from "./shape.ts";

const text = { type: "string" };

test("fields inside fields, lists and other shapes are rows with what they may be", () => {
  const schema: Schema = {
    type: "object",
    required: ["a"],
    properties: {
      a: {
        type: "array",
        items: {
          type: "object",
          required: ["b"],
          properties: { b: { anyOf: [{ type: "integer" }, { type: "null" }] } },
        },
      },
      c: { $ref: "#/components/schemas/Study", description: "Which." },
    },
  };
  expect(fieldsOf(schema)).toEqual([
    { name: "a", list: true, types: [{ is: "object" }], about: "", optional: false, only: null },
    { name: "a[].b", list: false, types: [{ is: "whole" }, { is: "null" }], about: "", optional: false, only: null },
    { name: "c", list: false, types: [{ is: "shape", name: "Study" }], about: "Which.", optional: true, only: null },
  ]);
});

test("of several forms, a field that not all have says where it is", () => {
  const form = (state: string, more: Record<string, Schema>): Schema => ({
    type: "object",
    required: ["state", ...Object.keys(more)],
    properties: { state: { const: state }, ...more },
  });
  const rows = fieldsOf({ oneOf: [form("value", { n: { type: "integer" } }), form("hidden", { why: text })] });
  expect(rows.map(({ name, only }) => [name, only])).toEqual([
    ["state", null],
    ["n", { field: "state", values: ["value"] }],
    ["why", { field: "state", values: ["hidden"] }],
  ]);
  expect(rows[0]?.types).toEqual([{ is: "words", words: ["value", "hidden"] }]);
});
