import { type Heat, heat } from "../../../charts/heat.ts";
import type { Theme } from "../../../charts/palette.ts";
import { compactNumber, fullNumber, percent, periodLabel } from "../../../format.ts";
import type { AverageCell, CellState, RetentionAnswer, RetentionCell, RetentionCohort } from "../result/answer.ts";

/** What a cell shows: the share of its cohort, the units, or one of the amounts. */
export type Shown = "rate" | "count" | "sum" | "average" | "perMember";

export type HeatmapWords = {
  theme: Theme;
  interval: string;
  shown: Shown;
  /** Which cells share a scale: all, those of one cohort, or those of one column. */
  scale: "all" | "row" | "column";
};

export type HeatCell = {
  column: number;
  /** What the cell says; empty where it has not started. */
  text: string;
  value: number | null;
  state: CellState;
  /** For open cells: the instant from which on they cannot change. */
  closesAt: string | null;
  /** 0 to 1 on its scale; null where there is nothing to colour. */
  strength: number | null;
  look: Heat | null;
};

export type HeatRow = { kind: "average" | "cohort"; key: string; label: string; size: number; cells: HeatCell[] };

export type Heatmap = { columns: { column: number; label: string }[]; rows: HeatRow[] };

type Plain = Omit<HeatCell, "strength" | "look">;
type PlainRow = Omit<HeatRow, "cells"> & { cells: Plain[] };

/** The triangle as rows of cells: the average of closed cells on top, then a row per cohort; column 0 is the size and has no colour. */
export function heatmap(answer: Pick<RetentionAnswer, "columns" | "cohorts" | "average">, words: HeatmapWords): Heatmap {
  const columns = answer.columns ?? [];
  const rows = [averageRow(answer.average ?? [], words), ...(answer.cohorts ?? []).map((cohort) => cohortRow(cohort, words))];
  const top = ceilings(rows, words.scale);
  return {
    columns: columns.map(({ column, label }) => ({ column, label })),
    rows: rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) => {
        const strength = cell.column === 0 || cell.value === null ? null : strengthOf(cell.value, top(row, cell));
        return { ...cell, strength, look: strength === null ? null : heat(strength, words.theme) };
      }),
    })),
  };
}

function strengthOf(value: number, highest: number): number {
  return highest > 0 ? Math.max(0, value / highest) : 0;
}

/** The value at which a cell is strongest. Column 0, the cohort itself, sets no scale. */
function ceilings(rows: readonly PlainRow[], scale: HeatmapWords["scale"]): (row: PlainRow, cell: Plain) => number {
  const highest = (cells: readonly Plain[]): number =>
    cells.reduce((most, { column, value }) => (column === 0 ? most : Math.max(most, value ?? 0)), 0);
  const cohorts = rows.filter(({ kind }) => kind === "cohort");
  if (scale === "row") return (row) => highest(row.cells);
  if (scale === "all") {
    const all = highest(cohorts.flatMap(({ cells }) => cells));
    const average = highest(rows.filter(({ kind }) => kind === "average").flatMap(({ cells }) => cells));
    return ({ kind }) => (kind === "cohort" ? all : Math.max(all, average));
  }
  const byColumn = new Map<number, number>();
  for (const { column, value } of cohorts.flatMap(({ cells }) => cells))
    byColumn.set(column, Math.max(byColumn.get(column) ?? 0, value ?? 0));
  return (_, { column, value }) => Math.max(byColumn.get(column) ?? 0, value ?? 0);
}

function averageRow(average: readonly AverageCell[], words: HeatmapWords): PlainRow {
  return {
    kind: "average",
    key: "average",
    label: "Average",
    size: average[0]?.eligible ?? 0,
    cells: average.map((cell) => {
      const value = cell.eligible === 0 ? null : shownValue(cell, words.shown);
      return { column: cell.column, value, text: textOf(value, words.shown), state: "closed", closesAt: null };
    }),
  };
}

function cohortRow({ period, size, cells }: RetentionCohort, words: HeatmapWords): PlainRow {
  return {
    kind: "cohort",
    key: period,
    label: periodLabel(period, words.interval),
    size,
    cells: cells.map((cell) => {
      const value = cell.state === "not_started" ? null : shownValue(cell, words.shown);
      const closesAt = cell.state === "open" ? cell.closesAt : null;
      return { column: cell.column, value, text: textOf(value, words.shown), state: cell.state, closesAt };
    }),
  };
}

function shownValue(cell: Pick<RetentionCell, "retained" | "rate" | "amount">, shown: Shown): number | null {
  if (shown === "rate") return cell.rate.rate;
  if (shown === "count") return cell.retained;
  return cell.amount?.[shown] ?? null;
}

function textOf(value: number | null, shown: Shown): string {
  if (value === null) return "";
  if (shown === "rate") return percent(value);
  return shown === "count" ? fullNumber(value) : compactNumber(value);
}
