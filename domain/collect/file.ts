import { isUtf8 } from "node:buffer";
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, stat } from "node:fs/promises";
import { basename } from "node:path";
import { Readable } from "node:stream";
import { TextDecoderStream } from "node:stream/web";
import type { MappingFile } from "./mapping.ts";
import { problems } from "./problems.ts";

export type Encoding = "utf-8" | "windows-1252" | "utf-16le" | "utf-16be";

/** What a file is, before anything of it is understood. */
export type TextFile = {
  id: string; // as the mapping calls it
  name: string; // without a folder
  path: string;
  bytes: number;
  sha256: string;
  encoding: Encoding;
  encodingWhy: string; // how it is known, for the report
};

/**
 * Reads a file once, from end to end: its hash, its size and its encoding. Strict UTF-8 first; what is not UTF-8 is read as
 * Windows-1252, and the report says so.
 *
 * @param name  as people call it, where the path does not say it
 * @throws Problem "file-missing", "file-empty", "not-text" (a workbook, an archive), "encoding-wrong" (not what the mapping says)
 */
export async function inspectFile(path: string, declared: MappingFile, name = basename(path)): Promise<TextFile> {
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isFile()) throw problems.fileMissing({ file: path });
  if (found.size === 0) throw problems.fileEmpty({ file: name, of: "bytes" });
  const head = await firstBytes(path, 8192);
  refuseOtherFormats(name, head);

  const hash = createHash("sha256");
  const mark = markOf(head);
  const wide = mark === "utf-16le" || mark === "utf-16be" || declared.encoding?.startsWith("utf-16");
  let rest: Buffer = Buffer.alloc(0);
  let line = 0;
  let wrongLine = 0; // the first line that is not UTF-8
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    hash.update(chunk);
    if (wide || wrongLine > 0) continue;
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = bytes.lastIndexOf(0x0a) + 1; // no byte of a longer UTF-8 character is 0x0a
    const whole = bytes.subarray(0, end);
    rest = bytes.subarray(end);
    if (isUtf8(whole)) line += countLines(whole);
    else wrongLine = line + firstWrongLine(whole);
  }
  if (!wide && wrongLine === 0 && !isUtf8(rest)) wrongLine = line + 1;
  const base = { id: declared.id, name, path, bytes: found.size, sha256: hash.digest("hex") };

  const stated = declared.encoding;
  if (stated !== undefined) {
    if (mark !== null && mark !== stated)
      throw problems.encodingWrong({ file: name, line: 1, said: `${stated} as the mapping says` });
    if (stated === "utf-8" && wrongLine > 0) {
      throw problems.encodingWrong({ file: name, line: wrongLine, said: "UTF-8 as the mapping says" });
    }
    return { ...base, encoding: stated, encodingWhy: "as the mapping says" };
  }
  if (mark !== null) {
    if (mark === "utf-8" && wrongLine > 0) {
      throw problems.encodingWrong({ file: name, line: wrongLine, said: "UTF-8 as its first bytes say" });
    }
    return { ...base, encoding: mark, encodingWhy: "by its byte order mark" };
  }
  if (wrongLine > 0) {
    return { ...base, encoding: "windows-1252", encodingWhy: `line ${wrongLine.toLocaleString("en-US")} is not UTF-8` };
  }
  return { ...base, encoding: "utf-8", encodingWhy: "every byte of it" };
}

/** The file's text as UTF-8 bytes, in pieces, without a byte order mark. */
export async function* utf8Pieces(file: TextFile): AsyncGenerator<Buffer> {
  if (file.encoding === "utf-8") {
    let first = true;
    for await (const chunk of createReadStream(file.path) as AsyncIterable<Buffer>) {
      yield first && markOf(chunk) === "utf-8" ? chunk.subarray(3) : chunk;
      first = false;
    }
    return;
  }
  const bytes = Readable.toWeb(createReadStream(file.path)) as ReadableStream<BufferSource>;
  const decoded = bytes.pipeThrough(
    new TextDecoderStream(file.encoding) as unknown as ReadableWritablePair<string, BufferSource>,
  );
  for await (const text of decoded as unknown as AsyncIterable<string>) yield Buffer.from(text, "utf8");
}

/** The first lines of a file as text, at most `bytes` of it, ending with a whole line where the file is longer. */
export async function firstText(file: TextFile, bytes: number): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of utf8Pieces(file)) {
    pieces.push(piece);
    size += piece.length;
    if (size >= bytes) break;
  }
  const all = Buffer.concat(pieces);
  const end = size >= bytes ? all.lastIndexOf(0x0a) + 1 : all.length;
  return all.subarray(0, end === 0 ? all.length : end).toString("utf8");
}

async function firstBytes(path: string, length: number): Promise<Buffer> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(length), position: 0 });
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

function markOf(bytes: Buffer): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  return null;
}

function refuseOtherFormats(file: string, head: Buffer): void {
  const begins = (...bytes: number[]) => bytes.every((byte, i) => head[i] === byte);
  if (begins(0x50, 0x4b, 0x03, 0x04)) {
    const workbook =
      head.includes("[Content_Types].xml") || head.includes("xl/") || file.toLowerCase().endsWith(".xlsx");
    throw problems.notText({ file, is: workbook ? "xlsx" : "zip" });
  }
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) throw problems.notText({ file, is: "xls" });
  if (begins(0x1f, 0x8b)) throw problems.notText({ file, is: "gzip" });
  if (begins(0x25, 0x50, 0x44, 0x46)) throw problems.notText({ file, is: "pdf" });
  if (markOf(head)?.startsWith("utf-16") !== true && head.includes(0)) throw problems.notText({ file, is: "zeros" });
}

function countLines(bytes: Buffer): number {
  let lines = 0;
  for (let at = bytes.indexOf(0x0a); at !== -1; at = bytes.indexOf(0x0a, at + 1)) lines++;
  return lines;
}

function firstWrongLine(bytes: Buffer): number {
  let line = 1;
  let start = 0;
  for (let end = bytes.indexOf(0x0a); end !== -1; end = bytes.indexOf(0x0a, start)) {
    if (!isUtf8(bytes.subarray(start, end))) return line;
    line++;
    start = end + 1;
  }
  return line;
}
