/** Tables of the evidence: claims, studies, the works behind them. Findings have a file of their own. */
import { type Claim, certainties, depths, dimensions, type Study } from "../../../corpus/index.ts";
import { apa } from "../apa.ts";
import { workOf } from "../csl.ts";
import { recordTable } from "./record.ts";

const finding = (claim: Claim) => (claim.kind === "finding" ? claim : undefined);
const gap = (claim: Claim) => (claim.kind === "gap" ? claim : undefined);
const stanceOf = (claim: Claim, stance: string) =>
  finding(claim)?.support.flatMap((one) => (one.stance === stance ? [`${one.study}#${one.finding}`] : []));
const noSuch = "nothing, or the claim is a gap";
const onlyGaps = "the claim is not a gap";

export const claims = recordTable("claims", "What the evidence says, and what nobody knows.", [
  {
    name: "kind",
    type: "word",
    values: ["finding", "gap"],
    means: "finding = the evidence says it; gap = nobody knows.",
    of: (c) => c.kind,
  },
  {
    name: "statement",
    type: "text",
    means: "One sentence that could be wrong; of a gap: what nobody knows.",
    of: (c) => c.statement,
  },
  { name: "about", type: "list of ids", means: "indicator:ID or condition:ID.", of: (c) => c.about },
  {
    name: "certainty",
    type: "word",
    values: certainties,
    missing: "the claim is a gap",
    means: "How sure we are.",
    of: (c) => finding(c)?.certainty,
  },
  {
    name: "certainty_reason",
    type: "text",
    missing: "the claim is a gap",
    means: "Why this sure.",
    of: (c) => finding(c)?.certainty_reason,
  },
  {
    name: "certainty_once_read",
    type: "word",
    values: certainties,
    missing: "reading holds nothing down",
    means: "What certainty may become when the support has been read in full.",
    of: (c) => finding(c)?.certainty_once_read,
  },
  {
    name: "provisional",
    type: "true or false",
    missing: "the claim is a gap",
    means: "true = no supporting study was read in full or in its tables.",
    of: (c) => finding(c) && finding(c)?.provisional === true,
  },
  {
    name: "supported_by",
    type: "list of ids",
    missing: noSuch,
    means: "Findings for it, as STUDY#FINDING (findings.csv).",
    of: (c) => stanceOf(c, "supports"),
  },
  {
    name: "qualified_by",
    type: "list of ids",
    missing: noSuch,
    means: "Findings that limit it, as STUDY#FINDING.",
    of: (c) => stanceOf(c, "qualifies"),
  },
  {
    name: "contradicted_by",
    type: "list of ids",
    missing: noSuch,
    means: "Findings against it, as STUDY#FINDING.",
    of: (c) => stanceOf(c, "contradicts"),
  },
  { name: "would_change_our_mind", type: "text", means: "Which result would.", of: (c) => c.would_change_our_mind },
  {
    name: "why_it_matters",
    type: "text",
    missing: onlyGaps,
    means: "Why the gap matters.",
    of: (c) => gap(c)?.why_it_matters,
  },
  {
    name: "how_to_fill",
    type: "text",
    missing: onlyGaps,
    means: "Which study would fill the gap.",
    of: (c) => gap(c)?.how_to_fill,
  },
  {
    name: "nearest",
    type: "list of ids",
    missing: "none, or the claim is not a gap",
    means: "The closest findings there are, as STUDY#FINDING.",
    of: (c) => gap(c)?.nearest.map((n) => `${n.study}#${n.finding}`),
  },
]);

export const designs = [
  "rct",
  "qed",
  "correlational",
  "descriptive",
  "case-study",
  "implementation",
  "synthesis",
] as const;
export const unreported = "not reported";
const also = ({ sample }: Study) =>
  Object.entries(sample).flatMap(([name, n]) =>
    ["schools", "students", "teachers", "districts"].includes(name) || n === null ? [] : [`${name}: ${n}`],
  );

export const studies = recordTable("studies", "Studies and syntheses. What each found is in findings.csv.", [
  { name: "title", type: "text", means: "A short name of ours.", of: (s) => s.title },
  { name: "source", type: "id", means: "The work, in sources.csv.", of: (s) => s.source },
  {
    name: "design",
    type: "word",
    values: designs,
    means: "rct = randomized trial; qed = comparison group without randomization; synthesis = of several studies.",
    of: (s) => s.design,
  },
  {
    name: "essa_tier",
    type: "whole number",
    values: ["1", "2", "3", "4"],
    missing: "none of the four",
    means: "Our reading of the ESSA tiers of evidence.",
    of: (s) => s.essa_tier,
  },
  { name: "essa_reason", type: "text", means: "Why that tier.", of: (s) => s.essa_reason },
  {
    name: "country",
    type: "text",
    missing: unreported,
    means: "ISO code, or words where there are several.",
    of: (s) => s.setting.country,
  },
  {
    name: "states",
    type: "list of words",
    missing: "none named",
    means: "US states, two letters.",
    of: (s) => s.setting.states,
  },
  { name: "grades", type: "text", means: "Grades studied.", of: (s) => s.setting.grades },
  {
    name: "site_type",
    type: "word",
    values: ["charter", "district", "mixed"],
    means: "Kind of schools.",
    of: (s) => s.setting.site_type,
  },
  { name: "years", type: "text", missing: unreported, means: "Years studied.", of: (s) => s.setting.years },
  {
    name: "schools",
    type: "whole number",
    unit: "schools",
    missing: unreported,
    means: "Schools in the sample.",
    of: (s) => s.sample.schools,
  },
  {
    name: "students",
    type: "whole number",
    unit: "students",
    missing: unreported,
    means: "Students in the sample.",
    of: (s) => s.sample.students,
  },
  {
    name: "teachers",
    type: "whole number",
    unit: "teachers",
    missing: unreported,
    means: "Teachers in the sample.",
    of: (s) => s.sample.teachers,
  },
  {
    name: "districts",
    type: "whole number",
    unit: "districts",
    missing: unreported,
    means: "Districts in the sample.",
    of: (s) => s.sample.districts,
  },
  {
    name: "other_counts",
    type: "list of words",
    missing: "nothing else was counted",
    means: "Anything else that was counted, as WORD: NUMBER.",
    of: also,
  },
  {
    name: "dimension",
    type: "word",
    values: dimensions,
    means: "Dimension of the evidence the study is mainly about.",
    of: (s) => s.dimension,
  },
  { name: "read", type: "word", values: depths, means: "How deep somebody here read it.", of: (s) => s.read },
  {
    name: "findings",
    type: "list of ids",
    means: "Its findings' ids (findings.csv).",
    of: (s) => s.findings.map(({ id }) => id),
  },
  { name: "limitations", type: "list of sentences", means: "What limits it.", of: (s) => s.limitations },
  { name: "tags", type: "list of words", missing: "none", means: "Words to find it by.", of: (s) => s.tags },
]);

const date = (parts: readonly number[] | undefined) =>
  parts?.map((n, i) => (i === 0 ? String(n) : String(n).padStart(2, "0"))).join("-");
const absent = "not known, or the work has none";

export const sources = recordTable("sources", "Every work that a record cites: works of others, not ours.", [
  { name: "type", type: "word", means: "Type of work, as CSL names it.", of: (s) => s.type },
  { name: "title", type: "text", means: "As published.", of: (s) => s.title },
  {
    name: "authors",
    type: "list of words",
    missing: absent,
    means: "FAMILY, GIVEN; or the body that wrote it.",
    of: (s) => s.author?.map((a) => a.literal ?? [a.family, a.given].filter(Boolean).join(", ")),
  },
  {
    name: "issued",
    type: "date",
    missing: absent,
    means: "Year, year-month or date.",
    of: (s) => date(s.issued?.["date-parts"][0]),
  },
  {
    name: "container",
    type: "text",
    missing: absent,
    means: "Journal, newspaper or book it stands in.",
    of: (s) => s["container-title"],
  },
  { name: "publisher", type: "text", missing: absent, means: "Who published it.", of: (s) => s.publisher },
  { name: "volume", type: "text", missing: absent, means: "Volume.", of: (s) => s.volume },
  { name: "issue", type: "text", missing: absent, means: "Issue.", of: (s) => s.issue },
  { name: "pages", type: "text", missing: absent, means: "Pages, or an article's number.", of: (s) => s.page },
  { name: "doi", type: "text", missing: absent, means: "DOI, without https://doi.org/.", of: (s) => s.DOI },
  { name: "isbn", type: "text", missing: absent, means: "ISBN.", of: (s) => s.ISBN },
  { name: "url", type: "address", missing: absent, means: "Where it was read.", of: (s) => s.URL },
  {
    name: "accessed",
    type: "date",
    missing: "not noted",
    means: "The day on which it was read.",
    of: (s) => date(s.accessed?.["date-parts"][0]),
  },
  { name: "note", type: "text", missing: "nothing", means: "A remark of ours.", of: (s) => s.note },
  { name: "apa", type: "text", means: "The reference in APA 7, made by us.", of: (s) => apa(workOf(s)) },
]);
