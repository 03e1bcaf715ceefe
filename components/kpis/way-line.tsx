import type { Way } from "../../lib/kpis/figure.ts";

const width = 240;
const height = 40;
const inset = 2;

type Point = { x: number; y: number; state: Way["points"][number]["state"] };

/** The way to a number, small: a line that is dashed where it can still change, or bars. Decoration beside the number itself. */
export function WayLine({ way }: { way: Way }) {
  const set = way.points.flatMap(({ value, state }) => (value === null || state === "ahead" ? [] : [value]));
  if (set.length < 2) return <div className="h-10" />;
  const [low, high] = way.is === "bars" ? [0, Math.max(...set, 1)] : scaleOf(set);
  const y = (value: number) => height - inset - ((value - low) / (high - low)) * (height - 2 * inset);
  return (
    <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true" className="block h-10 w-full text-accent">
      {way.is === "bars" ? <Bars way={way} y={y} /> : <Line way={way} y={y} />}
    </svg>
  );
}

/** Some room below the lowest point, so that ups and downs are seen and not overdone; never below 0. */
function scaleOf(set: readonly number[]): [low: number, high: number] {
  const [least, most] = [Math.min(...set), Math.max(...set)];
  const low = least < 0 ? least : Math.max(0, least - (most - least) * 0.4);
  if (most > low) return [low, most];
  return most > 0 ? [0, most * 2] : [0, 1];
}

type DrawnProps = { way: Way; y: (value: number) => number };

function Bars({ way: { points }, y }: DrawnProps) {
  const step = width / points.length;
  return points.map(({ period, value }, index) => (
    <rect
      key={period}
      x={index * step + step * 0.12}
      width={step * 0.76}
      y={y(value ?? 0)}
      height={height - y(value ?? 0)}
      fill="currentColor"
      opacity={0.75}
    />
  ));
}

function Line({ way: { points }, y }: DrawnProps) {
  const step = width / Math.max(1, points.length - 1);
  const runs = runsOf(
    points.map(({ value, state }, index) => (value === null || state === "ahead" ? null : { x: index * step, y: y(value), state })),
  );
  return runs.map((run) => (
    <g key={run[0]?.x ?? 0} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinejoin="round">
      <path d={pathOf(settled(run))} vectorEffect="non-scaling-stroke" />
      <path d={pathOf(openEnd(run))} vectorEffect="non-scaling-stroke" strokeDasharray="2 3" />
    </g>
  ));
}

/** Stretches without a gap. */
function runsOf(points: readonly (Point | null)[]): Point[][] {
  const runs: Point[][] = [[]];
  for (const point of points) {
    if (point) runs.at(-1)?.push(point);
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

/** The part up to the first point of the open end. */
function settled(run: readonly Point[]): readonly Point[] {
  return run.slice(0, run.findLastIndex(({ state }) => state === "whole") + 1);
}

function openEnd(run: readonly Point[]): readonly Point[] {
  return run.slice(
    Math.max(
      0,
      run.findLastIndex(({ state }) => state === "whole"),
    ),
  );
}

function pathOf(points: readonly Point[]): string {
  return points.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${x.toFixed(1)} ${y.toFixed(1)}`).join("");
}
