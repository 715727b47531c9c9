/** CASE 1.1, the read operations of 1EdTech's REST/JSON binding, at /ims/case/v1p1. Open to every site and program. */

import type { Context } from "hono";
import { Hono } from "hono";
import { CASE_PATH } from "../../domain/publish/case-ids.ts";
import { type CaseLibrary, caseLibrary } from "../../domain/publish/case-library.ts";
import { sendData } from "../respond.ts";
import { type CaseFault, choose, faults, fieldsOf, statusOf } from "./case-query.ts";
import { type Given, linkHeader } from "./operation.ts";

/** Operations that answer one thing by its identifier, with what it is called where it comes in a list of its own. */
const single: Record<string, (library: CaseLibrary, id: string) => unknown> = {
  CFDocuments: (library, id) => library.documents.find((document) => document.identifier === id),
  CFPackages: (library, id) => library.packages.get(id),
  CFItems: (library, id) => library.items.get(id),
  CFAssociations: (library, id) => library.associations.get(id),
  CFItemAssociations: (library, id) => {
    const CFItem = library.items.get(id);
    return CFItem && { CFItem, CFAssociations: library.around.get(id) ?? [] };
  },
  CFRubrics: (library, id) => library.rubrics.get(id),
  CFLicenses: (library, id) => library.definitions.CFLicenses.get(id),
  CFAssociationGroupings: (library, id) => library.definitions.CFAssociationGroupings.get(id),
  CFConcepts: (library, id) => setOf("CFConcepts", library, id),
  CFSubjects: (library, id) => setOf("CFSubjects", library, id),
  CFItemTypes: (library, id) => setOf("CFItemTypes", library, id),
};

/** These three answer with a list: the one asked for and those under it. Ours have none under them. */
function setOf(name: "CFConcepts" | "CFSubjects" | "CFItemTypes", library: CaseLibrary, id: string) {
  const found = library.definitions[name].get(id);
  return found && { [name]: [found] };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function caseApp({ commons, address }: Given): Hono {
  const app = new Hono();
  let made: { at: string; library: CaseLibrary } | undefined;
  const library = () => {
    const at = address();
    if (made?.at !== at) made = { at, library: caseLibrary(commons, at) };
    return made.library;
  };

  app.get(`${CASE_PATH}/CFDocuments`, (c) => {
    openToAll(c);
    const url = new URL(c.req.url);
    const chosen = choose(library().documents, url.searchParams, `${address()}${url.pathname}`);
    if ("fault" in chosen) return sendFault(c, chosen.fault);
    c.header("X-Total-Count", String(chosen.total));
    c.header("Link", linkHeader(chosen.links));
    return json(c, { CFDocuments: chosen.documents });
  });

  app.get(`${CASE_PATH}/:collection/:id`, (c) => {
    openToAll(c);
    const { collection, id } = c.req.param();
    const find = Object.hasOwn(single, collection) ? single[collection] : undefined;
    if (!find) return sendFault(c, faults.noOperation(c.req.path));
    const [unknown] = [...new URL(c.req.url).searchParams.keys()].filter((name) => name !== "fields");
    if (unknown !== undefined) return sendFault(c, faults.parameter(unknown, "This operation takes fields alone."));
    if (!UUID.test(id)) return sendFault(c, faults.notUuid(id));
    const found = find(library(), id);
    if (found === undefined) return sendFault(c, faults.unknown(collection, id));
    if (c.req.query("fields") === undefined) return json(c, found);
    if (collection !== "CFDocuments")
      return sendFault(c, faults.parameter("fields", "fields can be asked of CFDocuments alone."));
    const chosen = fieldsOf([found as never], c.req.query("fields") ?? "");
    return "fault" in chosen ? sendFault(c, chosen.fault) : json(c, chosen.documents[0]);
  });

  app.all("/ims/*", (c) => {
    const isRead = c.req.method === "GET" || c.req.method === "HEAD";
    return sendFault(c, isRead ? faults.noOperation(c.req.path) : faults.readOnly(c.req.method));
  });
  return app;
}

function openToAll(c: Context): void {
  c.header("Access-Control-Allow-Origin", "*");
  c.header("Access-Control-Expose-Headers", "ETag, Link, X-Total-Count");
}

function json(c: Context, body: unknown): Promise<Response> {
  return sendData(c, { type: "application/json", body: JSON.stringify(body) });
}

function sendFault(c: Context, fault: CaseFault): Response {
  c.header("Content-Type", "application/json");
  c.header("Cache-Control", "no-store");
  return c.body(JSON.stringify(statusOf(fault)), fault.status);
}
