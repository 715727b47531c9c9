/** Makes the zip of the whole record in a thread of its own, from the records it is handed (download.ts), and ends. */
import { on } from "node:events";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { type CommonsRecord, commonsOf } from "../commons/commons.ts";
import { makeBundle } from "./bundle.ts";
import type { Order } from "./download.ts";

const port = parentPort as MessagePort;
const { site, version } = workerData as Order;
const records: CommonsRecord[] = [];
for await (const [some] of on(port, "message")) {
  if (some === null) break;
  records.push(...some);
}
// the version of the whole comes along, because a record's hash is handed over in short
const zip = await makeBundle({ ...commonsOf(records), version }, site);
port.postMessage(zip, [zip.buffer]);
