/** What is refused before any page runs: malformed addresses, forms from other sites, bodies that are too long. Pure. */

/** The largest form body we read, in bytes. */
export const FORM_BYTES = 64 * 1024;

/**
 * Is this address, as it stood on the wire, one that we answer? Refused: `//`, `.` and `..` as segments, encoded slashes
 * and dots, backslashes, control characters, broken percent encodings; and %00 anywhere, which no database can hold.
 */
export function addressIsPlain(raw: string): boolean {
  const path = raw.split(/[?#]/, 1)[0] ?? "";
  if (raw.includes("%00") || !path.startsWith("/") || path.includes("//") || path.includes("\\")) return false;
  if (/%(2f|5c|2e|00)/i.test(path)) return false;
  let text: string;
  try {
    text = decodeURIComponent(path);
  } catch {
    return false;
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what we look for
  if (/[\u0000-\u001f\u007f]/.test(text)) return false;
  return !text.split("/").some((segment) => segment === "." || segment === "..");
}

/**
 * Did this form come from our own page? Browsers say so in Sec-Fetch-Site or Origin; a sender that states neither is refused.
 * @param host  the Host header, e.g. "localhost:4000"
 */
export function sameOrigin(headers: Headers, host: string): boolean {
  const site = headers.get("sec-fetch-site");
  const origin = headers.get("origin");
  if (site !== null && site !== "same-origin") return false;
  if (origin === null) return site === "same-origin";
  return URL.canParse(origin) && host !== "" && new URL(origin).host === host;
}

/**
 * Is this Host header one under which this computer is asked? Another site's name that was made to point here (DNS rebinding)
 * is refused, or that site's pages could read and write what lies on this computer.
 * @param address  where the installation is found (INNODOPT_URL): its host is ours too
 */
export function hostIsOurs(host: string, address = ""): boolean {
  if (host !== "" && URL.canParse(address) && new URL(address).host === host.toLowerCase()) return true;
  return isLoopback(host);
}

/**
 * Was this computer asked by its own name, and by no proxy that says so? Only then may stewards' pages be shown: there are no
 * accounts yet, so whoever uses this computer is the steward.
 */
export function askedHere(headers: Headers, host: string): boolean {
  return isLoopback(host) && ![...headers.keys()].some((name) => PASSED_ON.test(name));
}

/** What proxies and tunnels add to a request. */
const PASSED_ON =
  /^(forwarded|via|cdn-loop|cf-ray|x-(forwarded|original|envoy|amzn)(-.*)?|x-real-ip|(.+-)?(client|connecting)-ip|tailscale-.*)$/;

/**
 * Is the site's address this computer's own? Where it is not, others come through a proxy, and one that hides what it was asked cannot
 * be told from a reader who sits here: stewards' pages are off, unless INNODOPT_REVIEW=1 says that the proxy was tried.
 */
export function leadsHere(address: string): boolean {
  return URL.canParse(address) && isLoopback(new URL(address).host);
}

function isLoopback(host: string): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host);
}

/** Reads a body, counting: null as soon as it is longer than `limit` bytes, whatever Content-Length said. */
export async function readBounded(request: Request, limit: number): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  if (request.body) {
    for await (const chunk of request.body) {
      size += chunk.length;
      if (size > limit) return null;
      chunks.push(chunk);
    }
  }
  return Buffer.concat(chunks);
}

/** The text of a form; null where it, or what its percent codes stand for, is not UTF-8. */
export function decodeForm(body: Uint8Array): string | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(body);
    for (const part of text.split(/[&=]/)) decodeURIComponent(part.replaceAll("+", " "));
    return text;
  } catch {
    return null;
  }
}
