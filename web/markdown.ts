/** Our own markdown (docs/methods) as HTML: headings, tables, lists, code, links between the pages. No raw HTML passes. */
import { Marked, type RendererObject } from "marked";

type Href = (path: string) => string;

const rendererFor = (hrefOf: Href): RendererObject => ({
  html: ({ text }) => entities(text),
  heading({ tokens, depth, text }) {
    const id = text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "");
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
    const page = href.match(/^(?:\.\/)?([a-z0-9-]+)\.md(#[a-z0-9-]+)?$/);
    const to = page ? hrefOf(`/methods/${page[1]}`) + (page[2] ?? "") : href.startsWith("/") ? hrefOf(href) : href;
    return `<a href="${entities(to)}">${this.parser.parseInline(tokens)}</a>`;
  },
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
 */
export function readMarkdown(text: string, href: Href): Document {
  const key = `${href("/")} ${text}`;
  const document = read.get(key) ?? parse(text, href);
  read.set(key, document);
  return document;
}

function parse(text: string, href: Href): Document {
  const marked = new Marked({ renderer: rendererFor(href) });
  const tokens = marked.lexer(text);
  const title = tokens.find((token) => token.type === "heading" && token.depth === 1);
  const lead = tokens.find((token) => token.type === "paragraph");
  return {
    title: title && "text" in title ? String(title.text) : "",
    lead: lead
      ? marked
          .parser([lead])
          .replace(/<\/?(a|p)\b[^>]*>/g, "")
          .trim()
      : "",
    html: marked.parser(tokens.filter((token) => token !== title)),
  };
}
