import type { Column, Table } from "../../../charts/table.ts";
import type { RatioSeries } from "../result/answer.ts";
import type { Curve } from "./distribution.ts";

/** One line per number of active intervals, units and share of each series; the compared period beside. */
export function distributionTable(
  curves: readonly Curve[],
  { periods, previous = [] }: { periods: string; previous?: readonly Curve[] },
): Table {
  const columns: Column[] = [
    { key: "periods", label: periods, kind: "count" },
    ...curves.flatMap(({ name }, index): Column[] => [
      { key: `units${index}`, label: curves.length > 1 ? name : "Units", kind: "count" },
      { key: `rate${index}`, label: curves.length > 1 ? `${name}, share` : "Share", kind: "rate" },
    ]),
    ...previous.flatMap(({ name }, index): Column[] => [
      { key: `before${index}`, label: previous.length > 1 ? `${name} before` : "Before", kind: "count" },
      { key: `rateBefore${index}`, label: previous.length > 1 ? `${name} before, share` : "Share before", kind: "rate" },
    ]),
  ];
  const longest = Math.max(0, ...curves.map(({ values }) => values.length));
  const cells = (list: readonly Curve[], row: number, [count, rate]: [string, string]) =>
    Object.fromEntries(
      list.flatMap(({ values }, index) => [
        [`${count}${index}`, values[row]?.count ?? null],
        [`${rate}${index}`, values[row]?.rate ?? null],
      ]),
    );
  return {
    columns,
    rows: Array.from({ length: longest }, (_, row) => ({
      periods: row + 1,
      ...cells(curves, row, ["units", "rate"]),
      ...cells(previous, row, ["before", "rateBefore"]),
    })),
  };
}

/** One line per interval and series. */
export function ratioTable(series: readonly RatioSeries[]): Table {
  const columns: Column[] = [
    { key: "period", label: "Begins", kind: "text" },
    ...(series.length > 1 ? [{ key: "label", label: "Series", kind: "text" } as const] : []),
    { key: "day", label: "As of", kind: "text" },
    { key: "dau", label: "Daily", kind: "count" },
    { key: "wau", label: "Weekly", kind: "count" },
    { key: "mau", label: "Monthly", kind: "count" },
    { key: "dauPerWauRate", label: "DAU / WAU", kind: "rate" },
    { key: "dauPerMauRate", label: "DAU / MAU", kind: "rate" },
    { key: "state", label: "State", kind: "text" },
  ];
  const rows = (series[0]?.points ?? []).flatMap((_, index) =>
    series.flatMap(({ label, points }) => {
      const point = points[index];
      if (!point) return [];
      const { maturing, partial, ...numbers } = point;
      const state = [...(maturing ? ["can still change"] : []), ...(partial ? ["partial"] : [])].join(", ");
      return [{ ...numbers, label, state: state || "over" }];
    }),
  );
  return { columns, rows };
}
