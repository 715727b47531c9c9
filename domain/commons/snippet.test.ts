import { expect, test } from "vitest";
import { fold, pieces, stemmable } from "./fold.ts";
import { mark, SNIPPET, snippet } from "./snippet.ts";

test("folding takes accents, capitals and signs, and keeps letters of every script", () => {
  expect(fold("Pre-Mortem: ¿Por qué, «señor»?")).toBe("pre mortem por que senor");
  expect(fold("a teacher’s, don't; teachers'")).toBe("a teacher dont teachers");
  expect(fold("ÁÀÂÄÃÅ ÉÈÊË ÍÌÎÏ ÓÒÔÖÕ ÚÙÛÜ ÑÇ")).toBe("aaaaaa eeee iiii ooooo uuuu nc");
  expect(fold("школа 学校 ½")).toBe("школа 学校 1 2");
  expect(fold("🏫 … --")).toBe("");
  const text = "Don't: the teacher's 3.5 K-12 rooms, o'clock 's";
  expect(fold(text)).toBe(fold(`${text} é`).slice(0, -2)); // the short way for plain letters is the long way
});

test("a Spanish plural has its singular's stem", () => {
  expect(stemmable(fold("evaluaciones"), "es")).toBe(stemmable(fold("evaluación"), "es"));
});

test("pieces and marks joined are the text as it was", () => {
  const text = "¿Qué dicen las evaluaciones? “Nada”, dijo O'Neil—y se fue.";
  const joined = (parts: readonly { text: string }[]) => parts.map((part) => part.text).join("");
  expect(joined(pieces(text))).toBe(text);
  const marked = mark(text, new Set(["evaluaciones", "que"]));
  expect(joined(marked)).toBe(text);
  expect(marked.filter((part) => part.marked).map((part) => part.text)).toEqual(["Qué", "evaluaciones"]);
});

test("the snippet is the sentence with most different words, no longer than it may be", () => {
  const words = new Set(["seat", "time"]);
  const texts = ["Time time time. Nothing here.\nRules on seat time count hours. More time."];
  expect(snippet(texts, words)).toBe("Rules on seat time count hours.");
  const long = `${"word ".repeat(80)}about seat time ${"and more ".repeat(80)}`;
  const short = snippet([long], words) ?? "";
  expect(short).toMatch(/^… .*seat time.* …$/);
  expect(short.length).toBeLessThanOrEqual(SNIPPET + 4);
  expect(snippet(["Nothing."], words)).toBeNull();
});
