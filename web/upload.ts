/**
 * Reads a form with files (multipart/form-data): counted, streamed to a private folder, never held in memory. What the sender calls a
 * file is shown, never used as a path.
 */
import { once } from "node:events";
import { createWriteStream, rmSync } from "node:fs";
import { mkdtemp, rm, statfs } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { finished, pipeline } from "node:stream/promises";
import { Busboy } from "@fastify/busboy";
import { FORM_BYTES } from "./door.ts";
import type { FormCtx } from "./page.tsx";

/** A file that has arrived. `name`: as its sender calls it, cleaned for showing. `path`: in the private folder. */
export type UploadedFile = { field: string; name: string; path: string; bytes: number };

/** Why a form with files was not taken: too long, more parts than a form of ours has, not whole, or no room on the disk. */
export type UploadRefused = "size" | "parts" | "broken" | "disk";

export type Received = {
  form: URLSearchParams;
  /** Without the fields in which nothing was chosen; none where it was refused. */
  files: UploadedFile[];
  refused: UploadRefused | null;
  /** Readable by this program's user alone; removed by `done` unless `keep` was called. */
  folder: string;
  keep: () => void;
  done: () => Promise<void>;
};

/** `may`: throws where the asker may not send anything; asked before the first byte is read. */
export type UploadLimits = { most: number; files?: number; may?: (ctx: FormCtx) => unknown };

const FIELDS = 300;
const FILES = 10;
const LONGEST_NAME = 200;

/**
 * What is read and let go after a refusal, in times of what a form may have: some browsers show an answer only when they could send
 * everything. The server reads a little more once it has answered (64 MB or half a second), then the connection ends.
 */
const DRAINED = 5;

/** Kept free on the disk, bytes, or a tenth of a smaller one: the database lies there too. */
const KEPT_FREE = 256 * 1024 ** 2;
/** What the forms that are arriving now may still write, bytes. */
let promised = 0;

type Free = (folder: string) => Promise<{ free: number; all: number }>;

const freeOn: Free = async (folder) => {
  const { bavail, blocks, bsize } = await statfs(folder);
  return { free: bavail * bsize, all: blocks * bsize };
};

/** The folder of a form that is arriving. What a crash leaves behind goes by this name (domain/collect/draft.store.ts). */
export const UPLOAD_FOLDER = "innodopt-upload-";

/**
 * @param limits  `most`: bytes of the whole body; `files`: how many, 10 by default. Fields hold FORM_BYTES together
 */
export async function receive(request: Request, limits: UploadLimits, freeIn: Free = freeOn): Promise<Received> {
  const folder = await mkdtemp(join(tmpdir(), UPLOAD_FOLDER)); // 0700, and a name that nobody can guess
  arriving.add(folder);
  const said = request.headers.get("content-length");
  const coming = said !== null && /^\d+$/.test(said) ? Math.min(Number(said), limits.most) : limits.most;
  promised += coming;
  try {
    const { free, all } = await freeIn(folder);
    return await taken(request, limits, folder, free - promised < Math.min(KEPT_FREE, all / 10) ? "disk" : null);
  } catch (error) {
    await drop(folder);
    throw error;
  } finally {
    promised -= coming;
  }
}

async function taken(
  request: Request,
  { most, files: mostFiles = FILES }: UploadLimits,
  folder: string,
  before: UploadRefused | null,
): Promise<Received> {
  const form = new URLSearchParams();
  const files: UploadedFile[] = [];
  const writing: Promise<void>[] = [];
  const abort = new AbortController();
  let refused: UploadRefused | null = null;
  let stopped = () => {};
  const stop = new Promise<void>((resolve) => {
    stopped = resolve;
  });
  const refuse = (why: UploadRefused) => {
    refused ??= why;
    abort.abort();
    stopped();
  };

  const parser = parserFor(request, mostFiles);
  parser?.on("error", () => refuse("broken"));
  for (const limit of ["partsLimit", "filesLimit", "fieldsLimit"] as const) parser?.on(limit, () => refuse("parts"));
  let typed = 0;
  parser?.on("field", (name, value, nameCut, valueCut) => {
    typed += name.length + value.length;
    if (nameCut || valueCut || typed > FORM_BYTES) refuse("parts");
    else form.append(name, value);
  });
  parser?.on("file", (field, stream, sent) => {
    const file = { field, name: cleaned(sent ?? ""), path: join(folder, `${writing.length}`), bytes: 0 };
    stream.on("data", (chunk: Buffer) => {
      file.bytes += chunk.length;
    });
    stream.on("error", () => {}); // said by the pipeline
    const target = createWriteStream(file.path, { flags: "wx", mode: 0o600 });
    const written = pipeline(stream, target, { signal: abort.signal }).then(() => {
      if (file.bytes > 0 || file.name !== "") files.push(file);
    });
    writing.push(
      written.catch((error: { code?: string }) =>
        refuse(/^(ENOSPC|EDQUOT|EFBIG|EIO|EROFS)$/.test(error.code ?? "") ? "disk" : "broken"),
      ),
    );
  });
  if (!parser) refuse("broken");
  if (before) refuse(before);
  if (Number(request.headers.get("content-length")) > most) refuse("size");

  let bytes = 0;
  try {
    for await (const chunk of request.body ?? []) {
      bytes += chunk.length;
      if (bytes > most) refuse("size");
      if (refused === null && parser && !parser.write(chunk)) await Promise.race([drained(parser), stop]);
      if (bytes > most * (1 + DRAINED)) break;
    }
    if (refused === null && parser) {
      parser.end();
      await Promise.race([finished(parser, { readable: false }).catch(() => refuse("broken")), stop]);
    }
  } catch {
    refuse("broken"); // the connection ended
  }
  await Promise.all(writing);
  if (refused !== null) await drop(folder);

  let kept = false;
  return {
    form,
    files: refused === null ? files : [],
    refused,
    folder,
    keep: () => {
      kept = true;
      arriving.delete(folder);
    },
    done: async () => {
      if (!kept) await drop(folder);
    },
  };
}

/** Folders of forms that are on their way: they go with the program when it stops. */
const arriving = new Set<string>();
process.on("exit", () => {
  for (const folder of arriving) rmSync(folder, { recursive: true, force: true });
});

async function drop(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  arriving.delete(folder);
}

/** null where the boundary is missing. */
function parserFor(request: Request, files: number) {
  const limits = {
    fieldNameSize: 100,
    fieldSize: FORM_BYTES,
    fields: FIELDS,
    files,
    headerPairs: 20,
    headerSize: 8192,
  };
  try {
    return new Busboy({ headers: { "content-type": request.headers.get("content-type") ?? "" }, limits });
  } catch {
    return null;
  }
}

async function drained(parser: NodeJS.EventEmitter): Promise<void> {
  await once(parser, "drain").catch(() => {}); // an error is said by its own listener
}

/** A file's name for people: no folder, no characters that steer a terminal or turn a line round. */
function cleaned(sent: string): string {
  const name = sent.split(/[\\/]/).at(-1) ?? "";
  return name.replace(/[\p{Cc}\p{Cf}]/gu, "").slice(0, LONGEST_NAME);
}
