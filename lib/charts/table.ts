import { fullNumber, humanDuration, percent, points, unset } from "../format.ts";

export type CellKind = "text" | "count" | "rate" | "difference" | "seconds" | "number";

export type Column = { key: string; label: string; kind: CellKind };

export type Cell = string | number | null;

/** The table under a chart: every number in full, null for unset. */
export type Table = { columns: Column[]; rows: Record<string, Cell>[] };

/** A cell as the screen shows it; the full value stays in the table. */
export function cellText(value: Cell | undefined, kind: CellKind): string {
  if (value === null || value === undefined) return unset;
  if (typeof value === "string") return value;
  if (kind === "rate") return percent(value);
  if (kind === "difference") return points(value);
  if (kind === "seconds") return humanDuration(value);
  if (kind === "number") return String(Number(value.toPrecision(4)));
  return fullNumber(value);
}
