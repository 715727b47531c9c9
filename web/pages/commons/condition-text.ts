/** A condition's texts, taken apart as they are written: how to tell has its three answers, a lever begins with who moves it. Pure. */

/** The document to look at, then what each answer looks like. The labels are the record's own words ("Present:"). */
export type HowToTell = { look: string; answers: readonly (readonly [label: string, text: string])[] };

const TEST = /^(.*?)\s*(Present:)\s*(.*?)\s*(Partly:)\s*(.*?)\s*(Absent:)\s*(.*)$/s;

/** A test that is written otherwise is all `look`, without answers. */
export function howToTell(test: string): HowToTell {
  const [, look = "", ...rest] = TEST.exec(test) ?? [];
  if (rest.length === 0) return { look: test, answers: [] };
  const answers = [0, 2, 4].map((i) => [rest[i] ?? "", rest[i + 1] ?? ""] as const);
  return { look, answers };
}

/** An answer's text where it stands as a sentence of its own: "the rule is dated" is "The rule is dated". */
export const asSentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "District: open the channel" is ["District:", "open the channel"]; without a name before it, who is "". */
export function leverOf(lever: string): readonly [who: string, what: string] {
  const [, who = "", what = lever] = /^([A-Z][^:.]{2,40}:)\s+(.*)$/s.exec(lever) ?? [];
  return [who, what];
}
