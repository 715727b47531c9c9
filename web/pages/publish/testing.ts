/** The site on the corpus as it is, with its changes, for the tests of this folder. */
import { corpusFolder, readChanges, readCorpus } from "../../../corpus/index.ts";
import { commonsOf } from "../../../domain/commons/commons.ts";
import { createSite } from "../../server.ts";

export const BASE = "https://innodopt.example.org";
const changes = readChanges(corpusFolder);
export const { records } = readCorpus(corpusFolder);
export const commons = commonsOf(
  records.map((record) => {
    const { date, what } = changes.get(`${record.kind}/${record.id}`) ?? { date: "2026-11-25", what: "first record" };
    return { ...record, lastChange: { date, what } };
  }),
);
export const site = createSite({ db: undefined as never, commons, address: () => BASE });

export async function asked(path: string): Promise<Response> {
  return await site.request(BASE + path);
}

export async function text(path: string): Promise<string> {
  const answer = await asked(path);
  if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`);
  return answer.text();
}
