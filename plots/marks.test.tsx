import { renderToString } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import { axisOver } from "./axis.ts";
import { boxPaths } from "./box.tsx";
import { charsIn, FileBars, FileChart, linesOf } from "./file.tsx";
import { FileForest, ForestTrack } from "./forest.tsx";
import { PITCH, UnitMarks, unitPaths } from "./unit-marks.tsx";

const numbers = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map(([, n]) => Number(n));

describe("unit marks", () => {
  const counts = { up: 3, bar: 0, down: 1, ring: 12 };

  test("there is one mark for each thing counted, its shape for its sort, none where nothing was counted", () => {
    const { paths } = unitPaths({ counts });
    expect(paths.map(({ shape, d }) => [shape, d.match(/M/g)?.length])).toEqual([
      ["up", 3],
      ["down", 1],
      ["ring", 12],
    ]);
    expect(UnitMarks({ counts: { up: 0, bar: 0, down: 0, ring: 0 } })).toBeNull();
  });

  test("lines are full before the next begins, and the picture is as large as its lines", () => {
    expect(unitPaths({ counts, perLine: 14 })).toMatchObject({ width: 14 * PITCH, height: 2 * PITCH });
    expect(unitPaths({ counts: { ...counts, ring: 0 } })).toMatchObject({ width: 4 * PITCH, height: PITCH });
  });
});

test("a box is full where a condition is present, half full where partly, empty where absent", () => {
  const width = (status: "present" | "partly") => Number(/h([\d.]+)/.exec(boxPaths(status).filling)?.[1]);
  expect(width("partly")).toBe(width("present") / 2);
  expect(boxPaths("absent").filling).toBe("");
  expect(boxPaths("absent").outline).toBe(boxPaths("present").outline);
});

describe("effects on one axis", () => {
  const axis = axisOver([-0.2, 0.6], { low: null, high: null });

  test("a range is a line, its mark closed; without one the mark stands alone and open", () => {
    const closed = renderToString(<ForestTrack axis={axis} value={0.2} range={[0, 0.4]} />);
    const open = renderToString(<ForestTrack axis={axis} value={0.2} range={null} />);
    expect(closed).toContain('class="ci"');
    expect(open).not.toContain('class="ci"');
    expect(open).toContain('class="m open"');
  });

  test("in a file, marks stand in the order of their values, and what leaves the axis ends at its edge", () => {
    const row = (value: number) => ({ value, range: null, label: `l${value}`, note: `n${value}`, written: "" });
    const html = renderToString(
      <FileForest axis={axis} width={900} none="0" write={String} rows={[-0.2, 0.1, 0.6, 9].map(row)} />,
    );
    const [low = 0, mid = 0, high = 0, beyond = 0] = numbers(html, /cx="([\d.]+)"/g);
    expect(low < mid && mid < high).toBe(true);
    expect(beyond).toBe(
      numbers(
        renderToString(<FileForest axis={axis} width={900} none="0" write={String} rows={[row(axis.high)]} />),
        /cx="([\d.]+)"/g,
      )[0],
    );
  });
});

describe("a chart as a file", () => {
  test("words are set in lines that are no longer than they may be, and none is lost", () => {
    const text = "Of what was looked at most was said by few";
    const lines = linesOf(text, 12);
    expect(lines.join(" ")).toBe(text);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(12);
    expect(charsIn(100, 10)).toBe(17); // 5.6 px each
  });

  test("bars are as long as their numbers, from zero", () => {
    const html = renderToString(<FileBars width={880} rows={[10, 5, 0].map((n) => ({ label: `r${n}`, n }))} />);
    const [ten = 0, five, none] = numbers(html, /<rect[^>]* width="(\d+)"/g);
    expect([five, none]).toEqual([ten / 2, 0]);
  });

  test("it has a size, a title and a description, and at its foot where the numbers come from", () => {
    const html = renderToString(
      <FileChart width={400} height={100} lang="es" title="Título" about="De qué." foot={["Innodopt", "CC BY 4.0"]}>
        <g />
      </FileChart>,
    );
    expect(html).toMatch(/<svg [^>]*width="400" height="(\d+)" viewBox="0 0 400 \1" role="img"[^>]* lang="es"/);
    expect(html).toContain('<title id="title">Título</title><desc id="about">De qué. Innodopt CC BY 4.0</desc>');
    expect(html).not.toMatch(/style=|class=/);
  });
});
