/** The tree of a CASE package's items and the codes they get here. Pure. */

/** An item as a package has it. */
export type ReadItem = { identifier: string; uri: string; lastChangeDateTime: string; fullStatement: string } & Record<
  string,
  unknown
>;

type Link = {
  associationType: string;
  originNodeURI: { identifier: string };
  destinationNodeURI: { identifier: string };
} & Record<string, unknown>;

/** Our codes have no spaces or colons and are each other's only one. A package may have none, or the same twice. */
export function codesOf(items: readonly ReadItem[]): Map<string, string> {
  const taken = new Set<string>();
  const codes = new Map<string, string>();
  for (const { identifier, humanCodingScheme } of items) {
    const published = typeof humanCodingScheme === "string" ? humanCodingScheme.trim().replace(/[\s:]+/g, "-") : "";
    const short = identifier.slice(0, 8);
    const tries = published ? [published, `${published}~${short}`] : [short];
    const code = [...tries, identifier].find((one) => !taken.has(one)) ?? identifier;
    taken.add(code);
    codes.set(identifier, code);
  }
  return codes;
}

/**
 * Items in the order of reading: each before those under it; siblings by sequence number, else by code, never by their place in
 * the file. An item's first isChildOf to an item or the document is its place. Items that lie under each other in a circle are
 * taken as lying under nothing.
 *
 * @param document  the document's identifier
 */
export function treeOf<L extends Link>(
  items: readonly ReadItem[],
  links: readonly L[],
  codes: ReadonlyMap<string, string>,
  document: string,
): { ordered: ReadItem[]; parents: Map<string, L> } {
  const parents = new Map<string, L>();
  for (const link of links) {
    const { originNodeURI: from, destinationNodeURI: to, associationType } = link;
    const inside = codes.has(to.identifier) || to.identifier === document;
    if (associationType === "isChildOf" && codes.has(from.identifier) && inside && !parents.has(from.identifier))
      parents.set(from.identifier, link);
  }
  const above = (id: string) => {
    const to = parents.get(id)?.destinationNodeURI.identifier;
    return to !== undefined && codes.has(to) ? to : undefined;
  };
  for (const { identifier } of items) {
    const seen = new Set([identifier]);
    for (let up = above(identifier); up !== undefined; up = above(up)) {
      if (seen.has(up)) {
        parents.delete(up);
        break;
      }
      seen.add(up);
    }
  }
  const under = Map.groupBy(items, ({ identifier }) => above(identifier));
  const ordered: ReadItem[] = [];
  const place = (item: ReadItem) => {
    const number = Number(parents.get(item.identifier)?.sequenceNumber ?? Number.NaN);
    return { number: Number.isNaN(number) ? Number.POSITIVE_INFINITY : number, code: codes.get(item.identifier) ?? "" };
  };
  const visit = (id: string | undefined) => {
    const siblings = (under.get(id) ?? []).map((item) => ({ item, ...place(item) }));
    siblings.sort((a, b) => (a.number === b.number ? natural.compare(a.code, b.code) : a.number - b.number));
    for (const { item } of siblings) {
      ordered.push(item);
      visit(item.identifier);
    }
  };
  visit(undefined);
  return { ordered, parents };
}

/** 'A.2' before 'A.10'. */
const natural = new Intl.Collator("en", { numeric: true });
