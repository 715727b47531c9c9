/** Spanish stands wherever the schemas ask for it; here: it is not the English again. */
import { at, type Check } from "./shelf.ts";

/** Texts of up to this many letters may be the same word in both languages ("No", "Casi"). */
const SHORT = 12;

export const spanishIsNotTheEnglishAgain: Check = function* (shelf) {
  for (const kind of ["indicators", "conditions", "strategies"] as const) {
    for (const record of shelf.all(kind)) {
      const english = record.body as unknown as Record<string, string>;
      for (const [field, spanish] of Object.entries(record.body.es)) {
        if (same(english[field], spanish)) yield at(record, `es.${field}`, "is the English text; write it in Spanish.");
      }
    }
  }
  for (const record of shelf.all("instruments")) {
    for (const path of untranslated(record.body, ""))
      yield at(record, `${path}.es`, "is the English text; write it in Spanish.");
  }
};

function* untranslated(value: unknown, path: string): Generator<string> {
  if (typeof value !== "object" || value === null) return;
  if ("en" in value && "es" in value && same(value.en, value.es)) yield path;
  for (const [key, part] of Object.entries(value)) {
    yield* untranslated(part, Array.isArray(value) ? `${path}[${key}]` : path === "" ? key : `${path}.${key}`);
  }
}

function same(english: unknown, spanish: unknown): boolean {
  return typeof english === "string" && english.length > SHORT && english === spanish;
}
