/** Our own markdown (docs/) as HTML: headings, tables, lists, code, links between the pages. No raw HTML passes. */
import { posix } from "node:path";
import { Marked, type RendererObject } from "marked";

type Href = (path: string) => string;

/**
 * Where a link of a page of docs/ leads: an address of this site without /es, an address elsewhere, or null for what has no
 * page here (a file of code, a folder outside docs/). Pure.
 *
 * @param from  the page that has the link, from docs/: "how-to/run.md"
 */
export function addressOfLink(from: string, link: string): string | null {
  if (/^https?:\/\//.test(link) || link.startsWith("/") || link.startsWith("#")) return link;
  if (/^[a-z][a-z0-9+.-]*:/i.test(link)) return null;
  const [path = "", part] = link.split("#");
  const file = posix.join("docs", posix.dirname(from), path);
  const end = part === undefined ? "" : `#${part}`;
  const page = file.match(/^docs\/(?:([a-z-]+)\/)?([a-z0-9-]+)\.md$/);
  if (page) return `${page[1] === "methods" ? "" : "/docs"}/${page[1] ? `${page[1]}/` : ""}${page[2]}${end}`;
  if (/^docs\/proof(\/|$)/.test(file)) return "/docs/proof";
  const folder = file.match(/^docs(?:\/([a-z-]+))?\/?$/);
  return folder ? `/docs${folder[1] ? `#${folder[1]}` : ""}` : null;
}

const rendererFor = (hrefOf: Href, from: string, ids: Map<string, number>): RendererObject => ({
  html: ({ text }) => entities(text),
  heading({ tokens, depth, text }) {
    const words = text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "");
    const before = ids.get(words) ?? 0;
    ids.set(words, before + 1);
    const id = before === 0 ? words : `${words}-${before + 1}`;
    return `<h${depth} id="${id}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
  },
  table({ header, rows }) {
    const row = (cells: typeof header, open: string, close: string) =>
      `<tr>${cells.map((cell) => `<${open}>${this.parser.parseInline(cell.tokens)}</${close}>`).join("")}</tr>`;
    const head = `<thead>${row(header, 'th scope="col"', "th")}</thead>`;
    const body = `<tbody>${rows.map((cells) => row(cells, "td", "td")).join("\n")}</tbody>`;
    const name = entities(header.map((cell) => cell.text).join(", "));
    return `<div class="scroll" role="region" tabindex="0" aria-label="${name}"><table>${head}${body}</table></div>\n`;
  },
  code: ({ text }) => `<pre class="scroll" tabindex="0"><code>${entities(text)}</code></pre>\n`,
  link({ href, tokens }) {
    const inside = this.parser.parseInline(tokens);
    const to = addressOfLink(from, href);
    if (to === null) {
      const file = posix.join("docs", posix.dirname(from), href.replace(/#.*/, ""));
      const named = inside.replace(/<\/?code>/g, "");
      return named === href || /^[a-z]+:/i.test(href) ? inside : `${inside} (<code>${entities(file)}</code>)`;
    }
    const away = to.startsWith("http");
    return `<a href="${entities(away || to.startsWith("#") ? to : hrefOf(to))}"${away ? ' rel="noreferrer"' : ""}>${inside}</a>`;
  },
  image: ({ text }) => entities(text),
});

function entities(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");
}

/** A page: its first heading, its first paragraph as HTML without links, and all but the heading as HTML. */
export type Document = { title: string; lead: string; html: string };

const read = new Map<string, Document>();

/**
 * Reads a text of ours; each text once for each language, which is what `href` differs by.
 * @param href  puts /es before the paths of this site
 * @param from  where the text stands, from docs/: its links are read from there
 */
export function readMarkdown(text: string, href: Href, from = "methods/page.md"): Document {
  const key = `${href("/")} ${from} ${text}`;
  const document = read.get(key) ?? parse(text, href, from);
  read.set(key, document);
  return document;
}

function parse(text: string, href: Href, from: string): Document {
  const marked = new Marked({ renderer: rendererFor(href, from, new Map()) });
  const tokens = marked.lexer(text);
  const title = tokens.find((token) => token.type === "heading" && token.depth === 1);
  const lead = tokens.find((token) => token.type === "paragraph");
  const html = marked.parser(tokens.filter((token) => token !== title));
  return {
    title: title && "text" in title ? String(title.text).replaceAll("`", "") : "",
    lead: lead
      ? marked
          .parser([lead])
          .replace(/<\/?(a|p)\b[^>]*>/g, "")
          .trim()
      : "",
    html,
  };
}
