import type { Column, Look } from "./draft-look.ts";
import type { MappingMeasure } from "./mapping.ts";

type Kind = Exclude<MappingMeasure["kind"], "item">;

/** What a column looks like: a guess from its name and its values, for a person to correct. */
export type Guess = {
  kind: Kind | "leave-out";
  low: number | null;
  high: number | null;
  source: MappingMeasure["source"];
  dimension: MappingMeasure["dimension"];
  title: string;
  ordered: string[]; // lowest first, where the words are known; else as often as they stand
  use: MappingMeasure["use"] | null;
};

/** The columns that say which place a row is about. */
export type PlaceGuess = { id: string; name: string; parent: string; grades: string };

/** What texts among numbers stand for. */
export type CodeGuess = {
  text: string;
  times: number;
  columns: string[];
  means: "missing" | "suppressed" | "bound" | "mistake";
};

const MOSTLY = 0.5;
const MOST_WORDS = 8;

/** Numbers, or a few words that could stand in an order: what may become a measure. */
export function maybeMeasure(column: Column): boolean {
  return column.name !== "" && (isNumeric(column) || isOrdered(column));
}

export function isNumeric(column: Column): boolean {
  const filled = column.numbers + texts(column);
  return column.numbers > 0 && !column.manyTexts && column.numbers >= filled * MOSTLY;
}

function isOrdered(column: Column): boolean {
  const words = column.texts.filter(([text]) => codeOf(text) === "mistake");
  return (
    column.numbers === 0 &&
    !column.manyTexts &&
    words.length >= 2 &&
    words.length <= MOST_WORDS &&
    orderOf(words.map(([w]) => w)) !== null
  );
}

function texts(column: Column): number {
  return column.texts.reduce((sum, [, times]) => sum + times, 0);
}

/** @param rows  of the file */
export function guessColumn(column: Column): Guess {
  const words = said(column.name);
  const source = sourceOf(words);
  const use = useOf(words);
  const base = {
    low: null,
    high: null,
    source,
    dimension: dimensionOf(words, source, use),
    title: titleOf(column.name),
    ordered: [],
    use,
  };
  if (isOrdered(column)) {
    const order = orderOf(column.texts.map(([text]) => text).filter((text) => codeOf(text) === "mistake")) ?? [];
    return { ...base, kind: "ordered", ordered: order, source: source === "record" ? "observer" : source };
  }
  if (!isNumeric(column)) return { ...base, kind: "leave-out" };
  return { ...base, ...scaleOf(column, words) };
}

function scaleOf(column: Column, words: string): Pick<Guess, "kind" | "low" | "high"> {
  const low = column.low ?? 0;
  const high = column.high ?? 0;
  const plain = { low: null, high: null };
  const counts =
    /\b(n|nr|num|number|count|total|enroll\w*|eligible|responses|respondents|students|teachers|tested)\b/.test(words);
  const share = /%|\b(pct|perc|percent\w*)\b/.test(words) && high <= 200; // what lies over 100 is refused by its row
  if (low >= 0 && (share || column.percentSigns > 0 || (/\b(rate|share|proportion)\b/.test(words) && high <= 100)))
    return { kind: "percent", low: 0, high: 100 };
  if (counts && column.whole && low >= 0) return { kind: "count", ...plain };
  if (low >= 0 && high <= 10 && !column.whole)
    return { kind: "score", low: low >= 1 && high <= 5 ? 1 : 0, high: low >= 1 && high <= 4 ? 4 : high <= 5 ? 5 : 10 };
  if (low >= 1 && high <= 5 && column.whole) return { kind: "score", low: 1, high: high <= 4 ? 4 : 5 };
  if (low >= 0 && high <= 100 && !column.whole) return { kind: "percent", low: 0, high: 100 };
  if (low >= 0 && high <= 100 && /\b(score|index|scale)\b/.test(words)) return { kind: "score", low: 0, high: 100 };
  return { kind: column.whole && low >= 0 && high > 100 ? "count" : "number", ...plain };
}

/** "trustTeachers_2012" → "trust teachers 2012", in small letters. */
function said(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/[_.\-/:()]+/g, " ")
    .toLowerCase()
    .trim();
}

function titleOf(name: string): string {
  const words = name.replace(/[_.]+/g, " ").replace(/\s+/g, " ").trim();
  return (words.charAt(0).toUpperCase() + words.slice(1)).slice(0, 120);
}

function sourceOf(words: string): Guess["source"] {
  if (/\b(teachers?|tch|educators?|t)\b/.test(words)) return "teacher";
  if (/\b(parents?|family|families|guardians?|p|f)\b/.test(words)) return "family";
  if (/\b(leaders?|principals?|admin\w*)\b/.test(words)) return "leader";
  if (/\b(observ\w*|review\w*|quality|visit\w*)\b/.test(words)) return "observer";
  if (/\b(student survey|students? (say|feel|report)\w*|s)\b/.test(words)) return "student";
  if (/\bstudents?\b/.test(words) && /\b(belong|trust|safe|climate|voice|engag|agency|respect|support)/.test(words))
    return "student";
  return "record";
}

function useOf(words: string): Guess["use"] {
  if (/\b(enroll\w*|total students|membership)\b/.test(words)) return "enrollment";
  if (/\b(free|frl|frpl|lunch|poverty|econ\w*|low income)\b/.test(words)) return "free-lunch";
  if (/\b(ell?|eld?|lep|english l\w+|language l\w+|learning english|bilingual)\b/.test(words))
    return "language-learners";
  return null;
}

function dimensionOf(words: string, source: Guess["source"], use: Guess["use"]): Guess["dimension"] {
  if (
    use !== null ||
    /\b(black|white|hispanic|latin\w*|asian|native|race|male|female|disab\w*|iep|homeless|mobility)\b/.test(words)
  )
    return "context";
  if (
    /\b(attend\w*|graduat\w*|dropout\w*|sat|act|ap|math\w*|read\w*|writ\w*|ela|science|test\w*|profic\w*|gpa|college|credits?|regents)\b/.test(
      words,
    )
  )
    return "academic";
  return source === "record" ? "context" : "change";
}

/** Orders that people use, lowest first; a column's words are in one where each is found in it. */
const ORDERS: readonly (readonly string[])[] = [
  ["very weak", "weak", "fair", "neutral", "average", "strong", "very strong"],
  ["not yet organized", "partially organized", "moderately organized", "organized", "well organized"],
  [
    "far below average",
    "well below average",
    "below average",
    "near average",
    "average",
    "about average",
    "above average",
    "well above average",
    "far above average",
  ],
  ["strongly disagree", "disagree", "neutral", "neither agree nor disagree", "agree", "strongly agree"],
  ["never", "rarely", "seldom", "sometimes", "often", "usually", "always"],
  ["underdeveloped", "developing", "proficient", "well developed", "outstanding"],
  ["f", "d", "c", "b", "a"],
  ["very low", "low", "medium", "moderate", "high", "very high"],
  ["poor", "fair", "good", "very good", "excellent"],
  ["not meeting", "approaching", "meeting", "exceeding"],
  ["no", "partly", "yes"],
];

/** The words in their order, lowest first; null where no known order has them all. */
export function orderOf(words: readonly string[]): string[] | null {
  const plain = (word: string) => word.toLowerCase().replace(/[-_]+/g, " ").trim();
  for (const order of ORDERS) {
    if (!words.every((word) => order.includes(plain(word)))) continue;
    return [...words].sort((a, b) => order.indexOf(plain(a)) - order.indexOf(plain(b)));
  }
  return null;
}

/** What a text among numbers most likely stands for. */
export function codeOf(text: string): CodeGuess["means"] {
  const plain = text.trim().toLowerCase();
  if (
    /^(n\/?a|n\.a\.|none|null|nan|missing|no data|not enough data|not available|ndtrq|n\/r|-+|\.+|#n\/a|\?)$/.test(
      plain,
    )
  )
    return "missing";
  if (/^(s|\*+|ds|ps|n<\d+|suppressed|masked|redacted|<\s*10|<\s*5|too few.*|too small.*)$/.test(plain))
    return "suppressed";
  if (/^[<>≤≥]\s*=?\s*\d/.test(plain)) return "bound";
  return "mistake";
}

/** The texts that stand among numbers in the file, most frequent first. */
export function codesIn(columns: readonly Column[]): CodeGuess[] {
  const found = new Map<string, CodeGuess>();
  for (const column of columns) {
    if (!isNumeric(column)) continue;
    for (const [text, times] of column.texts) {
      const one = found.get(text) ?? { text, times: 0, columns: [], means: codeOf(text) };
      one.times += times;
      one.columns.push(column.name);
      found.set(text, one);
    }
  }
  return [...found.values()].sort((a, b) => b.times - a.times || (a.text < b.text ? -1 : 1));
}

/** The year in a file's name: "2012", "2025-26"; "" where there is none. "2026-01" is a month of 2026. */
export function yearIn(name: string): string {
  const [all, first = "", next = ""] = /(?<!\d)((?:19|20)\d\d)(?:[-–](\d\d|(?:19|20)\d\d))?(?!\d)/.exec(name) ?? [""];
  return next === "" || Number(next.slice(-2)) === (Number(first) + 1) % 100 ? all : first;
}

/** Which columns count who answered, of how many, by source. */
export function guessPeople({ columns }: Pick<Look, "columns">): Record<string, { n: string; eligible: string }> {
  const whole = columns.filter((column) => isNumeric(column) && column.whole && (column.low ?? 0) >= 0);
  const whose = {
    teacher: { who: /\b(teachers?|tch|t)\b/, letter: /\bt\b/ },
    student: { who: /\b(students?|s)\b/, letter: /\bs\b/ },
    family: { who: /\b(parents?|famil(y|ies)|p|f)\b/, letter: /\b[pf]\b/ },
    leader: { who: /\b(leaders?|principals?)\b/, letter: null },
  };
  const find = (who: RegExp, what: RegExp) =>
    whole.find(
      ({ name }) => who.test(said(name)) && what.test(said(name)) && !/%|\b(rate|pct|percent)\b/.test(said(name)),
    )?.name ?? "";
  return Object.fromEntries(
    Object.entries(whose).flatMap(([source, { who, letter }]) => {
      // "n_s" counts answers; "n_students" is more often how many there are
      const n = find(who, /\b(answered|responded|responses|respondents)\b/) || (letter ? find(letter, /\bn\b/) : "");
      return n === "" ? [] : [[source, { n, eligible: find(who, /\b(eligible|asked|invited|surveyed)\b/) }]];
    }),
  );
}

/** Which columns name the place, "" where none looks like it. */
export function guessPlaces({ columns, rows }: Pick<Look, "columns" | "rows">): PlaceGuess {
  const full = (column: Column) => column.empty === 0 && column.name !== "";
  const single = columns.filter((column) => full(column) && column.distinct >= Math.min(rows, 5_000) * 0.98);
  const named = (list: readonly Column[], like: RegExp) => list.find(({ name }) => like.test(said(name)))?.name ?? "";
  const isText = (column: Column) => column.numbers === 0 || column.manyTexts;
  const mostly = columns.filter((column) => full(column) && column.distinct >= rows / 2); // a school may stand there twice
  const likeId = /\b(id|dbn|code|key|number|no|nces\w*|rcdts|cds|bn)\b/;
  const id =
    named(single, likeId) ||
    named(mostly, likeId) ||
    single.find((c) => !isText(c) || c.firsts.every((t) => t.length <= 12))?.name ||
    "";
  const others = columns.filter(({ name }) => name !== id);
  const name =
    named(others.filter(isText), /\b(school ?name|name of school|name|nombre|campus|institution)\b/) ||
    named(others.filter(isText), /\b(school|escuela)\b/);
  const few = others.filter(
    (column) => full(column) && isText(column) && column.name !== name && column.distinct < rows / 2,
  );
  return {
    id,
    name,
    parent: named(few, /\b(district|town|area|network|region|borough|lea|zona|distrito)\b/),
    grades: named(few, /\b(grades?|level|school ?type|span)\b/),
  };
}
