/** A table to take along, at three addresses: PATH.csv, PATH.json, PATH.codebook.csv. */
import { codebookCsv, type Take, takeCsv, takeJson } from "../../../domain/publish/take.ts";
import { type Ctx, type DataRoute, data } from "../../page.tsx";

const CSV = "text/csv; charset=utf-8";

/** A table and what its JSON says beside it, e.g. the place. */
// biome-ignore lint/suspicious/noExplicitAny: each table has rows of its own kind, and only its own columns read them
export type Taken = { take: Take<any>; about?: Readonly<Record<string, unknown>> };

/**
 * The three files of one table. Put them before a page whose last part (`/at/:root/:place`) would take their address.
 *
 * @param path  without an ending, e.g. "/at/:root/:place/profile"
 * @param load  the table; throws NotFound where there is none
 */
export function takeFiles<P extends string>(path: P, load: (ctx: Ctx<P>) => Taken | Promise<Taken>): DataRoute[] {
  const make = async (ctx: Ctx): Promise<Taken> => {
    const taken = await (load as unknown as (ctx: Ctx) => Promise<Taken>)(ctx);
    return ctx.madeUp ? saidMadeUp(taken) : taken;
  };
  return [
    data(`${path}.csv` as string, async (ctx) => {
      const { take } = await make(ctx);
      return { type: CSV, body: takeCsv(take), name: `${take.name}.csv` };
    }),
    data(`${path}.json` as string, async (ctx) => {
      const { take, about } = await make(ctx);
      return { type: "application/json; charset=utf-8", body: takeJson(take, about), name: `${take.name}.json` };
    }),
    data(`${path}.codebook.csv` as string, async (ctx) => {
      const { take } = await make(ctx);
      return { type: CSV, body: codebookCsv(take), name: `${take.name}.codebook.csv` };
    }),
  ];
}

/** Of a made-up place: the file's name, each row and the codebook say so, wherever the file travels. */
function saidMadeUp({ take, about }: Taken): Taken {
  const column = {
    name: "made_up",
    type: "true or false",
    means: "Invented: nobody and nothing in this row is real.",
    of: () => true,
  };
  return {
    take: {
      ...take,
      name: `made-up-${take.name}`,
      columns: [...take.columns, column as (typeof take.columns)[number]],
    },
    about: { madeUp: true, ...about },
  };
}
