import type { Line } from "./family.ts";
import type { Profile } from "./profile.ts";
import type { Summary } from "./summary.store.ts";

/**
 * A profile as data: every number with n, eligible, response rate, range, source, method and state; nothing that disclosure
 * withheld. The same for the command line and the API.
 */
export function profileData(profile: Profile, summary: Summary) {
  const { place, path } = profile;
  const number = (line: Line) => ({
    measure: line.measure.id,
    title: line.measure.title,
    source: line.measure.source,
    dimension: line.measure.dimension,
    kind: line.measure.kind,
    round: line.round,
    ...line.cell,
    counts: undefined,
    rate: line.estimate?.rate ?? null,
    range: line.estimate?.range ?? null,
    method: line.estimate?.method ?? null,
    basis: line.estimate?.basis ?? null,
    others: line.band,
    similar: line.likeBand,
    position: line.position,
  });
  const families = profile.families.map((family) => ({
    id: family.id,
    title: family.title,
    dimension: family.dimension,
    numbers: family.lines.map(number),
    gaps: family.gaps,
    questions: family.items.map(({ measure, round, cell }) => ({
      measure: measure.id,
      question: measure.question,
      source: measure.source,
      round,
      state: cell.state,
      ...("why" in cell ? { why: cell.why } : {}),
      ...(cell.state === "value" ? { counts: cell.counts, n: cell.n } : {}),
    })),
  }));
  return {
    place: { root: place.root, id: place.id, name: place.name, kind: place.kind, gradeSpan: place.gradeSpan },
    path: path.map(({ id }) => id),
    facts: profile.facts.map(number),
    families,
    similar: profile.similar,
    standsOut: sentenceJson(profile.standsOut),
    disagree: sentenceJson(profile.disagree),
    unknown: { ...profile.unknown, begin: profile.unknown.begin && beginJson(profile.unknown.begin) },
    readings: profile.readings,
    together: place.id === place.root ? summary.together : undefined,
    imports: summary.imports.map(({ id, mapping, files, isPublic, madeAt }) => ({
      id: isPublic ? id : null,
      mapping,
      files: files.map(({ name, sha256, bytes, rows }) => ({ name, sha256: isPublic ? sha256 : null, bytes, rows })),
      madeAt,
    })),
  };
}

function sentenceJson(sentence: Profile["standsOut"] | Profile["disagree"]) {
  if (sentence.kind === "stands-out") return { ...sentence, line: sentence.line.measure.id };
  if (sentence.kind === "disagree") return { ...sentence, family: sentence.family.id };
  return sentence;
}

const beginJson = ({ instrument, minutes, covers }: NonNullable<Profile["unknown"]["begin"]>) => ({
  instrument: instrument.id,
  minutes,
  covers,
});
