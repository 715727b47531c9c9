import { expect, test } from "vitest";
import { robots } from "./sitemap.ts";

/** RFC 9309: a rule closes every address that begins with it; "$" stands for the end. */
function isClosed(address: string): boolean {
  const rules = [...robots("https://x.example").matchAll(/^Disallow: (.+)$/gm)].map(([, rule = ""]) => rule);
  return rules.some((rule) => (rule.endsWith("$") ? `${address}$` === rule : address.startsWith(rule)));
}

test("robots.txt closes forms, answers to questions and places, in both languages", () => {
  for (const address of ["/correct", "/correct?about=%2Fcite", "/correct/AAAA", "/search?q=why", "/at/nyc/01M448"])
    for (const path of [address, `/es${address}`]) expect(isClosed(path), path).toBe(true);
  expect(isClosed("/corrections/review")).toBe(true);
});

test("robots.txt leaves open what people sent about the record, and every page of it", () => {
  for (const address of ["/", "/corrections", "/claims/beliefs-shape-depth", "/our-case", "/states", "/cite"])
    for (const path of [address, `/es${address}`]) expect(isClosed(path), path).toBe(false);
});
