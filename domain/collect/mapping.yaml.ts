import { type Document, LineCounter, parseDocument } from "yaml";
import { type Mapping, mappingJsonSchema, mappingSchema } from "./mapping.ts";
import { problems } from "./problems.ts";

const MOST_ALIASES = 10_000; // far above what a mapping needs, far below what would exhaust memory

/**
 * Reads a mapping from its YAML text.
 *
 * @param text  the file's text
 * @param name  the file's name, for messages
 * @throws Problem "yaml-broken" or "mapping-invalid", with the line it stands on
 */
export function readMapping(text: string, name: string): Mapping {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true, merge: true });
  const broken = document.errors[0];
  if (broken !== undefined) {
    const { line, col } = lines.linePos(broken.pos[0]);
    throw problems.yamlBroken({ file: name, line, column: col, said: broken.message });
  }
  const read = mappingSchema.safeParse(document.toJS({ maxAliasCount: MOST_ALIASES }));
  if (read.success) return read.data;

  const { issues } = read.error;
  const issue = issues.find(({ code }) => code === "unrecognized_keys") ?? issues[0]; // a misspelled field is also a missing one
  if (issue === undefined) throw read.error;
  const path = issue.path.filter((part) => typeof part !== "symbol");
  if (issue.code === "unrecognized_keys") {
    const field = issue.keys[0] ?? "";
    throw problems.fieldUnknown({
      file: name,
      line: lineOf(document, lines, [...path, field]),
      at: spell(path),
      field,
      known: allFields(),
    });
  }
  throw problems.mappingInvalid({
    file: name,
    at: `line ${lineOf(document, lines, path)}`,
    what: `${spell(path)} ${issue.message.replace(/^Invalid input: /, "is wrong: ").replace(/\.?$/, ".")}`,
    remedy: "docs/how-to/import.md says what belongs there.",
  });
}

function spell(path: readonly (string | number)[]): string {
  return path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${part}`))
    .join("")
    .replace(/^\./, "");
}

/** The line of the deepest part of a path that the document has. */
function lineOf(document: Document, lines: LineCounter, path: readonly (string | number)[]): number {
  for (let depth = path.length; depth > 0; depth--) {
    const key = path[depth - 1];
    const parent = depth === 1 ? document.contents : document.getIn(path.slice(0, depth - 1), true);
    const items = (parent as { items?: { key?: { value?: unknown; range?: number[] }; range?: number[] }[] } | null)
      ?.items;
    const item = typeof key === "number" ? items?.[key] : items?.find((pair) => pair.key?.value === key);
    const at = item?.key?.range?.[0] ?? item?.range?.[0];
    if (at !== undefined) return lines.linePos(at).line;
  }
  return 1;
}

function allFields(): Set<string> {
  const fields = new Set<string>();
  const visit = (node: unknown) => {
    if (typeof node !== "object" || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === "properties") for (const name of Object.keys(value)) fields.add(name);
      visit(value);
    }
  };
  visit(mappingJsonSchema());
  return fields;
}
