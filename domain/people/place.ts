/** A node of the tree district → school → team. The root is its own unit of rights and of distribution. Pure; stored by place.store.ts. */
export type Place = {
  root: string; // id of the district or independent school at the top
  id: string; // unique under its root; the publisher's own id where there is one, e.g. '01M448'
  parent: string | null; // null = this is the root
  kind: PlaceKind;
  name: string; // as published
  state: string | null; // corpus id of a root's state, e.g. 'us-ny'
  gradeSpan: string | null; // as published, e.g. 'High School'; compared only for equality
};

export const placeKinds = ["district", "school", "team"] as const;
export type PlaceKind = (typeof placeKinds)[number];

/** What a place's id may be: it is a part of addresses, where a slash, a question mark or a backslash would lead elsewhere. */
const PLACE_ID = /^[\p{L}\p{N}][\p{L}\p{N}._~:@ -]{0,63}$/u;

/** The same, said to a person. */
export const PLACE_ID_RULE = "up to 64 letters, digits, blanks and . _ ~ : @ -, beginning with a letter or digit";

export function isPlaceId(text: string): boolean {
  return PLACE_ID.test(text);
}

/** The words in addresses under a root, as in /at/ROOT/heatmap. `web/routes.test.ts` asks that no route uses one that is not here. */
export const ADDRESS_WORDS: ReadonlySet<string> = new Set([
  ...["heatmap", "together"], // right under the root
  ...["profile", "reviews", "measures", "distribution", "questions", "next-steps", "know", "remove"],
  ...["new", "bring", "store", "place", "look", "agree", "paper"],
]);

/** A place of such an id would have no page of its own, or one that shows something else: "heatmap", "heatmap.csv". */
export function isAddressWord(id: string): boolean {
  return ADDRESS_WORDS.has(id.replace(/(\.codebook)?\.(csv|json)$/, ""));
}

/** A place and what lies under it, in the order of ids. */
export type PlaceTree = Place & { children: PlaceTree[] };

/**
 * The tree of one root's places.
 *
 * @param places  all places of one root, in any order
 * @returns       the root with its children; null when no root is among them
 */
export function treeOf(places: readonly Place[]): PlaceTree | null {
  const nodes = new Map(places.map((place): [string, PlaceTree] => [place.id, { ...place, children: [] }]));
  let root: PlaceTree | null = null;
  for (const node of [...nodes.values()].sort(byId)) {
    if (node.parent === null) root = node;
    else nodes.get(node.parent)?.children.push(node);
  }
  return root;
}

/** How many places of each kind a tree holds; the root counts. */
export function countKinds(tree: PlaceTree): Record<PlaceKind, number> {
  const counts: Record<PlaceKind, number> = { district: 0, school: 0, team: 0 };
  const visit = (node: PlaceTree) => {
    counts[node.kind] += 1;
    node.children.forEach(visit);
  };
  visit(tree);
  return counts;
}

function byId(a: Place, b: Place): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
