import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { holds, pagesOf, proofs, SECTIONS } from "./shelf.ts";

test("every page of docs/ stands in one section", () => {
  const files = (readdirSync("docs", { recursive: true }) as string[]).filter((file) => file.endsWith(".md")).sort();
  const shelved = SECTIONS.flatMap((section) => pagesOf(section).map((page) => page.file)).sort();
  expect(shelved).toEqual(files);
});

test("methods keep their own address; other pages have theirs under /docs", () => {
  expect(pagesOf("methods").find((page) => page.name === "wilson")?.address).toBe("/methods/wilson");
  expect(pagesOf("how-to").find((page) => page.name === "print")?.address).toBe("/docs/how-to/print");
  expect(pagesOf("words").find((page) => page.name === "limits")?.address).toBe("/docs/limits");
});

test("a figure keeps its bar at the bar itself, not past it", () => {
  const bar = { what: "p95, ms", bar: 30 };
  expect(holds({ ...bar, figure: 30, is: "at most" })).toBe(true);
  expect(holds({ ...bar, figure: 30.1, is: "at most" })).toBe(false);
  expect(holds({ ...bar, figure: 29, is: "at least" })).toBe(false);
});

test("each proof says its claim, its figures, when and on which machine", () => {
  expect(proofs().length).toBeGreaterThan(3);
  for (const { claim, bars, made, machine } of proofs()) {
    expect(claim).toMatch(/\.$/);
    expect(bars.length).toBeGreaterThan(0);
    expect(Number.isNaN(Date.parse(made))).toBe(false);
    expect(machine.cores).toBeGreaterThan(0);
  }
});
