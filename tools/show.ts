import { dump } from "js-yaml";
import {
  corpusFolder,
  didYouMean,
  isKind,
  type Kind,
  kinds,
  problemLine,
  type Reference,
  readChanges,
  readCorpus,
  relationNames,
  singular,
} from "../corpus/index.ts";
import { addressOf, type Commons, commonsOf, titleOf } from "../domain/commons/commons.ts";
import { recordData } from "../domain/commons/record-data.ts";
import { type Io, OK, PROBLEM, UsageError, type Verb } from "./verb.ts";

export const verb: Verb = {
  name: "show",
  summary: "one record of the corpus, what it names and who names it",
  usage: "show KIND ID",
  async run(args, io) {
    const [word, id, ...more] = args;
    if (word === undefined || id === undefined || more.length > 0) throw new UsageError("Name a kind and an id.");
    const kind = kindOf(word);
    if (kind === undefined) {
      io.err(`${word}: there is no such kind of record.${didYouMean(word, kinds)} The kinds are ${kinds.join(", ")}.`);
      return PROBLEM;
    }
    const commons = fromFolder(io);
    if (commons.get(kind, id) === undefined) {
      const near = commons.nearestId(kind, id);
      const remedy = near === undefined ? `The site lists all at /${kind}.` : `Did you mean "${near}"?`;
      io.err(`${kind} ${id}: there is no such ${singular[kind]}. ${remedy}`);
      return PROBLEM;
    }
    if (io.json) io.out(JSON.stringify(recordData(commons, kind, id)));
    else for (const line of asText(commons, kind, id)) io.out(line);
    return OK;
  },
};

/** 'indicators' or 'indicator'. */
function kindOf(word: string): Kind | undefined {
  return isKind(word) ? word : kinds.find((kind) => singular[kind] === word);
}

/** The commons of the corpus folder, without a database. Records that cannot be read are said and left out. */
function fromFolder(io: Io): Commons {
  const { records, problems } = readCorpus(corpusFolder);
  for (const problem of problems) io.err(`corpus/${problemLine(problem)}`);
  const changes = readChanges(corpusFolder);
  return commonsOf(
    records.map((record) => {
      const stamp = changes.get(`${record.kind}/${record.id}`);
      const stands = stamp !== undefined && record.hash.startsWith(stamp.hash);
      return { ...record, lastChange: stands ? { date: stamp.date, what: stamp.what } : null };
    }),
  );
}

function* asText(commons: Commons, kind: Kind, id: string): Generator<string> {
  const change = commons.lastChange(kind, id);
  yield titleOf(commons, kind, id, "en").text;
  yield `${addressOf(kind, id)}  ·  last change ${change === null ? "not stamped yet" : `${change.date}: ${change.what}`}`;
  yield "";
  yield dump(commons.get(kind, id), { lineWidth: 100 }).trimEnd();
  yield* section(commons, "IT NAMES", commons.referencesFrom(kind, id), 0);
  yield* section(commons, "NAMED BY", commons.referencesTo(kind, id), 1);
}

/** References under the relation's name as read from this end: 0 = the record names, 1 = it is named. */
function* section(commons: Commons, head: string, references: readonly Reference[], end: 0 | 1): Generator<string> {
  yield "";
  yield `${head}  (${references.length === 0 ? "nobody" : references.length})`;
  for (const [relation, group] of Map.groupBy(references, (reference) => reference.relation)) {
    yield `  ${relationNames[relation][end]}`;
    for (const { from, to, part, ownPart, note } of group) {
      const other = end === 0 ? to : from;
      const more = [part, ownPart, note].filter((word) => word !== undefined);
      const title = titleOf(commons, other.kind, other.id, "en").text;
      yield `    ${other.kind} ${other.id}${more.length > 0 ? ` (${more.join("; ")})` : ""}: ${title}`;
    }
  }
}
