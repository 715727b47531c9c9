import type { Mapping, RoundMapping } from "./mapping.ts";
import { problems } from "./problems.ts";

/**
 * The mapping as it is used for some of its files: with their round.
 *
 * @throws Problem "several-rounds"; "mapping-invalid" where the round is said twice or not at all
 */
export function ofRound(mapping: Mapping, files: readonly string[], name: string): RoundMapping {
  const { round } = mapping;
  const twice = mapping.files.find((file) => (file.round !== undefined) === (round !== undefined));
  if (twice && round) throw problems.roundTwice({ file: name, name: twice.name });
  if (twice) throw problems.roundMissing({ file: name, name: twice.name });
  if (round !== undefined) return { ...mapping, round };
  const given = mapping.files.flatMap((file) => (file.round && files.includes(file.id) ? [file.round] : []));
  const rounds = new Map(given.map((one) => [one.id, one]));
  if (rounds.size > 1) throw problems.severalRounds({ file: name, rounds: [...rounds.keys()] });
  return { ...mapping, round: given[0] ?? (mapping.files[0]?.round as NonNullable<Mapping["round"]>) };
}
