/** What the door refuses is answered in the form of who was asked: the API's, CASE's, or undefined where it is a page. */
import { faults, statusOf } from "./case-query.ts";
import { problemBody, problems } from "./problem.ts";

/** @param what  the sentence that the page for people says */
export function refusalOf(
  path: string,
  d: { status: 400 | 403 | 421; why: string; what: string; site: string },
): Response | undefined {
  const answer = (type: string, body: object) =>
    new Response(JSON.stringify(body), {
      status: d.status,
      headers: { "content-type": type, "cache-control": "no-store" },
    });
  if (path.startsWith("/ims/")) return answer("application/json", statusOf(faults.refused(d.status, d.what)));
  if (path.startsWith("/api/"))
    return answer("application/problem+json", problemBody(problems.refused({ ...d, path }), d.site));
  return undefined;
}
