import { Problem } from "../../db/problem.ts";

/** Every problem of what is given out and taken in, by name. */
export const problems = {
  notACasePackage: (d: { where: string; what: string }) =>
    new Problem({
      code: "not-a-case-package",
      where: d.where || "the file",
      what: `This is not as a CASE package has it: ${d.what}.`.replace("..", "."),
      remedy: "A package has CFDocument, CFItems and CFAssociations; ask its server for CFPackages/{id}.",
    }),
  zipNotMade: (d: { why: string }, options?: ErrorOptions) =>
    new Problem(
      {
        code: "zip-not-made",
        where: "/download",
        what: `The file with the whole record could not be made: ${d.why}.`.replace("..", "."),
        remedy: "Ask for it again; single tables and records are there without it.",
      },
      options,
    ),
};
