import { expect, test } from "vitest";
import { wordProblems } from "./check-words.ts";

const problems = (en: Record<string, string>, es: Record<string, string>, code: string, same: string[] = []) =>
  wordProblems({ en: new Map(Object.entries(en)), es: new Map(Object.entries(es)), same, code: [code] });

test("words that agree with each other and with the code pass", () => {
  const en = { "a.one": "{n, plural, one {# school} other {# schools}}", "a.kind.x": "<b>Hi</b>", "a.kind.y-z": "Bye" };
  const es = {
    "a.one": "{n, plural, one {# escuela} other {# escuelas}}",
    "a.kind.x": "<b>Hola</b>",
    "a.kind.y-z": "Adiós",
  };
  // biome-ignore lint/suspicious/noTemplateCurlyInString: code as it stands in a file
  expect(problems(en, es, 'say("a.one", { n }); say(`a.kind.${kind({ of: x })}`)')).toEqual([]);
});

test("a key in one language only fails, either way", () => {
  expect(problems({ "a.x": "Yes" }, {}, '"a.x"')).toEqual(['en "a.x": has no Spanish. Add it to es.']);
  expect(problems({ "a.x": "Yes" }, { "a.x": "Sí", "a.y": "No" }, '"a.x"')).toEqual([
    'es "a.y": has no English. Add it to en, or delete it.',
  ]);
});

test("Spanish equal to English fails unless the key is listed, and a list that is out of date fails too", () => {
  expect(problems({ "a.x": "Total" }, { "a.x": "Total" }, '"a.x"')[0]).toMatch(/equals the English/);
  expect(problems({ "a.x": "Total" }, { "a.x": "Total" }, '"a.x"', ["a.x"])).toEqual([]);
  expect(problems({ "a.x": "Sum" }, { "a.x": "Suma" }, '"a.x"', ["a.x", "a.gone"])).toHaveLength(2);
});

test("placeholders, tags and select options must be the same", () => {
  expect(problems({ "a.x": "{n} of {total}" }, { "a.x": "{n} de {todos}" }, '"a.x"')[0]).toMatch(/n, todos.*n, total/);
  expect(problems({ "a.x": "<b>a</b>" }, { "a.x": "<i>a</i>" }, '"a.x"')[0]).toMatch(/<i>/);
  expect(
    problems({ "a.x": "{k, select, p {1} other {2}}" }, { "a.x": "{k, select, q {1} other {2}}" }, '"a.x"')[0],
  ).toMatch(/select/);
});

test("a message that is no ICU message is named", () => {
  expect(problems({ "a.x": "{n" }, { "a.x": "{m" }, '"a.x"')[0]).toMatch(/en "a.x": is not a valid message/);
});

test("a key that the code asks for and nobody wrote fails, and a key that nobody asks for", () => {
  const words: [Record<string, string>, Record<string, string>] = [{ "a.x": "Yes" }, { "a.x": "Sí" }];
  expect(problems(...words, '"a.x" "a.y"')[0]).toMatch(/asks for "a.y"/);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: code as it stands in a file
  expect(problems(...words, '"a.x" `a.kind.${k}`')[0]).toMatch(/no key of web\/words\/en fits/);
  expect(problems(...words, '"b.x"')).toEqual(['en "a.x": nothing asks for it. Delete it from en and es.']);
});

test("both languages quote with “ ”: straight marks, « », one inside its own kind and one that does not close fail", () => {
  const tried = (es: string) => problems({ "a.x": "Open “Schools”" }, { "a.x": es }, '"a.x"');
  expect(tried("Abra “Escuelas”, luego “Nuevo ‘uno’”")).toEqual([]);
  for (const es of ["Abra «Escuelas»", 'Abra "Escuelas"', "Abra “Escuelas", "Abra ”Escuelas“", "Abra “la “mía””"])
    expect(tried(es), es).toEqual(['es "a.x": quote with “ ”, and ‘ ’ inside; each opens and closes.']);
});
