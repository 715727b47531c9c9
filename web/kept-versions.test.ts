import { expect, test } from "vitest";
import { keptVersions } from "./kept-versions.ts";

const page = (bytes: number) => ({ gzipped: new Uint8Array(bytes), tag: "t" });

test("a page is found under its address and its version alone, and takes the place of the one before it", () => {
  const kept = keptVersions(1000);
  kept.keep("en/at/d", "1", page(300));
  expect(kept.find("en/at/d", "1")).toBeDefined();
  expect(kept.find("en/at/d", "2")).toBeUndefined();
  expect(kept.find("es/at/d", "1")).toBeUndefined();
  kept.keep("en/at/d", "2", page(400));
  expect(kept.find("en/at/d", "1")).toBeUndefined();
  expect(kept.size()).toBe(400);
});

test("whatever is asked for, no more than so many bytes are kept; the oldest go", () => {
  const kept = keptVersions(1000);
  for (let i = 0; i < 500; i++) kept.keep(`en/at/d?${i}`, "1", page(100 + (i % 7)));
  expect(kept.size()).toBeGreaterThan(800);
  expect(kept.size()).toBeLessThanOrEqual(1000);
  expect(kept.find("en/at/d?499", "1")).toBeDefined();
  expect(kept.find("en/at/d?0", "1")).toBeUndefined();
  kept.keep("en/at/d?large", "1", page(2000));
  expect(kept.size()).toBe(0);
});

test("an address of thousands of letters is not kept", () => {
  const kept = keptVersions();
  kept.keep(`en/at/d?${"x".repeat(5000)}`, "1", page(100));
  expect(kept.size()).toBe(0);
});
