/** What the API answers when it cannot do what was asked: RFC 9457, `application/problem+json`, with what, where and remedy. */
import type { Context } from "hono";
import { didYouMean, nearest } from "../../corpus/index.ts";
import { Problem } from "../../db/problem.ts";

/** A problem with the status it is answered with. `near` is the nearest thing there is to what was asked for. */
export class ApiProblem extends Problem {
  readonly status: 400 | 403 | 404 | 405 | 421 | 500;
  readonly near: string | null;

  constructor(
    status: ApiProblem["status"],
    d: { code: string; where: string; what: string; remedy: string; near?: string | undefined },
  ) {
    super(d);
    this.status = status;
    this.near = d.near ?? null;
  }
}

const titles: Record<ApiProblem["status"], string> = {
  400: "A part of the address is not understood",
  403: "The request came from another site",
  404: "There is nothing at this address",
  405: "The API is read only",
  421: "This computer has another name",
  500: "A fault of the program",
};

export const problems = {
  noOperation: (d: { path: string; known: readonly string[] }) => {
    const near = nearest(d.path, d.known);
    return new ApiProblem(404, {
      code: "no-operation",
      where: d.path,
      what: "The API has no such operation.",
      remedy: near ? `Did you mean ${near}? /api lists all.` : "/api lists all operations.",
      near,
    });
  },

  noKind: (d: { kind: string; kinds: readonly string[] }) =>
    new ApiProblem(404, {
      code: "no-kind",
      where: d.kind,
      what: "There is no such kind of record.",
      remedy: `${didYouMean(d.kind, d.kinds).trim()} The kinds are ${d.kinds.join(", ")}.`.trim(),
      near: nearest(d.kind, d.kinds),
    }),

  noRecord: (d: { kind: string; id: string; near: string | undefined }) =>
    new ApiProblem(404, {
      code: "no-record",
      where: `${d.kind}/${d.id}`,
      what: "There is no record of this kind with this id.",
      remedy: d.near ? `Did you mean "${d.near}"?` : `/api/v1/records?kind=${d.kind} lists all of them.`,
      near: d.near,
    }),

  noPlace: (d: { where: string; what: string; near: string | undefined }) =>
    new ApiProblem(404, {
      code: "no-place",
      where: d.where,
      what: d.what,
      remedy: d.near ? `Did you mean "${d.near}"?` : "/api/v1/places lists the districts and independent schools here.",
      near: d.near,
    }),

  parameter: (d: { name: string; what: string; remedy: string; near?: string | undefined }) =>
    new ApiProblem(400, { code: "bad-parameter", where: d.name, what: d.what, remedy: d.remedy, near: d.near }),

  refused: (d: { status: 400 | 403 | 421; why: string; path: string; what: string }) =>
    new ApiProblem(d.status, {
      code: `refused-${d.why}`,
      where: d.path,
      what: d.what,
      remedy: "/api says how to ask.",
    }),

  readOnly: (d: { method: string; path: string }) =>
    new ApiProblem(405, {
      code: "read-only",
      where: `${d.method} ${d.path}`,
      what: "Nothing can be changed through the API.",
      remedy: "Use GET. What is wrong can be told at /correct.",
    }),

  fault: (d: { path: string; id: string }) =>
    new ApiProblem(500, {
      code: "fault",
      where: d.path,
      what: `Something went wrong in the program; it is in its log as ${d.id}.`,
      remedy: "Try again. If it stays, send this number to whoever runs the program.",
    }),
};

/** The body of a problem, as RFC 9457 has it, with ours beside. */
export function problemBody(problem: ApiProblem, site: string) {
  const { status, code, where = "", what, remedy, near } = problem;
  return {
    type: `${site}/api#problem-${code}`,
    title: titles[status],
    status,
    detail: `${what} ${remedy}`,
    code,
    where,
    what,
    remedy,
    near,
  };
}

export function sendProblem(c: Context, problem: ApiProblem, site: string): Response {
  c.header("Content-Type", "application/problem+json");
  c.header("Cache-Control", "no-store");
  if (problem.status === 405) c.header("Allow", "GET, HEAD");
  return c.body(JSON.stringify(problemBody(problem, site)), problem.status);
}
