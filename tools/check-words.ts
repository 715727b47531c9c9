/**
 * Holds the words of the two languages against each other and against the code.
 *
 * Fails where a key stands in one language only, placeholders or tags differ, a message is no valid ICU MessageFormat, Spanish
 * equals English (unless web/words/same.json lists the key), quotation marks are others than “ ” or do not close, the code asks for a key that is not there, or nothing asks for a key.
 * Keys in code are whole strings ("home.title") or templates that begin with their area (`home.door.${name}`); a part that is
 * filled in stands for one segment without a dot.
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { IntlMessageFormat } from "intl-messageformat";

export type Words = {
  en: ReadonlyMap<string, string>;
  es: ReadonlyMap<string, string>;
  same: readonly string[];
  code: readonly string[];
};

/** Every problem, as a sentence that says what to do. */
export function wordProblems({ en, es, same, code }: Words): string[] {
  const problems: string[] = [];
  const allowed = new Set(same);
  for (const key of es.keys())
    if (!en.has(key)) problems.push(`es "${key}": has no English. Add it to en, or delete it.`);
  for (const [key, english] of en) {
    const spanish = es.get(key);
    if (spanish === undefined) {
      problems.push(`en "${key}": has no Spanish. Add it to es.`);
      continue;
    }
    if (spanish === english && !allowed.has(key))
      problems.push(`es "${key}": equals the English. Translate it, or list the key in web/words/same.json.`);
    if (spanish !== english && allowed.has(key))
      problems.push(`same.json "${key}": the two differ now. Take the key off the list.`);
    for (const [lang, text] of [
      ["en", english],
      ["es", spanish],
    ] as const)
      if (!isQuotedAsHere(text))
        problems.push(`${lang} "${key}": quote with “ ”, and ‘ ’ inside; each opens and closes.`);
    const [a, b] = [argumentsOf(english), argumentsOf(spanish)];
    if (typeof a === "string") problems.push(`en "${key}": ${a}`);
    else if (typeof b === "string") problems.push(`es "${key}": ${b}`);
    else if (a.join() !== b.join())
      problems.push(
        `es "${key}": its placeholders are ${b.join(", ") || "none"}; the English has ${a.join(", ") || "none"}.`,
      );
  }
  for (const key of allowed)
    if (!en.has(key)) problems.push(`same.json "${key}": there is no such key. Take it off the list.`);

  const { literals, templates } = keysIn(code, new Set([...en.keys()].map(areaOf)));
  for (const key of literals)
    if (!en.has(key)) problems.push(`code asks for "${key}", which is in no file of web/words/en.`);
  for (const [text, pattern] of templates)
    if (![...en.keys()].some((key) => pattern.test(key)))
      problems.push(`code asks for \`${text}\`, which no key of web/words/en fits.`);
  const patterns = [...templates.values()];
  for (const key of en.keys())
    if (!literals.has(key) && !patterns.some((pattern) => pattern.test(key)))
      problems.push(`en "${key}": nothing asks for it. Delete it from en and es.`);
  return problems;
}

/** Are the quotation marks of a text those that both languages use (docs/decisions/words.md), each with its other? */
function isQuotedAsHere(text: string): boolean {
  if (/["«»„]/.test(text)) return false;
  let open = false;
  for (const [mark] of text.matchAll(/[“”]/g)) {
    if (open === (mark === "“")) return false;
    open = !open;
  }
  return !open;
}

const areaOf = (key: string): string => key.split(".", 1)[0] ?? "";

/** Names of the placeholders and tags of a message, each with its kind, sorted; select options too. A sentence where it cannot be read. */
function argumentsOf(text: string): string[] | string {
  const found = new Set<string>();
  type Node = ReturnType<IntlMessageFormat["getAst"]>[number];
  const walk = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      if (node.type === 1)
        found.add(node.value); // argument
      else if (node.type === 2 || node.type === 3 || node.type === 4) found.add(`${node.value} (number or date)`);
      else if (node.type === 5) {
        found.add(`${node.value} (select ${Object.keys(node.options).sort().join("|")})`);
        for (const option of Object.values(node.options)) walk(option.value);
      } else if (node.type === 6) {
        found.add(`${node.value} (plural)`);
        for (const option of Object.values(node.options)) walk(option.value);
      } else if (node.type === 8) {
        found.add(`<${node.value}>`);
        walk(node.children);
      }
    }
  };
  try {
    walk(new IntlMessageFormat(text, "en-US").getAst());
  } catch (error) {
    return `is not a valid message (${error instanceof Error ? error.message.split("\n")[0] : error}).`;
  }
  return [...found].sort();
}

/** The keys that source texts ask for: strings and templates that begin with the name of an area and a dot. */
export function keysIn(code: readonly string[], areas: ReadonlySet<string>) {
  const literals = new Set<string>();
  const templates = new Map<string, RegExp>();
  for (const text of code) {
    for (const [, , found = ""] of text.matchAll(/(["'])([a-z][a-z0-9_-]*(?:\.[A-Za-z0-9_-]+)+)\1/g)) {
      if (areas.has(areaOf(found))) literals.add(found);
    }
    for (const [, found = ""] of text.matchAll(
      /`([a-z][a-z0-9_-]*\.(?:[A-Za-z0-9_.-]|\$\{(?:[^{}`]|\{[^{}]*\})*\})+)`/g,
    )) {
      if (!areas.has(areaOf(found))) continue;
      const parts = found.split(/\$\{(?:[^{}`]|\{[^{}]*\})*\}/);
      if (parts.length === 1) literals.add(found);
      else templates.set(found, new RegExp(`^${parts.map((part) => part.replace(/[.-]/g, "\\$&")).join("[^.]+")}$`));
    }
  }
  return { literals, templates };
}

/** One language: all keys of its files. A key's area is the name of its file, or what stands there before a hyphen (commons-labels). */
export function readWords(folder: string): { words: Map<string, string>; problems: string[] } {
  const words = new Map<string, string>();
  const problems: string[] = [];
  for (const file of readdirSync(folder).sort()) {
    for (const [key, text] of Object.entries<unknown>(JSON.parse(readFileSync(join(folder, file), "utf8")))) {
      if (!`${basename(file, ".json")}-`.startsWith(`${areaOf(key)}-`))
        problems.push(
          `${file} "${key}": a key begins with the name of its file (or what stands before its hyphen) and a dot.`,
        );
      if (typeof text !== "string" || text.trim() === "")
        problems.push(`${file} "${key}": is empty. Say something or delete it.`);
      words.set(key, String(text));
    }
  }
  return { words, problems };
}

function sourceTexts(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => readFileSync(join(folder, name), "utf8"));
}

function main(): number {
  const root = fileURLToPath(new URL("..", import.meta.url));
  const en = readWords(join(root, "web/words/en"));
  const es = readWords(join(root, "web/words/es"));
  const same = JSON.parse(readFileSync(join(root, "web/words/same.json"), "utf8")) as string[];
  const problems = [
    ...en.problems.map((line) => `web/words/en/${line}`),
    ...es.problems.map((line) => `web/words/es/${line}`),
    ...wordProblems({ en: en.words, es: es.words, same, code: sourceTexts(join(root, "web")) }).map(
      (line) => `web/words: ${line}`,
    ),
  ];
  for (const line of problems) process.stderr.write(`${line}\n`);
  if (problems.length === 0) process.stdout.write(`Words: ${en.words.size} messages in English and Spanish.\n`);
  return problems.length === 0 ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) process.exitCode = main();
