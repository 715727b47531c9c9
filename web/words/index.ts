/**
 * Every sentence for people: web/words/{en,es}/AREA.json, flat keys "area.name", ICU MessageFormat.
 * All files of a language are merged. `npm run check-words` holds the two languages against each other and against the code.
 */
import { readdirSync, readFileSync } from "node:fs";
import { IntlMessageFormat } from "intl-messageformat";
import type { ComponentChildren } from "preact";
import { formattersFor } from "./formatters.ts";

export type Lang = "en" | "es";
export const LANGS: readonly Lang[] = ["en", "es"];

/** Numbers and dates as US readers write them, in both languages. */
export const LOCALE: Record<Lang, string> = { en: "en-US", es: "es-US" };

export type Values = Record<string, string | number | Date>;
/** The sentence for a key. Throws when the key, or a value that it names, is missing. */
export type Say = (key: string, values?: Values) => string;
/** As `Say`, with elements inside: `tell("area.more", { link: (text) => <a href="…">{text}</a> })` for "Read <link>more</link>". */
export type Tell = (
  key: string,
  values: Values | Record<string, string | number | Date | ((text: ComponentChildren) => ComponentChildren)>,
) => ComponentChildren;

/** All messages of one language, as written. */
export function messagesOf(lang: Lang): Map<string, string> {
  const folder = new URL(`${lang}/`, import.meta.url);
  const all = new Map<string, string>();
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith(".json")) continue;
    for (const [key, text] of Object.entries(JSON.parse(readFileSync(new URL(file, folder), "utf8")))) {
      if (all.has(key))
        throw new Error(`web/words/${lang}/${file}: "${key}" stands in another file of this folder too.`);
      all.set(key, String(text));
    }
  }
  return all;
}

/** Sentences kept in each language, and the most letters that key and values of one may have: some 10 MB. */
const MOST_SAID = 20_000;
const LONGEST = 250;

function speaker(lang: Lang): { say: Say; tell: Tell } {
  const messages = messagesOf(lang);
  const compiled = new Map<string, IntlMessageFormat>();
  const formatters = formattersFor(LOCALE[lang]);
  const message = (key: string): IntlMessageFormat => {
    let found = compiled.get(key);
    if (!found) {
      const text = messages.get(key);
      if (text === undefined) throw new Error(`web/words/${lang}: no message "${key}". Add it to en and es.`);
      found = new IntlMessageFormat(text, LOCALE[lang], undefined, { ignoreTag: false, formatters });
      compiled.set(key, found);
    }
    return found;
  };
  const said = new Map<string, string>(); // the same message with the same values is the same sentence
  return {
    say: (key, values) => {
      const asked = values ? `${key}${written(values)}` : key;
      let text = said.get(asked);
      if (text === undefined) {
        text = String(message(key).format(values));
        if (asked.length > LONGEST) return text;
        if (said.size >= MOST_SAID) said.clear();
        said.set(asked, text);
      }
      return text;
    },
    tell: (key, values) => message(key).format(values as never) as ComponentChildren,
  };
}

/** Differs where anything of the values does. */
function written(values: Values): string {
  let all = "";
  for (const name in values) {
    const text = String(values[name]?.valueOf());
    all += ` ${name} ${typeof values[name]} ${text.length} ${text}`;
  }
  return all;
}

const speakers = { en: speaker("en"), es: speaker("es") };

/** The two ways of speaking in one language. Messages are compiled once, at first use. */
export function wordsIn(lang: Lang): { say: Say; tell: Tell } {
  return speakers[lang];
}
