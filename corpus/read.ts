/** Reads the corpus folder: files, then records, then records that fit their schema. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { load, YAMLException } from "js-yaml";
import { type Bodies, type CorpusRecord, type Kind, kinds, schemas } from "./kinds.ts";
import { type CorpusProblem, pathText } from "./problem.ts";

/** The corpus that comes with this version. */
export const corpusFolder = import.meta.dirname;

/** One record as text, before anybody has read it. */
export type RecordText = {
  readonly kind: Kind;
  readonly id: string; // the file name, or the source's own id
  readonly file: string; // 'studies/pane-2015.yaml', 'sources.json'
  readonly at: string; // '' in a file of its own; '[12]' in sources.json
  readonly hash: string; // SHA-256 of the text in hexadecimal, line ends as \n
  readonly text: string;
};

export type ReadRecord = CorpusRecord & { readonly file: string; readonly at: string; readonly hash: string };

/** SHA-256 in hexadecimal; the same on a machine that writes \r\n. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text.replaceAll("\r\n", "\n")).digest("hex");
}

/** Every record's text and hash, without parsing YAML: some 550 files and sources.json in about 30 ms. */
export function recordTexts(dir: string): { texts: RecordText[]; problems: CorpusProblem[] } {
  const texts: RecordText[] = [];
  const problems: CorpusProblem[] = [];
  for (const kind of kinds) {
    if (kind === "sources") continue;
    if (!existsSync(join(dir, kind))) {
      problems.push({
        file: kind,
        path: "",
        what: `the folder is missing in ${dir}. Name the folder that holds the corpus.`,
      });
      continue;
    }
    for (const name of readdirSync(join(dir, kind)).sort()) {
      const file = `${kind}/${name}`;
      if (name.endsWith(".yaml")) {
        const text = readFileSync(join(dir, file), "utf8").replace(/^\ufeff/, "");
        texts.push({ kind, id: name.slice(0, -".yaml".length), file, at: "", hash: hashOf(text), text });
      } else if (name !== "README.md") {
        problems.push({
          file,
          path: "",
          what: `is not read: records are files whose names end in ".yaml". Rename it.`,
        });
      }
    }
  }
  readSources(dir, texts, problems);
  return { texts, problems };
}

function readSources(dir: string, texts: RecordText[], problems: CorpusProblem[]): void {
  const file = "sources.json";
  const bad = (what: string) => problems.push({ file, path: "", what });
  let items: unknown;
  try {
    items = JSON.parse(readFileSync(join(dir, file), "utf8"));
  } catch (error) {
    bad(`is not JSON: ${(error as Error).message}. Often a comma is missing or one too many.`);
    return;
  }
  if (!Array.isArray(items)) {
    bad("should be a list of sources: [ {…}, {…} ].");
    return;
  }
  for (const [i, item] of items.entries()) {
    const text = JSON.stringify(item);
    const id = String((item as { id?: unknown } | null)?.id ?? "");
    texts.push({ kind: "sources", id, file, at: `[${i}]`, hash: hashOf(text), text });
  }
}

/** One record's text as a record that fits its schema, or what is wrong with it. */
export function parseRecord(text: RecordText): { record: ReadRecord } | { problems: CorpusProblem[] } {
  const { kind, id, file, at, hash } = text;
  let body: unknown;
  if (text.text.trim() === "")
    return { problems: [{ file, path: at, what: "is empty. Copy a neighbor's file and change it." }] };
  if (text.text.includes("\ufffd")) {
    return { problems: [{ file, path: at, what: "is not UTF-8 text: some letters were lost. Save it as UTF-8." }] };
  }
  try {
    body = kind === "sources" ? JSON.parse(text.text) : load(text.text);
  } catch (error) {
    return { problems: [brokenYaml(file, error)] };
  }
  const read = schemas[kind].safeParse(body);
  if (!read.success) {
    const problems = read.error.issues.map((issue) => {
      const path = at + (at !== "" && issue.path.length > 0 ? "." : "") + pathText(issue.path);
      return { file, path, what: issue.message };
    });
    return { problems };
  }
  if (read.data.id !== id) {
    return {
      problems: [{ file, path: "id", what: `is "${read.data.id}", but the file's name is the id: rename one.` }],
    };
  }
  return { record: { kind, id, file, at, hash, body: read.data as Bodies[Kind] } as ReadRecord };
}

function brokenYaml(file: string, error: unknown): CorpusProblem {
  if (!(error instanceof YAMLException)) throw error;
  const where = error.mark ? `line ${error.mark.line + 1}, column ${error.mark.column + 1}: ` : "";
  const reason = error.reason === "duplicated mapping key" ? "a field stands there twice" : error.reason;
  return {
    file,
    path: "",
    what: `is not YAML: ${where}${reason}. Check the indentation above, and put text that holds ": " or " #" in quotes.`,
  };
}

/**
 * The whole corpus.
 *
 * @param dir  the folder with the kinds' folders and sources.json
 * @returns    the records that fit their schema, by kind and id, and what is wrong with the others. What one record may say
 *             of another is checked by checkRecords.
 */
export function readCorpus(dir: string): { records: ReadRecord[]; problems: CorpusProblem[] } {
  const { texts, problems } = recordTexts(dir);
  const records: ReadRecord[] = [];
  const seen = new Map<string, string>();
  for (const text of texts) {
    const answer = parseRecord(text);
    if ("problems" in answer) {
      problems.push(...answer.problems);
      continue;
    }
    const { record } = answer;
    const key = `${record.kind}/${record.id}`;
    const other = seen.get(key);
    if (other !== undefined) {
      problems.push({ file: text.file, path: `${text.at}.id`, what: `"${record.id}" stands twice, also at ${other}.` });
      continue;
    }
    seen.set(key, text.at);
    records.push(record);
  }
  return { records, problems };
}
