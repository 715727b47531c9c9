/** Records and the whole as schema.org knows them, for search engines and programs: JSON-LD in the head of pages. */
import type { Bodies, Kind, Source } from "../../corpus/index.ts";
import { addressOf, type Commons, titleOf } from "../commons/commons.ts";
import { citedWhole, LICENSE, PUBLISHER, worksBehind } from "./cite.ts";
import type { Work } from "./csl.ts";

type Thing = { readonly [property: string]: unknown };

const publisher = (site: string): Thing => ({ "@type": "Organization", name: PUBLISHER, url: `${site}/` });

/** The whole as a data set, and the site. */
export function linkedWhole(commons: Commons, site: string, description: string): Thing {
  return {
    "@context": "https://schema.org",
    "@graph": [
      {
        "@type": "Dataset",
        "@id": `${site}/#corpus`,
        name: citedWhole(commons, site).title,
        description,
        url: `${site}/`,
        license: LICENSE,
        version: commons.version,
        ...(commons.changedOn && { dateModified: commons.changedOn }),
        inLanguage: ["en", "es"],
        isAccessibleForFree: true,
        creator: publisher(site),
        publisher: publisher(site),
        distribution: [
          {
            "@type": "DataDownload",
            encodingFormat: "application/zip",
            contentUrl: `${site}/download/innodopt-corpus.zip`,
          },
        ],
      },
      {
        "@type": "WebSite",
        "@id": `${site}/#site`,
        name: PUBLISHER,
        url: `${site}/`,
        inLanguage: ["en", "es"],
      },
    ],
  };
}

/** A record. A source is the work itself, without our licence; all others are works of ours. */
export function linkedRecord(commons: Commons, site: string, kind: Kind, id: string, lang: "en" | "es"): Thing {
  const address = site + addressOf(kind, id);
  const title = titleOf(commons, kind, id, lang);
  const change = commons.lastChange(kind, id);
  const own = kind === "sources" ? {} : ours(commons, site, kind, id);
  return {
    "@context": "https://schema.org",
    "@id": address,
    url: address,
    name: title.text,
    ...own,
    ...(change && kind !== "sources" && { dateModified: change.date }),
    ...readers[kind](commons.get(kind, id) as never, lang, site),
  };
}

/** What is the same for each record of ours. */
function ours(commons: Commons, site: string, kind: Kind, id: string): Thing {
  const works = worksBehind(commons, kind, id);
  return {
    license: LICENSE,
    version: commons.versionOf(kind, id),
    isPartOf: { "@id": `${site}/#corpus` },
    author: publisher(site),
    publisher: publisher(site),
    ...(works.length > 0 && { isBasedOn: works.map((work) => site + addressOf("sources", work.id)) }),
  };
}

const readers: { readonly [K in Kind]: (body: Bodies[K], lang: "en" | "es", site: string) => Thing } = {
  indicators: (r, lang) => ({
    "@type": "LearningResource",
    learningResourceType: "practice indicator",
    abstract: lang === "es" ? r.es.statement : r.statement,
    creativeWorkStatus: r.status,
  }),
  conditions: (r, lang) => ({ "@type": "CreativeWork", abstract: lang === "es" ? r.es.statement : r.statement }),
  claims: (r, _, site) =>
    r.kind === "gap"
      ? { "@type": "CreativeWork", genre: "research gap", abstract: r.statement }
      : {
          "@type": "Claim",
          text: r.statement,
          appearance: { "@type": "WebPage", url: site + addressOf("claims", r.id) },
        },
  strategies: (r) => ({
    "@type": "HowTo",
    abstract: r.on_tuesday,
    step: r.steps.map((text, i) => ({ "@type": "HowToStep", position: i + 1, text })),
  }),
  studies: (r, _, site) => ({
    "@type": "CreativeWork",
    genre: `study record: ${r.design}`,
    about: { "@id": site + addressOf("sources", r.source) },
    keywords: r.tags,
  }),
  cases: (r) => ({
    "@type": "Article",
    headline: r.site,
    abstract: r.story,
    temporalCoverage: r.years,
    spatialCoverage: { "@type": "State", name: r.state },
  }),
  states: (r) => ({
    "@type": "CreativeWork",
    abstract: r.note,
    spatialCoverage: { "@type": "State", name: r.name },
  }),
  instruments: (r) => ({
    "@type": "LearningResource",
    learningResourceType: r.kind,
    timeRequired: `PT${r.minutes}M`,
    inLanguage: r.languages,
    creativeWorkStatus: r.status,
  }),
  frameworks: (r, _, site) => ({
    "@type": "DefinedTermSet",
    abstract: r.about,
    publisher: { "@type": "Organization", name: r.publisher },
    license: undefined, // the entries are their publisher's
    hasDefinedTerm: r.items.map((item) => ({
      "@type": "DefinedTerm",
      termCode: item.code,
      name: item.title,
      inDefinedTermSet: site + addressOf("frameworks", r.id),
    })),
  }),
  resources: (r) => ({
    "@type": "CreativeWork",
    abstract: r.use,
    about: {
      "@type": "CreativeWork",
      name: r.title,
      url: r.url,
      publisher: { "@type": "Organization", name: r.publisher },
    },
  }),
  sources: (r) => work(r),
};

const TYPES: { readonly [T in Source["type"]]: string } = {
  article: "ScholarlyArticle",
  "article-journal": "ScholarlyArticle",
  "article-magazine": "Article",
  "article-newspaper": "NewsArticle",
  book: "Book",
  chapter: "Chapter",
  dataset: "Dataset",
  document: "CreativeWork",
  "entry-dictionary": "CreativeWork",
  legislation: "Legislation",
  manuscript: "Manuscript",
  "post-weblog": "BlogPosting",
  report: "Report",
  speech: "CreativeWork",
  thesis: "Thesis",
  webpage: "WebPage",
};

const HEADLINE = new Set(["ScholarlyArticle", "Article", "NewsArticle", "BlogPosting", "Report"]);

/** Somebody's work, with its own addresses. */
function work(source: Work): Thing {
  const type = TYPES[source.type];
  const [year, ...rest] = source.issued?.["date-parts"][0] ?? [];
  const same = [source.DOI && `https://doi.org/${source.DOI}`, source.URL].filter(Boolean);
  const container = source["container-title"];
  return {
    "@type": type,
    ...(HEADLINE.has(type) && { headline: source.title }),
    ...(source.author && {
      author: source.author.map(({ family, given, literal }) =>
        literal === undefined
          ? { "@type": "Person", name: [given, family].filter(Boolean).join(" ") }
          : { "@type": "Organization", name: literal },
      ),
    }),
    ...(year !== undefined && {
      datePublished: [year, ...rest].map((n, i) => (i === 0 ? String(n) : String(n).padStart(2, "0"))).join("-"),
    }),
    ...(source.publisher && { publisher: { "@type": "Organization", name: source.publisher } }),
    ...(container && { isPartOf: { "@type": type === "Chapter" ? "Book" : "Periodical", name: container } }),
    ...(source.DOI && { identifier: `doi:${source.DOI}` }),
    ...(same.length > 0 && { sameAs: same }),
  };
}

/** As it stands in a script element: no character that could end it. */
export function inScript(thing: Thing): string {
  return JSON.stringify(thing).replaceAll("<", "\\u003c");
}
