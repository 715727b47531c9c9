import { problems } from "./problems.ts";

/** "Correct this": what somebody says is wrong with a record or a number. */
export type Note = {
  /** Made by the sender before sending (newNoteId), so that sending twice stores once. */
  id: string;
  /** The root place it belongs to, "" for the commons: follows from `about`. */
  root_id: string;
  /** Address of the page it is about, without the language, e.g. "/indicators/purpose-shared-why" or "/at/nyc/01M448". */
  about: string;
  body: string;
  /** Only where they want an answer. */
  contact: string | null;
};

/** Longest texts, in characters. */
export const NOTE_LIMITS = { about: 500, body: 5000, contact: 200 } as const;

/** A note's id: 128 random bits as 22 letters, digits, "-" and "_". */
export function newNoteId(): string {
  return Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64url");
}

/**
 * A note as a form or a program sends it.
 *
 * @throws Problem "note-id" | "note-about" | "note-body" | "note-contact", each naming its field
 */
export function noteFrom(sent: { id?: unknown; about?: unknown; body?: unknown; contact?: unknown }): Note {
  const id = text(sent.id, "id");
  if (!/^[A-Za-z0-9_-]{22,64}$/.test(id))
    throw problems.noteField({
      field: "id",
      what: "This form has lost its number.",
      remedy: "Open it again from the page it is about.",
    });
  const about = text(sent.about, "about").replace(/^\/es(\/|$)/, "/");
  if (!/^\/[^\s\\]*$/.test(about) || about.startsWith("//"))
    throw problems.noteField({
      field: "about",
      what: "The page this note is about is not an address of this site.",
      remedy: "Use the link “Correct this” on the page itself.",
    });
  const body = text(sent.body, "body");
  if (body === "")
    throw problems.noteField({
      field: "body",
      what: "Nothing was written.",
      remedy: "Say what is wrong and, if you can, how you know.",
    });
  const contact = text(sent.contact ?? "", "contact") || null;
  return { id, root_id: rootIn(about), about, body, contact };
}

/** The id of the root place in an address, which spells letters such as ñ in percent codes; "" for the commons. */
function rootIn(about: string): string {
  const spelled = /^\/at\/([^/?#]+)/.exec(about)?.[1] ?? "";
  try {
    return decodeURIComponent(spelled);
  } catch {
    return spelled;
  }
}

/** Trimmed, with line ends as \n; what no database can hold is refused. */
function text(value: unknown, field: keyof Note & ("id" | "about" | "body" | "contact")): string {
  const raw = typeof value === "string" ? value.replace(/\r\n?/g, "\n").trim() : "";
  const limit = field === "id" ? 64 : NOTE_LIMITS[field];
  if (raw.length > limit)
    throw problems.noteField({
      field,
      what: `This is ${raw.length} characters long; ${limit} can be kept.`,
      remedy: "Make it shorter, or send it as two notes.",
    });
  if (raw.includes("\0") || !raw.isWellFormed())
    throw problems.noteField({
      field,
      what: "This holds characters that are no text.",
      remedy: "Type it again, or paste it as plain text.",
    });
  return raw;
}
