import { expect, test } from "vitest";
import { commonsOf } from "../domain/commons/commons.ts";
import { keptPages } from "./kept-pages.ts";
import type { FormCtx } from "./page.tsx";

const world = { site: "http://localhost", uses: new Map([["indicators/a", 2]]) };
const kept = keptPages({
  commons: commonsOf([]),
  site: () => world.site,
  uses: () => world.uses,
  ready: async () => {},
});
const whole = { lang: "en", now: new Date(), askedHere: true, site: "http://localhost" } as FormCtx;
const page = { gzipped: new Uint8Array(), tag: "" };

test("a kept page that asks for the database, the clock or the request fails, and copies of its context may still be made", () => {
  const { ctx } = kept.watch(whole);
  expect(() => ctx.db.selectFrom).toThrow("may not read the database");
  expect(() => ctx.now).toThrow("may not read the clock");
  expect(() => ctx.askedHere).toThrow("may not read the request");
  expect({ ...ctx }.lang).toBe("en");
});

test("in memory a page is true while what it read is: its own address, a count of places, or nothing of either", () => {
  const reads = {
    "/none": () => {},
    "/site": (ctx: FormCtx) => ctx.site,
    "/uses": (ctx: FormCtx) => ctx.placesUsing("indicators", "a"),
    "/other": (ctx: FormCtx) => ctx.placesUsing("indicators", "b"),
  };
  for (const [address, read] of Object.entries(reads)) {
    const { ctx, keep } = kept.watch(whole);
    read(ctx);
    keep(address, page);
  }
  const there = () => Object.keys(reads).filter((address) => kept.inMemory(address) !== undefined);
  expect(there()).toEqual(Object.keys(reads));
  world.uses = new Map([["indicators/a", 3]]);
  expect(there()).toEqual(["/none", "/site", "/other"]);
  world.site = "https://innodopt.example.org";
  expect(there()).toEqual(["/none", "/other"]);
});
