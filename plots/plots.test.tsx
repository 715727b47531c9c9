import { renderToStaticMarkup } from "preact-render-to-string";
import { describe, expect, test } from "vitest";
import { across, axisOver, span } from "./axis.ts";
import { colorOf, Spread } from "./spread.tsx";
import { Ticks, Track } from "./track.tsx";

const ten = { low: 0, high: 10 };

describe("an axis", () => {
  test("begins and ends at a tick, holds every value and never leaves the scale", () => {
    expect(axisOver([5.1, 8.4], ten)).toEqual({ low: 5, high: 9, ticks: [5, 6, 7, 8, 9] });
    const whole = axisOver([0.2, 9.9], ten);
    expect([whole.low, whole.high]).toEqual([0, 10]);
    const open = axisOver([383, 423], { low: null, high: null });
    expect(open.low).toBeLessThanOrEqual(383);
    expect(open.high).toBeGreaterThanOrEqual(423);
  });
  test("has width even for one value", () => {
    const axis = axisOver([6], ten);
    expect(axis.high).toBeGreaterThan(axis.low);
    expect(axisOver([10], ten).high).toBe(10);
    expect(axisOver([0], ten).low).toBe(0);
  });
  test("places values in percent of its width and clips at its ends", () => {
    const axis = { low: 4, high: 10, ticks: [4, 10] };
    expect(across(axis, 7)).toBe("50%");
    expect(across(axis, 2)).toBe("0%");
    expect(span(axis, 4, 5.5)).toBe("25%");
    expect(span(axis, 2, 5.5)).toBe("25%");
  });
});

describe("a track", () => {
  const axis = { low: 0, high: 10, ticks: [0, 5, 10] };
  const draw = (more: object) =>
    renderToStaticMarkup(
      <Track
        axis={axis}
        source="teacher"
        value={6}
        range={{ low: 5, high: 7, half: [5.5, 6.5] }}
        band={null}
        {...more}
      />,
    );

  test("draws mark, thick half range and thin range where they are", () => {
    const svg = draw({});
    expect(svg).toContain('<line class="ci" x1="50%" x2="70%"');
    expect(svg).toContain('<line class="half" x1="55%" x2="65%"');
    expect(svg).toContain('<use href="#teacher" class="m" x="60%"');
  });
  test("is open and dashed when fewer than half answered", () => {
    const svg = draw({ open: true });
    expect(svg).toContain('class="m open"');
    expect(svg).toContain('class="ci unsure"');
    expect(svg).not.toContain('class="half"');
  });
  test("without a range shows a mark alone: no line of width zero pretends to be sure", () => {
    expect(draw({ range: null })).not.toMatch(/class="(ci|half)"/);
  });
  test("carries no inline style, no viewBox, and is hidden from screen readers", () => {
    const svg = draw({ band: { p10: 4, p25: 5, p50: 6, p75: 7, p90: 8 } });
    expect(svg).not.toMatch(/style=|viewBox/);
    expect(svg).toContain('aria-hidden="true"');
    expect(svg).toContain('<rect class="band" x="40%" y="7" width="40%"');
  });
  test("tick words at the ends stay inside the picture", () => {
    const svg = renderToStaticMarkup(<Ticks axis={axis} write={String} />);
    expect(svg).toContain('<text x="0%" y="17" text-anchor="start">0</text>');
    expect(svg).toContain('<text x="100%" y="17" text-anchor="end">10</text>');
  });
});

describe("a spread of answers", () => {
  test("gives each option its share of the width, and unordered options last", () => {
    const svg = renderToStaticMarkup(<Spread counts={[10, 20, 5, 5, 10]} apart={[false, false, true, false, false]} />);
    const widths = [...svg.matchAll(/width="([\d.]+)%"/g)].map(([, w]) => Number(w));
    expect(widths).toEqual([20, 40, 10, 20, 10]);
    expect(svg.lastIndexOf("<rect")).toBe(svg.indexOf('<rect class="dash"'));
  });
  test("shows nothing for nobody, and no part for an option that nobody chose", () => {
    expect(renderToStaticMarkup(<Spread counts={[0, 0]} apart={[false, false]} />)).toBe("");
    expect(
      renderToStaticMarkup(<Spread counts={[5, 0, 5]} apart={[false, false, false]} />).match(/<rect/g),
    ).toHaveLength(2);
  });
  test("gets stronger with every option and ends at the strongest", () => {
    expect([0, 1, 2, 3].map((i) => colorOf(i, 4))).toEqual([2, 3, 4, 5]);
    expect([0, 1].map((i) => colorOf(i, 2))).toEqual([4, 5]);
    expect([0, 1, 2, 3, 4].map((i) => colorOf(i, 5))).toEqual([1, 2, 3, 4, 5]);
  });
});
