import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { addressOfLink, readMarkdown } from "./markdown.ts";

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

test("a link is read from where its page lies; what has no page here is text with its file", () => {
  expect(addressOfLink("how-to/import.md", "../methods/disclosure.md")).toBe("/methods/disclosure");
  expect(addressOfLink("how-to/import.md", "../decisions/import.md#context")).toBe("/docs/decisions/import#context");
  expect(addressOfLink("rooms.md", "how-to/import.md")).toBe("/docs/how-to/import");
  expect(addressOfLink("rooms.md", "decisions")).toBe("/docs#decisions");
  expect(addressOfLink("limits.md", "proof/kill.json")).toBe("/docs/proof");
  expect(addressOfLink("rooms.md", "../ARCHITECTURE.md")).toBeNull();
  expect(addressOfLink("rooms.md", "javascript:alert(1)")).toBeNull();
  const { html } = readMarkdown(
    "# X\n\nSee [the server](../../web/server.ts) and [x](javascript:alert(1)).",
    spanish,
    "how-to/x.md",
  );
  expect(html).toContain("the server (<code>web/server.ts</code>) and x.");
  expect(html).not.toContain("<a");
});

test("two headings with the same words have different ids", () => {
  const { html } = readMarkdown("# X\n\n## Limits\n\n## Limits", spanish);
  expect(html).toContain('id="limits"');
  expect(html).toContain('id="limits-2"');
});

test("every link between files in docs/ names a file that is there, and a part of it that is there", () => {
  const files = (readdirSync("docs", { recursive: true }) as string[]).filter((file) => file.endsWith(".md"));
  expect(files.length).toBeGreaterThan(20);
  const lost: string[] = [];
  for (const file of files) {
    const text = readFileSync(join("docs", file), "utf8").replace(/^(```| {4}).*$/gm, "");
    for (const [, link = ""] of text.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^(https?:|mailto:|\/)/.test(link)) continue;
      const [path = "", part] = link.split("#");
      const target = path === "" ? join("docs", file) : join("docs", dirname(file), path);
      if (!existsSync(target)) lost.push(`docs/${file}: ${link}`);
      else if (part && !readMarkdown(readFileSync(target, "utf8"), spanish, file).html.includes(` id="${part}"`))
        lost.push(`docs/${file}: ${link}: no such heading`);
    }
  }
  expect(lost).toEqual([]);
});
