import type { BucketState } from "../../../charts/buckets.ts";
import type { Cell, Column, Table } from "../../../charts/table.ts";
import { breakdownsOf } from "../definition/breakdowns.ts";
import type { TrendsDefinition } from "../definition.ts";
import type { TrendsBucket } from "../result/answer.ts";
import { type DrawnLine, seriesName } from "./lines.ts";

/** The names of the breakdown's columns. */
function splitNames(definition: TrendsDefinition): string[] {
  return breakdownsOf(definition).map(({ of, property, bins }) =>
    of === "cohort" ? "Cohort" : `${[property ?? []].flat().join(" | ")}${bins ? ", bins" : ""}`,
  );
}

const seriesColumn: Column = { key: "series", label: "Series", kind: "text" };

type Setting = {
  states: readonly BucketState[];
  compared: boolean;
  /** The compared totals are of the part that has run. */
  elapsed: boolean;
};

/** One row per line: its group, what it comes to over the range, and its newest whole point. */
export function linesTable(lines: readonly DrawnLine[], definition: TrendsDefinition, { states, compared, elapsed }: Setting): Table {
  const totals: Column[] = [
    { key: "total", label: "Whole range", kind: "number" },
    ...(compared
      ? [
          { key: "totalBefore", label: elapsed ? "Before, same part" : "Before", kind: "number" } as const,
          { key: "change", label: "Change", kind: "rate" } as const,
        ]
      : []),
  ];
  const rows = lines.map((each) => lineRow(each, definition, states));
  const split = splitNames(definition);
  return {
    columns: [
      ...(split.length === 0 || new Set(lines.map(({ line }) => line.key)).size > 1 ? [seriesColumn] : []),
      ...split.map((label, index): Column => ({ key: `part${index}`, label, kind: "text" })),
      ...(rows.some(({ total }) => total !== null) ? totals : []),
      { key: "last", label: "Newest whole point", kind: "number" },
      { key: "lowest", label: "Lowest", kind: "number" },
      { key: "highest", label: "Highest", kind: "number" },
    ],
    rows,
  };
}

/** The total to compare with: of as much of the earlier period as has run of the current one. */
export function comparedTotal({ before }: DrawnLine): number | null {
  if (!before) return null;
  return before.elapsedTotal === undefined ? before.total : before.elapsedTotal;
}

function lineRow(drawn: DrawnLine, definition: TrendsDefinition, states: readonly BucketState[]) {
  const { line } = drawn;
  const whole = line.points.flatMap(({ value }, index) => (value === null || states[index] !== "whole" ? [] : [value]));
  const earlier = comparedTotal(drawn);
  return {
    series: seriesName(line, definition),
    ...Object.fromEntries((line.breakdown ?? []).map((part, index) => [`part${index}`, part])),
    total: line.total,
    totalBefore: earlier,
    change: line.total === null || !earlier ? null : (line.total - earlier) / Math.abs(earlier),
    last: line.points[states.lastIndexOf("whole")]?.value ?? null,
    lowest: whole.length > 0 ? Math.min(...whole) : null,
    highest: whole.length > 0 ? Math.max(...whole) : null,
  };
}

type Points = { buckets: readonly TrendsBucket[]; states: readonly BucketState[] };

const stateWords = { whole: null, partial: "not whole", ahead: "not begun" } as const;

/** One row per point of time, one column per line; the compared points stand beside theirs. */
export function pointsTable(lines: readonly DrawnLine[], { buckets, states }: Points): Table {
  const compared = lines.some(({ before }) => before);
  const columns: Column[] = [
    { key: "period", label: "Begins", kind: "text" },
    ...(compared ? [{ key: "periodBefore", label: "Compared with", kind: "text" } as const] : []),
    ...lines.flatMap(({ name, before }, index): Column[] => [
      { key: `value${index}`, label: name, kind: "number" },
      ...(before ? [{ key: `before${index}`, label: lines.length > 1 ? `${name}, before` : "Before", kind: "number" } as const] : []),
    ]),
    { key: "state", label: "State", kind: "text" },
  ];
  const rows = buckets.map(({ period }, place) => {
    const cells: Record<string, Cell> = { period, state: stateWords[states[place] ?? "whole"] };
    lines.forEach(({ line, before }, index) => {
      cells[`value${index}`] = states[place] === "ahead" ? null : (line.points[place]?.value ?? null);
      if (!before) return;
      cells.periodBefore ??= before.points[place]?.period ?? null;
      cells[`before${index}`] = before.points[place]?.value ?? null;
    });
    return cells;
  });
  return { columns: rows.some(({ state }) => state !== null) ? columns : columns.slice(0, -1), rows };
}
