import { renderToStaticMarkup } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import { blocksOf, Scatter } from "./scatter.tsx";

const axis = { low: 0, high: 10, ticks: [0, 5, 10] };
const write = (tick: number) => String(tick);
const drawn = (points: { x: number; y: number }[]) =>
  renderToStaticMarkup(<Scatter x={axis} y={axis} points={points} writeX={write} writeY={write} title="t" about="a" />);
const many = Array.from({ length: 6000 }, (_, i) => ({ x: (i % 100) / 10, y: ((i * 7) % 101) / 10.1 }));

describe("places beside each other", () => {
  test("each of a few hundred is a ring", () => {
    const svg = drawn(many.slice(0, 800));
    expect(svg.match(/<circle/g)).toHaveLength(800);
    expect(blocksOf(axis, axis, many.slice(0, 800))).toBeNull();
  });

  test("of thousands every one is counted in a block, the ends of the axes included, in a tenth of the bytes", () => {
    const points = [...many, { x: 0, y: 0 }, { x: 10, y: 10 }, { x: 10, y: 10 }];
    const blocks = blocksOf(axis, axis, points);
    expect(blocks?.cells.reduce((sum, { n }) => sum + n, 0)).toBe(points.length);
    expect(blocks?.cells.every(({ column, row }) => column >= 0 && column < 40 && row >= 0 && row < 28)).toBe(true);
    const crowd = [...Array(1000)].map(() => ({ x: 5.1, y: 5.1 }));
    expect(drawn(crowd).match(/<rect/g)).toHaveLength(1);
    expect(drawn(points).length).toBeLessThan(90_000);
  });

  test("a block of a quarter of the places has a quarter of the area; one place is still seen", () => {
    const crowd = [...Array(1000)].map(() => ({ x: 0.1, y: 0.1 }));
    const quarter = [...Array(250)].map(() => ({ x: 9.9, y: 0.1 }));
    const svg = drawn([...crowd, ...quarter, { x: 5, y: 9 }]);
    const sizes = [...svg.matchAll(/width="([\d.]+)%" height="([\d.]+)"/g)].map(([, w, h]) => [Number(w), Number(h)]);
    expect(sizes).toEqual([
      [2.5, 12.14],
      [1.25, 6.07],
      [0.35, 2],
    ]);
  });
});
