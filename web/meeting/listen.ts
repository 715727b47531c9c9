/** The phones' port on the network: what is not for it is turned away before anything of ours sees it. */
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { type MeetingApp, NOTHING } from "./app.ts";
import { hostIsHere, isNear, lanAddresses, origin } from "./network.ts";

/** `/r/` and something that may be a code, as it stands on the wire: no percent codes, no second slash, no other form of target. */
const TARGET = /^\/r\/[A-Za-z0-9-]{1,12}(\?[\w=&-]{0,100})?$/;
const METHODS = ["GET", "HEAD", "POST"];

/** Is this a request that the app may see? Pure but for the computer's own addresses. */
export function isForPhones({ method, url, host, from }: { method: string; url: string; host: string; from: string }) {
  return METHODS.includes(method) && TARGET.test(url) && hostIsHere(host) && isNear(from);
}

export type MeetingPort = {
  port: number;
  /** Where phones reach it now, e.g. ["http://192.168.1.20:8081"]; empty while there is no network. */
  addresses(): string[];
  close(): Promise<void>;
};

/**
 * @param port  0 for any free port
 * @throws the system's error, `code` EADDRINUSE when the port is busy
 */
export async function listenForPhones(app: MeetingApp, port: number): Promise<MeetingPort> {
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const server = createServer(
    {
      headersTimeout: 5_000,
      requestTimeout: 10_000,
      connectionsCheckingInterval: 1_000,
      keepAliveTimeout: 5_000,
      maxHeaderSize: 8 * 1024,
    },
    (request, response) => {
      const { method = "", url = "", headers, socket } = request;
      if (isForPhones({ method, url, host: headers.host ?? "", from: socket.remoteAddress ?? "" }))
        void listener(request, response);
      else nothing(response);
    },
  );
  server.maxConnections = 500;
  const hasFour = lanAddresses().every((address) => !address.includes(":"));
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, hasFour ? "0.0.0.0" : "::", resolve);
  });
  const listening = (server.address() as AddressInfo).port;
  return {
    port: listening,
    addresses: () => lanAddresses().map((address) => origin(address, listening)),
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeIdleConnections();
      }),
  };
}

/** The same short answer to everything else; what was sent along is not read. */
function nothing(response: ServerResponse): void {
  response.writeHead(404, {
    "content-type": "text/plain; charset=utf-8",
    "content-length": Buffer.byteLength(NOTHING),
    connection: "close",
  });
  response.end(NOTHING);
}
