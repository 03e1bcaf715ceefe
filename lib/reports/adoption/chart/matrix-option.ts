import type { CustomSeriesOption, EChartsOption, LineSeriesOption, XAXisComponentOption, YAXisComponentOption } from "echarts";
import { type Theme, tone } from "../../../charts/palette.ts";
import type { Quadrant } from "../result/answer.ts";
import { type MatrixModel, matrixFrame, matrixPixel, quadrantColour, type Size } from "./matrix.ts";
import { type Box, placedLabels } from "./matrix-labels.ts";
import type { Scale } from "./matrix-scale.ts";
import { quadrantWords, shortNumber } from "./words.ts";

type Drawing = { theme: Theme; frequencyWords: string; size: Size };

/** Breadth against frequency: a point per feature, names where they have room, lines at the medians, where it was before as a ring. */
export function matrixOption(model: MatrixModel, { theme, frequencyWords, size }: Drawing): EChartsOption {
  const corners = cornerWords(model, size);
  const spots = model.points.map((point) => ({ ...matrixPixel(point, size), text: point.drawn.name }));
  const labels = placedLabels(spots, size, [...corners.map(({ box }) => box), ...strokes(model, size)]);
  return {
    animation: false,
    grid: { ...matrixFrame, outerBoundsMode: "none" },
    xAxis: {
      ...axisOf(model.breadth, theme, (value) => `${Number((value * 100).toPrecision(3))}%`),
      name: "Breadth: share of active users",
      nameLocation: "middle",
      nameGap: 28,
    } as XAXisComponentOption,
    yAxis: {
      ...axisOf(model.frequency, theme, (value) => shortNumber(value)),
      name: frequencyWords,
      nameLocation: "end",
      nameGap: 11,
      nameTextStyle: { color: tone("quiet", theme), fontSize: 11, align: "left", padding: [0, 0, 0, -40] },
    } as YAXisComponentOption,
    series: [
      cutLines(model, theme),
      texts(
        corners.map(({ x, y, text, align }) => ({ x, y, text, align })),
        tone("quiet", theme),
      ),
      trails(model, theme),
      dots(model, theme),
      texts(
        labels.map(({ x, y, text, side }) => ({ x, y, text, align: side.endsWith("left") ? "right" : "left" })),
        tone("ink", theme),
      ),
    ],
  };
}

function axisOf({ to, ticks }: Scale, theme: Theme, words: (value: number) => string) {
  const customValues = ticks.map(to);
  const wordsAt = (position: number) => {
    const nearest = ticks.reduce(
      (best, tick) => (Math.abs(to(tick) - position) < Math.abs(to(best) - position) ? tick : best),
      ticks[0] ?? 0,
    );
    return words(nearest);
  };
  return {
    type: "value" as const,
    min: 0,
    max: 1,
    splitLine: { show: false },
    axisLine: { show: true, onZero: false, lineStyle: { color: tone("lineStrong", theme) } },
    axisTick: { show: true, customValues, lineStyle: { color: tone("lineStrong", theme) } },
    axisLabel: {
      color: tone("quiet", theme),
      fontSize: 11,
      lineHeight: 15,
      margin: 6,
      hideOverlap: true,
      customValues,
      formatter: wordsAt,
    },
    nameTextStyle: { color: tone("quiet", theme), fontSize: 11 },
  };
}

function cutLines({ cuts }: MatrixModel, theme: Theme): LineSeriesOption {
  const line = { lineStyle: { color: tone("lineStrong", theme), type: [4, 4] as [number, number], width: 1 }, label: { show: false } };
  return {
    type: "line",
    data: [],
    silent: true,
    markLine: {
      z: 1,
      silent: true,
      symbol: "none",
      data: [...(cuts.x === null ? [] : [{ ...line, xAxis: cuts.x }]), ...(cuts.y === null ? [] : [{ ...line, yAxis: cuts.y }])],
    },
  };
}

/** What names keep off besides points and words: the axes, the cut lines and the rings. */
function strokes({ cuts, points }: MatrixModel, size: Size): Box[] {
  const { left, top, bottom } = matrixFrame;
  const { x, y } = matrixPixel({ x: cuts.x ?? 0, y: cuts.y ?? 0 }, size);
  const rings = points.flatMap(({ before }) => (before ? [matrixPixel(before, size)] : []));
  return [
    { left: 0, right: size.width, top: size.height - bottom, bottom: size.height },
    { left: 0, right: left, top: 0, bottom: size.height },
    ...(cuts.x === null ? [] : [{ left: x - 2, right: x + 2, top, bottom: size.height }]),
    ...(cuts.y === null ? [] : [{ left, right: size.width, top: y - 2, bottom: y + 2 }]),
    ...rings.map((ring) => ({ left: ring.x - 4, right: ring.x + 4, top: ring.y - 4, bottom: ring.y + 4 })),
  ];
}

type Text = { x: number; y: number; text: string; align: "left" | "right" };
type Corner = Text & { box: Box };

/** The names of the quadrants in their outer corners: in full where there is room, not at all over a point. */
function cornerWords({ cuts, points }: MatrixModel, size: Size): Corner[] {
  if (cuts.x === null || cuts.y === null) return [];
  const { left, right, top, bottom } = matrixFrame;
  const middle = matrixPixel({ x: cuts.x, y: cuts.y }, size);
  const dots = points.map((point) => matrixPixel(point, size));
  const fits = ({ box, align }: Corner) =>
    (align === "left" ? box.right < middle.x : box.left > middle.x) &&
    !dots.some(({ x, y }) => x > box.left - 5 && x < box.right + 5 && y > box.top - 5 && y < box.bottom + 5);
  const rooms: [Quadrant, Pick<Corner, "x" | "y" | "align">][] = [
    ["niche", { x: left + 8, y: top + 10, align: "left" }],
    ["core", { x: size.width - right - 8, y: top + 10, align: "right" }],
    ["rare", { x: left + 8, y: size.height - bottom - 10, align: "left" }],
    ["occasional", { x: size.width - right - 8, y: size.height - bottom - 10, align: "right" }],
  ];
  return rooms.flatMap(([quadrant, at]) => {
    const { word, meaning } = quadrantWords[quadrant];
    return [`${word}: ${meaning}`, word].map((text) => withBox({ ...at, text })).find(fits) ?? [];
  });
}

function withBox(text: Text): Corner {
  const width = text.text.length * 6.2;
  const [left, right] = text.align === "left" ? [text.x, text.x + width] : [text.x - width, text.x];
  return { ...text, box: { left, right, top: text.y - 8, bottom: text.y + 8 } };
}

const custom = { type: "custom" as const, coordinateSystem: "none" as const, silent: true };

function texts(list: readonly Text[], fill: string): CustomSeriesOption {
  return {
    ...custom,
    z: 4,
    data: list.map((_, index) => index),
    renderItem: ({ dataIndex }, api) => {
      const { x = 0, y = 0, text = "", align = "left" } = list[dataIndex] ?? {};
      return {
        type: "text",
        silent: true,
        style: { x, y, text, fill, align, verticalAlign: "middle", font: api.font({ fontSize: 11 }) },
      };
    },
  };
}

function dots({ points }: MatrixModel, theme: Theme): CustomSeriesOption {
  return {
    type: "custom",
    name: "Features",
    silent: true,
    z: 3,
    data: points.map(({ x, y }) => [x, y]),
    renderItem: ({ dataIndex }, api) => {
      const [cx = 0, cy = 0] = api.coord([api.value(0), api.value(1)]);
      const fill = quadrantColour(points[dataIndex]?.facts.quadrant ?? null, theme);
      return { type: "circle", shape: { cx, cy, r: 5 }, style: { fill, stroke: tone("surface", theme), lineWidth: 1 } };
    },
  };
}

/** From where each feature was in the compared period. */
function trails({ points }: MatrixModel, theme: Theme): CustomSeriesOption {
  const moved = points.flatMap(({ x, y, before }) => (before ? [[before.x, before.y, x, y]] : []));
  const stroke = tone("ghost", theme);
  return {
    type: "custom",
    name: "Compared",
    silent: true,
    z: 2,
    data: moved,
    encode: { x: 0, y: 1 },
    renderItem: (_params, api) => {
      const [x1 = 0, y1 = 0] = api.coord([api.value(0), api.value(1)]);
      const [x2 = 0, y2 = 0] = api.coord([api.value(2), api.value(3)]);
      return {
        type: "group",
        children: [
          { type: "line", shape: { x1, y1, x2, y2 }, style: { stroke, lineWidth: 1, opacity: 0.6 } },
          { type: "circle", shape: { cx: x1, cy: y1, r: 3.5 }, style: { fill: tone("surface", theme), stroke, lineWidth: 1.2 } },
        ],
      };
    },
  };
}
