import { didYouMean } from "../../corpus/nearest.ts";
import type { Mapping } from "./mapping.ts";
import { problems } from "./problems.ts";
import type { Remark } from "./report.ts";

type Declares = Pick<Mapping, "mapping" | "measures">;

/** The stored ids of all measures that a mapping declares, whether or not a file had their columns. */
export function idsOf({ mapping, measures }: Declares): string[] {
  return measures.flatMap(({ id, each }) =>
    each ? each.map((entry) => `${mapping}:${id.replaceAll("{}", entry)}`) : [`${mapping}:${id}`],
  );
}

/**
 * Looks for every measure that a mapping's `together` names, in the mapping itself and in those imported before.
 *
 * @param before  the mappings imported under the same root
 * @returns       a remark on each mapping that is not there yet: its pairs wait for it
 * @throws        Problem "mapping-invalid" where the mapping is there and does not declare the measure
 */
export function checkTogether(mapping: Mapping, file: string, before: readonly Declares[]): Remark[] {
  const all = [mapping, ...before];
  const known = new Set(all.flatMap(idsOf));
  const mappings = new Set(all.map((one) => one.mapping));
  const waiting = new Map<string, string[]>();
  (mapping.together ?? []).forEach(({ score, outcome }, index) => {
    for (const id of [...score, ...outcome]) {
      if (known.has(id)) continue;
      const [of = "", ...rest] = id.split(":");
      if (rest.length === 0 || mappings.has(of)) {
        throw problems.togetherUnknown({ file, at: `together[${index}]`, id, own: mapping.mapping, known: [...known] });
      }
      waiting.set(of, [...(waiting.get(of) ?? []), id]);
    }
  });
  return [...waiting].map(([of, ids]) => ({
    code: "together-waits" as const,
    mapping: of,
    measures: ids,
    hint: didYouMean(of, mappings),
  }));
}
