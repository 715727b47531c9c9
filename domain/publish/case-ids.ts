import { createHash } from "node:crypto";
import type { LinkUri } from "./case-types.ts";

/** UUID v5 of "urn:innodopt:case" in the URL namespace of RFC 9562: under it stand all identifiers of ours. */
export const CASE_NAMESPACE = "10fb5c61-704d-5e29-b9d2-b38ade0d1e78";

/** UUID v5 (RFC 9562, 5.5): the same name has the same identifier on every installation, for ever. Lower case. */
export function uuidOf(name: string, namespace = CASE_NAMESPACE): string {
  const hash = createHash("sha1")
    .update(Buffer.from(namespace.replaceAll("-", ""), "hex"))
    .update(name)
    .digest();
  hash[6] = ((hash[6] as number) & 0x0f) | 0x50;
  hash[8] = ((hash[8] as number) & 0x3f) | 0x80;
  return hash.toString("hex", 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

export type Collection =
  | "CFDocuments"
  | "CFPackages"
  | "CFItems"
  | "CFAssociations"
  | "CFRubrics"
  | "CFConcepts"
  | "CFSubjects"
  | "CFLicenses"
  | "CFItemTypes"
  | "CFAssociationGroupings";

export const CASE_PATH = "/ims/case/v1p1";

/** Where an entity of ours is found on this installation. */
export function caseUri(address: string, collection: Collection, identifier: string): string {
  return `${address}${CASE_PATH}/${collection}/${identifier}`;
}

/** An entity of ours by its name, e.g. 'frameworks/casel#SA'. */
export function entityAt(address: string, collection: Collection, name: string) {
  const identifier = uuidOf(name);
  return { identifier, uri: caseUri(address, collection, identifier) };
}

export function linkTo(to: { identifier: string; uri: string }, title: string): LinkUri {
  return { title, identifier: to.identifier, uri: to.uri };
}
