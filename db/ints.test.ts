import pg from "pg";
import { expect, test } from "vitest";
import { intsIn } from "./connect.ts";

const any = pg.types.getTypeParser(1007 as never, "text") as (text: string) => unknown;

test("lists of whole numbers are read as PostgreSQL's own parser reads them", () => {
  for (const text of ["{}", "{0}", "{12,30,45,2,0}", "{-1,2147483647,-2147483648}", "{7,7}"])
    expect(intsIn(text)).toEqual(any(text));
});

test("what is more than a list of whole numbers is left to that parser", () => {
  for (const text of ["{NULL}", "{1,NULL}", "{{1,2},{3,4}}", "[0:1]={1,2}", "{1,}", "{,1}", "{1-2}"])
    expect(intsIn(text)).toBeNull();
});
