import { expect, test } from "vitest";
import { readMarkdown } from "./markdown.ts";

const spanish = (path: string) => `/es${path}`;

test("title, first paragraph and links between methods pages are found", () => {
  const page = readMarkdown(
    "# Wilson\n\nA range for a share.\n\n## Limits\n\nSee [mean](mean.md#se) and [one](/claims).",
    spanish,
  );
  expect(page.title).toBe("Wilson");
  expect(page.lead).toBe("A range for a share.");
  expect(page.html).toContain('<h2 id="limits">Limits</h2>');
  expect(page.html).toContain('href="/es/methods/mean#se"');
  expect(page.html).toContain('href="/es/claims"');
  expect(page.html).not.toContain("<h1");
});

test("raw HTML is shown, not run", () => {
  const { html } = readMarkdown('# X\n\n<script>alert(1)</script>\n\nA <b onclick="x">b</b>', spanish);
  expect(html).not.toMatch(/<script|<b /);
});

test("a table scrolls by itself and says what it is", () => {
  expect(readMarkdown("| a | b |\n|---|---|\n| 1 | 2 |", spanish).html).toContain('aria-label="a, b"');
});
