import {
  CORE_SCHEMA,
  EVENT_MAPPING,
  EVENT_POP,
  EVENT_SCALAR,
  EVENT_SEQUENCE,
  type Event,
  getScalarValue,
  load,
  mergeTag,
  parseEvents,
  YAMLException,
} from "js-yaml";
import type { z } from "zod";
import { type Mapping, mappingJsonSchema, mappingSchema } from "./mapping.ts";
import { problems } from "./problems.ts";

const schema = CORE_SCHEMA.withTags(mergeTag); // YAML 1.2 with merges (<<), by which measures share their parts

/**
 * Reads a mapping from its YAML text.
 *
 * @param text  the file's text
 * @param name  the file's name, for messages
 * @throws Problem "yaml-broken" or "mapping-invalid", with the line it stands on
 */
export function readMapping(text: string, name: string): Mapping {
  const read = mappingSchema.safeParse(loadYaml(text, name));
  if (read.success) return read.data;

  const { issues } = read.error;
  const first = issues.find(({ code }) => code === "unrecognized_keys") ?? issues[0]; // a misspelled field is also a missing one
  if (first === undefined) throw read.error;
  const issue = nearest(first);
  const path = issue.path.filter((part) => typeof part !== "symbol");
  if (issue.code === "unrecognized_keys") {
    const field = issue.keys[0] ?? "";
    const line = lineOf(text, [...path, field]);
    throw problems.fieldUnknown({ file: name, line, at: spell(path), field, known: allFields() });
  }
  throw problems.mappingInvalid({
    file: name,
    at: `line ${lineOf(text, path)}`,
    what: `${spell(path) || "A mapping"} ${issue.message.replace(/^Invalid input: /, "is wrong: ").replace(/\.?$/, ".")}`,
    remedy: "docs/how-to/import.md says what belongs there.",
  });
}

type Issue = z.core.$ZodIssue;

/** Of a part that may be written in several ways, what is wrong in the way that was meant: the one with a single mistake, further in. */
function nearest(issue: Issue): Issue {
  if (issue.code !== "invalid_union") return issue;
  const meant = issue.errors.find(
    ([only, ...others]) => others.length === 0 && only !== undefined && only.path.length > 0,
  );
  const only = meant?.[0];
  return only === undefined ? issue : { ...only, path: [...issue.path, ...only.path] };
}

function loadYaml(text: string, file: string): unknown {
  try {
    return load(text, { schema });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const { line = 0, column = 0 } = error.mark ?? {};
    throw problems.yamlBroken({ file, line: line + 1, column: column + 1, said: error.reason });
  }
}

function spell(path: readonly (string | number)[]): string {
  return path
    .map((part) => (typeof part === "number" ? `[${part}]` : `.${part}`))
    .join("")
    .replace(/^\./, "");
}

/** The line of the deepest part of a path that the text itself has; what came by a merge has the line it was merged into. */
function lineOf(text: string, path: readonly (string | number)[]): number {
  const events = parseEvents(text, {});
  let at = 0; // the event that is read next
  let deepest = 0; // offset in the text
  const skip = () => {
    let depth = 0;
    do {
      const type = events[at++]?.type;
      if (type === EVENT_MAPPING || type === EVENT_SEQUENCE) depth++;
      else if (type === EVENT_POP || type === undefined) depth--;
    } while (depth > 0);
  };
  const descend = ([part, ...rest]: readonly (string | number)[]): void => {
    const event = events[at++];
    if (event === undefined || part === undefined) return;
    if (event.type !== EVENT_MAPPING && event.type !== EVENT_SEQUENCE) return;
    for (let index = 0; (events[at]?.type ?? EVENT_POP) !== EVENT_POP; index++) {
      const key = event.type === EVENT_MAPPING ? events[at++] : undefined;
      const here = key === undefined ? index : key.type === EVENT_SCALAR ? getScalarValue(text, key) : null;
      if (here === part) {
        deepest = startOf(key ?? events[at]) ?? deepest;
        descend(rest);
        return;
      }
      skip();
    }
  };
  at = 1; // after the document's own event
  descend(path);
  return text.slice(0, deepest).split("\n").length;
}

/** Where in the text an event begins. */
function startOf(event: Event | undefined): number | undefined {
  if (event?.type === EVENT_SCALAR) return event.valueStart;
  return event?.type === EVENT_MAPPING || event?.type === EVENT_SEQUENCE ? event.start : undefined;
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
