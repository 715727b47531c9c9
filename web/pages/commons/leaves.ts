/**
 * Which values of a record are not on its page? Used by tests. Text stands as text; a word of a list ("qed") by its label;
 * a reference as a link; an own part's id as an anchor; numbers as the page writes them. What each path means is in RULES;
 * a path without a rule must stand as text.
 */
import type { CorpusRecord, Kind } from "../../../corpus/index.ts";
import { blanks } from "../../components/record-instrument.tsx";
import { type Lang, wordsIn } from "../../words/index.ts";

/** `text` as compared: without spaces, in small letters. */
export type PageText = { text: string; html: string };

/** A page's text as a reader sees it: tags gone, entities as signs. */
export function pageOf(html: string): PageText {
  const body = html.slice(html.indexOf("<main"), html.indexOf("</main>"));
  return { html: body, text: squeeze(body.replace(/<svg[\s\S]*?<\/svg>/g, "").replace(/<[^>]+>/g, " ")) };
}

function plain(text: string): string {
  return text
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&amp;/g, "&");
}
/** Spaces do not matter where tags parted a sentence. */
const squeeze = (text: string) => plain(text).replace(/\s/g, "").toLowerCase();

type Value = string | number | boolean | null;
type Seen = (value: Value, page: PageText, lang: Lang) => boolean;

const says = (page: PageText, text: string) => page.text.includes(squeeze(text));
const text: Seen = (value, page) => says(page, String(value));
const label =
  (group: string): Seen =>
  (value, page, lang) =>
    says(page, wordsIn(lang).say(`label.${group}.${value}`));
/** A reference: "id", "id#part" or "id:part". "any" is the chosen indicator. */
const link =
  (kind: Kind): Seen =>
  (value, page) => {
    const [id = "", part] = String(value).split(/[#:]/);
    if (id === "any") return true;
    const address = `${kind}/${id}${part === undefined ? "" : `#${encodeURIComponent(part)}`}"`;
    return (
      page.html.includes(`/${address}`) ||
      (part !== undefined && page.html.includes(`href="#${part}"`)) ||
      (part === undefined && page.html.includes(`/${kind}/${id}#`))
    );
  };
const anchor: Seen = (value, page) => page.html.includes(` id="${value}"`);
const prefixed =
  (prefix: string): Seen =>
  (value, page) =>
    page.html.includes(` id="${prefix}${value}"`);
/** `true` is a sentence of its own; `false` is the ordinary case and needs none. */
const when =
  (key: string): Seen =>
  (value, page, lang) =>
    value !== true || says(page, wordsIn(lang).say(key));
const figure: Seen = (value, page) =>
  says(page, new Intl.NumberFormat("en-US", { maximumFractionDigits: 4 }).format(Number(value)).replace("-", "−"));
/** Years and codes stand as written. */
const word = text;
const month: Seen = (value, page, lang) => {
  const match = /^(\d{4})-(\d{2})$/.exec(String(value));
  if (value === "undated") return says(page, wordsIn(lang).say("commons.undated"));
  if (!match) return says(page, String(value));
  const date = new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, 1));
  const locale = lang === "en" ? "en-US" : "es-US";
  return says(page, new Intl.DateTimeFormat(locale, { year: "numeric", month: "long", timeZone: "UTC" }).format(date));
};
const about: Seen = (value, page) => {
  const [kind, id] = String(value).split(":");
  return page.html.includes(`/${kind}s/${id}"`);
};
const address: Seen = (value, page) =>
  page.html.includes(String(value).replace(/&/g, "&amp;").replace(/"/g, "&quot;")) || text(value, page, "en");
const state: Seen = (value, page) => page.html.includes(`/states/us-${String(value).toLowerCase()}"`);
/** Not for people to read by itself: it orders or joins what is shown. */
const shape: Seen = () => true;
const unless =
  (special: string, key: string, otherwise: Seen): Seen =>
  (value, page, lang) =>
    value === special ? says(page, wordsIn(lang).say(key)) : otherwise(value, page, lang);

/** By kind and path; list positions are left out of a path. The first rule that fits holds. */
const RULES: Record<Kind, readonly (readonly [path: RegExp, seen: Seen])[]> = {
  indicators: [
    [/^element$/, label("element")],
    [/^seen_at$/, label("seen")],
    [/^progression\.name$/, (value, page, lang) => lang === "es" || text(value, page, lang)],
    [/^measures$/, link("instruments")],
    [/^aligned$/, link("frameworks")],
    [/^evidence$/, link("claims")],
    [/^sources$/, link("sources")],
    [/^provenance$/, unless("proposed", "commons.provenance", text)],
    [/^status$/, label("draft")],
  ],
  conditions: [
    [/^kind$/, label("condition-kind")],
    [/^level$/, label("level")],
    [/^who_can_change_it$/, label("who")],
    [/^evidence$/, link("claims")],
    [/^examples\.source$/, link("sources")],
    [/^provenance$/, unless("proposed", "commons.provenance", text)],
  ],
  claims: [
    [
      /^kind$/,
      (value, page, lang) => says(page, wordsIn(lang).say(value === "gap" ? "claim.gap.kicker" : "claim.kicker")),
    ],
    [/^about$/, about],
    [/^(support|nearest)\.study$/, link("studies")],
    [/^(support|nearest)\.finding$/, (value, page) => page.html.includes(`#${value}"`)],
    [/^support\.stance$/, label("stance")],
    [/^certainty(_once_read)?$/, label("certainty")],
    [/^provisional$/, when("claim.provisional")],
  ],
  strategies: [
    [/^audience$/, label("who")],
    [/^when\.indicator$/, link("indicators")],
    [/^when\.condition$/, link("conditions")],
    [
      /^when\.at_most$/,
      (value, page, lang) => says(page, wordsIn(lang).say("strategy.at_most", { level: Number(value) })),
    ],
    [/^when\.is$/, label("status")],
    [/^when\.main$/, when("strategy.main")],
    [/^cost\.band$/, label("cost")],
    [/^cost\.per$/, label("per")],
    [
      /^cost\.hours$/,
      (value, page, lang) =>
        value === null ? says(page, wordsIn(lang).say("strategy.no_hours")) : figure(value, page, lang),
    ],
    [
      /^cost\.money$/,
      (value, page, lang) =>
        value === null ? says(page, wordsIn(lang).say("strategy.no_money")) : text(value, page, lang),
    ],
    [
      /^effort\.weeks$/,
      (value, page, lang) => says(page, wordsIn(lang).say("strategy.weeks", { weeks: Number(value) })),
    ],
    [/^resources$/, link("resources")],
    [/^evidence\.claim$/, link("claims")],
    [/^evidence\.bearing$/, label("bearing")],
    [/^provenance$/, unless("proposed", "commons.provenance", text)],
  ],
  studies: [
    [/^tags$/, (value, page) => says(page, String(value).replaceAll("-", " "))],
    [/^source$/, link("sources")],
    [/^design$/, label("design")],
    [/^dimension$|^findings\.dimension$/, label("dimension")],
    [/^read$|^findings\.read$/, label("read")],
    [
      /^essa_tier$/,
      (value, page, lang) =>
        says(
          page,
          value === null
            ? wordsIn(lang).say("study.no_tier")
            : wordsIn(lang).say("study.tier", { tier: Number(value) }),
        ),
    ],
    [/^setting\.states$/, state],
    [/^setting\.site_type$/, label("site")],
    [/^setting\.country$/, (value, page, lang) => value === null || text(value, page, lang)],
    [
      /^setting\.years$/,
      (value, page, lang) =>
        value === null ? says(page, wordsIn(lang).say("commons.not_reported")) : text(value, page, lang),
    ],
    [/^sample\./, (value, page, lang) => value === null || figure(value, page, lang)],
    [/^findings\.id$/, anchor],
    [/^findings\.direction$/, label("direction")],
    [
      /^findings\.effect\.metric$/,
      (value, page, lang) => (value === "pct" ? says(page, "%") : label("metric")(value, page, lang)),
    ],
    [/^findings\.effect\.ci_level$/, (value, page) => says(page, `${Math.round(Number(value) * 100)}%`)],
    [
      /^findings\.(n|effect\.(value|se|p|ci|k|k_studies|clusters|clusters_by_arm|n_by_arm|lotteries|treatment_pct|comparison_pct|treatment_mean|comparison_mean))$/,
      (value, page, lang) => value === null || figure(value, page, lang),
    ],
    [
      /^findings\.verified$/,
      (value, page, lang) =>
        says(page, wordsIn(lang).say(value ? "study.finding.verified" : "study.finding.unverified")),
    ],
    [/^findings\.verified_at$/, address],
  ],
  cases: [
    [/^state$/, state],
    [/^site_type$/, label("site")],
    [/^indicators\.id$/, link("indicators")],
    [/^conditions\.id$/, link("conditions")],
    [
      /^indicators\.level$/,
      (value, page, lang) => says(page, wordsIn(lang).say("commons.level", { level: Number(value) })),
    ],
    [/^conditions\.status$/, label("status")],
    [/^outcomes\.dimension$/, label("dimension")],
    [/^(outcomes\.source|sources)$/, link("sources")],
    [/^verified_at$/, address],
  ],
  states: [
    [/^conditions\.condition$/, link("conditions")],
    [/^conditions(\.earlier)?\.status$/, label("status")],
    [/^conditions(\.earlier)?\.(source|also)$/, link("sources")],
    [/^(conditions(\.earlier)?\.as_of|looked_up)$/, month],
    [/^conditions(\.earlier)?\.read$/, label("read")],
    [/^conditions\.since$/, word],
    [/^conditions\.basis$/, unless("national statement", "state.national", text)],
    [/^status$/, label("draft")],
  ],
  instruments: [
    [/^thanks$/, (value, page) => says(page, blanks(String(value)))],
    [/^kind$/, label("instrument")],
    [/^(respondents?|interviewees|also_for|items\.role)$/, label("who")],
    [/^modes$/, label("mode")],
    [/^languages$/, (_, page, lang) => says(page, wordsIn(lang).say("instrument.languages"))],
    [/^(applies_to\.indicator|constructs\.indicators|items\.indicator|codebook\.indicator)$/, link("indicators")],
    [/^items\.condition$/, link("conditions")],
    [/^items\.mirrors$/, link("instruments")],
    [/^items\.competency$/, link("frameworks")],
    [/^coding\.codebook$/, link("instruments")],
    [/^evidence$/, link("claims")],
    [/^sources$/, link("sources")],
    [/^(items|open_prompts)\.id$/, anchor],
    [/^constructs\.id$/, prefixed("construct-")],
    [/^modules\.id$/, prefixed("module-")],
    [/^(community_version\.ask)$/, (value, page) => page.html.includes(`#${value}"`)],
    [
      /^(items\.(module|construct|scale|topic|set)|modules\.(constructs|open_prompts)|open_prompts\.module|topics\.id)$/,
      shape,
    ], // they order what is shown
    [/^items\.reverse$/, when("instrument.item.reverse")],
    [/^items\.type$/, label("item-type")],
    [/^items\.repeat$/, (value, page, lang) => says(page, wordsIn(lang).say(`instrument.item.repeat.${value}`))],
    [/^constructs\.single_item$/, when("instrument.single")],
    [/^constructs\.report$/, (_, page, lang) => says(page, wordsIn(lang).say("instrument.distribution"))],
    [
      /^modules\.optional$/,
      (value, page, lang) => says(page, wordsIn(lang).say(value ? "instrument.optional" : "instrument.required")),
    ],
    [/^open_prompts\.optional$/, when("instrument.prompt_optional")],
    [/^codebook\.family$/, label("element")],
    [/^use\.score$/, unless("construct", "label.use.construct", text)],
    [
      /^(minutes|modules\.minutes|agenda\.minutes)$/,
      (value, page, lang) => says(page, wordsIn(lang).say("instrument.minutes", { minutes: Number(value) })),
    ],
    [
      /^(constructs|modules)\.items$/,
      (value, page, lang) => says(page, wordsIn(lang).say("instrument.items", { n: Number(value) })),
    ],
    [/^status$/, label("draft")],
  ],
  frameworks: [
    [/^kind$/, label("framework")],
    [/^(items\.)?source$/, link("sources")],
    [/^(verified_at|verified_at_more)$/, address],
    [
      /^verified$/,
      (value, page, lang) => says(page, wordsIn(lang).say(value ? "framework.read_at" : "framework.not_read")),
    ],
    [
      /^items\.verified$/,
      (value, page, lang) => says(page, wordsIn(lang).say(value ? "framework.entry_read" : "framework.entry_not_read")),
    ],
    [/^(items|unconfirmed_items)\.code$/, anchor],
    [/^(items|unconfirmed_items)\.parent$/, shape], // the tree itself
    [/^items\.element$/, label("element")],
    [/^(items|unconfirmed_items)\.gloss$/, when("framework.gloss")],
    [
      /^items\.title_status$/,
      (value, page, lang) =>
        value === "verified"
          ? says(page, wordsIn(lang).say("framework.name_read"))
          : label("title-status")(value, page, lang),
    ],
    [/^unconfirmed_items\.title_status$/, (_, page, lang) => says(page, wordsIn(lang).say("framework.unconfirmed"))],
    [/^associations\.from$/, (value, page) => page.html.includes(`href="#${value}"`)],
    [/^associations\.to$/, link("frameworks")],
    [/^associations\.type$/, label("association")],
  ],
  resources: [
    [/^url$|^verified_at$/, address],
    [/^kind$/, label("resource")],
    [/^audience$/, label("who")],
    [/^indicators$/, link("indicators")],
    [/^license$/, unless("unknown", "label.license.unknown", text)],
  ],
  sources: [
    [/^type$/, label("csl")],
    [/^(issued|accessed)\.date-parts$/, (value, page) => String(value).length < 4 || text(value, page, "en")], // days and months stand inside dates
    [/^URL$|^DOI$/, address],
    [/^author\.(family|given|literal)$/, text],
  ],
};

/** Paths of the values of a record that its pages do not show, e.g. ["steps[2] in es: Convene …"]. */
export function missingFrom(record: CorpusRecord, pages: Record<Lang, PageText>): string[] {
  const missing: string[] = [];
  const walk = (value: unknown, path: string, at: string, lang: Lang | null) => {
    if (Array.isArray(value)) for (const [i, one] of value.entries()) walk(one, path, `${at}[${i}]`, lang);
    else if (typeof value === "object" && value !== null)
      for (const [key, one] of Object.entries(value)) {
        const own = key === "en" || key === "es" ? key : lang;
        const next = key === "en" || key === "es" ? path : path === "" ? key : `${path}.${key}`;
        walk(one, next, `${at}.${key}`, own);
      }
    else leaf(value as Value, path, at, lang);
  };
  const leaf = (value: Value, path: string, at: string, lang: Lang | null) => {
    if (path === "id") return; // the address itself
    const seen = RULES[record.kind].find(([pattern]) => pattern.test(path))?.[1] ?? text;
    for (const one of lang ? [lang] : (["en", "es"] as const)) {
      const translated = one === "es" && lang === null && "es" in record.body && path in (record.body.es as object);
      if (!translated && !seen(value, pages[one], one))
        missing.push(`${at.slice(1)} in ${one}: ${String(value).slice(0, 60)}`);
    }
  };
  walk(record.body, "", "", null);
  return missing;
}
