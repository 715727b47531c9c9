/** The small parts that schemas of several kinds share, and the sentences they answer with. */
import { z } from "zod";
import { didYouMean } from "../nearest.ts";

/** An object that knows all its fields: another one is an error that names the nearest. */
export function object<S extends z.core.$ZodLooseShape>(shape: S) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === "unrecognized_keys"
        ? issue.keys.map((key) => `unknown field "${key}".${didYouMean(key, Object.keys(shape))}`).join(" ")
        : issue.input === undefined
          ? "is missing."
          : `should have fields of its own (${Object.keys(shape).slice(0, 4).join(", ")} …), ${found(issue.input)}.`,
  });
}

/** One of a list of words. */
export function oneOf<const W extends readonly string[]>(words: W) {
  return z.enum(words, {
    error: (issue) =>
      issue.input === undefined
        ? `is missing; it is one of ${words.join(", ")}.`
        : `"${String(issue.input)}" is not one of ${words.join(", ")}.${didYouMean(String(issue.input), words)}`,
  });
}

const sentence = (expected: string) => ({
  error: (issue: { readonly input?: unknown }) =>
    issue.input === undefined ? "is missing." : `should be ${expected}, ${found(issue.input)}.`,
});

/** What stands there instead, in words a writer of YAML uses. */
function found(input: unknown): string {
  if (input === null) return "but is empty";
  if (Array.isArray(input)) return "but is a list";
  if (typeof input === "object") return 'but has fields of its own (a ": " inside a sentence? Put it in quotes)';
  if (typeof input === "string") return `but is the text "${input.length > 40 ? `${input.slice(0, 40)}…` : input}"`;
  return `but is ${JSON.stringify(input)}`;
}

/** Text that says something. */
export const text = z.string(sentence("text")).regex(/\S/, "is empty; say something or leave the field out.");

/** kebab-case: lower-case letters and digits, joined by hyphens. */
export const id = z
  .string(sentence("an id"))
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "should be kebab-case: lower-case letters and digits joined by hyphens.");

export const url = z
  .string(sentence("an address"))
  .regex(/^https?:\/\/\S+$/, "should be an address that starts with https://.");

export const whole = z.int(sentence("a whole number"));
export const count = z.int(sentence("a whole number")).min(0, "should be 0 or more.");
export const number = z.number(sentence("a number"));
export const flag = z.boolean(sentence("true or false"));
export const level = z.int(sentence("a level from 1 to 4")).min(1, "should be 1 to 4.").max(4, "should be 1 to 4.");
export const list = <T extends z.ZodType>(item: T) => z.array(item, sentence("a list"));
export const some = <T extends z.ZodType>(item: T) => list(item).min(1, "is an empty list; name at least one.");

/** Text in both languages. */
export const bilingual = object({ en: text, es: text });

/** Two capital letters of a state or DC. */
export const stateCode = z
  .string(sentence("a state's two letters"))
  .regex(/^[A-Z]{2}$/, 'should be a state\'s two capital letters, e.g. "ND".');

/** '0.1.0' */
export const version = z.string(sentence("a version")).regex(/^\d+\.\d+\.\d+$/, "should look like 0.1.0.");

/** How deep somebody here read a source, deepest first. */
export const depths = ["full-text", "tables", "publisher-summary", "abstract", "second-hand"] as const;
export const dimensions = ["academic", "life-skills", "change"] as const;
export const statuses = ["present", "partly", "absent"] as const;
export const audiences = [
  "teacher-team",
  "school-leader",
  "district",
  "intermediary",
  "state-policymaker",
  "funder",
  "researcher",
] as const;
export const elements = [
  "purpose",
  "professional-learning",
  "leadership",
  "district-support",
  "change-process",
  "measuring-what-matters",
  "spread",
] as const;
