import { expect, test } from "vitest";
import { refusalOf } from "./refused.ts";

const refused = {
  status: 421,
  why: "host",
  what: "This computer has another name.",
  site: "http://localhost",
} as const;

test("what the door refuses is a problem under /api, a status under /ims, and a page elsewhere", async () => {
  const api = refusalOf("/api/v1/records", refused);
  expect(api?.headers.get("content-type")).toBe("application/problem+json");
  expect(await api?.json()).toMatchObject({ status: 421, code: "refused-host", what: refused.what });
  const cases = refusalOf("/ims/case/v1p1/CFItems/x", { ...refused, status: 400 });
  expect([cases?.status, await cases?.json()]).toEqual([
    400,
    expect.objectContaining({ imsx_codeMajor: "failure", imsx_description: refused.what }),
  ]);
  expect(refusalOf("/indicators", refused)).toBeUndefined();
  expect(refusalOf("/api", refused)).toBeUndefined();
});
