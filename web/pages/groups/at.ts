/** What the forms about groups share: the group of an address, its trail, its addresses, a field with a day. */
import { groupById } from "../../../domain/people/membership.store.ts";
import type { Group } from "../../../domain/people/membership.ts";
import type { Crumb } from "../../components/page.tsx";
import { type Ctx, NotFound } from "../../page.tsx";

/** The group that the address names; 404 where there is none. */
export async function groupAt({ db, params }: Pick<Ctx, "db"> & { params: { id: string } }): Promise<Group> {
  const group = await groupById(db, params.id);
  if (!group) throw new NotFound();
  return group;
}

export type GroupStep = "join" | "leave" | "remove";

export function groupAddress({ id }: Pick<Group, "id">, step?: GroupStep): string {
  const base = `/groups/${encodeURIComponent(id)}`;
  return step ? `${base}/${step}` : base;
}

export function trailToGroup({ say }: Pick<Ctx, "say">, group: Group | null, here: string): Crumb[] {
  return [
    { label: say("measure.places"), href: "/places" },
    { label: say("district.groups"), href: "/groups" },
    ...(group ? [{ label: group.name, href: groupAddress(group) }] : []),
    { label: here },
  ];
}
