import type { Cell, Column, Table } from "../../../charts/table.ts";
import type { AverageCell, RetentionAnswer, RetentionCell, RetentionCohort, RetentionGaps } from "../result/answer.ts";

type Row = Record<string, Cell>;

const group: Column = { key: "group", label: "Group", kind: "text" };

/** One line per cohort, a column per interval: units and shares; the average first, open cells marked in their own column. */
export function cohortsTable(answer: RetentionAnswer): Table {
  const columns = (answer.columns ?? []).filter(({ column }) => column > 0);
  const withAmount = answer.average?.some(({ amount }) => amount) ?? false;
  const parts = partsOf(answer);
  return {
    columns: [
      ...(answer.groups ? [group] : []),
      { key: "cohort", label: "Cohort", kind: "text" },
      { key: "size", label: "Size", kind: "count" },
      ...columns.flatMap(({ column, label }): Column[] => [
        { key: `rate${column}`, label, kind: "rate" },
        { key: `count${column}`, label: `${label}, units`, kind: "count" },
        ...(withAmount ? [{ key: `sum${column}`, label: `${label}, amount`, kind: "number" } as const] : []),
      ]),
      { key: "open", label: "May still change", kind: "text" },
    ],
    rows: parts.flatMap(({ name, average, cohorts }) => [
      { group: name, cohort: "Average", size: average[0]?.eligible ?? 0, ...cellsOf(average), open: null },
      ...cohorts.map(
        (cohort): Row => ({
          group: name,
          cohort: cohort.period,
          size: cohort.size,
          ...cellsOf(cohort.cells),
          open: openOf(cohort, answer),
        }),
      ),
    ]),
  };
}

function partsOf(answer: RetentionAnswer): { name: string; average: AverageCell[]; cohorts: RetentionCohort[] }[] {
  const { average = [], cohorts = [], groups = [] } = answer;
  return [{ name: "All", average, cohorts }, ...groups.map((each) => ({ name: each.group, average: each.average, cohorts: each.cohorts }))];
}

function cellsOf(cells: readonly Pick<RetentionCell, "column" | "rate" | "retained" | "amount">[]): Row {
  return Object.fromEntries(
    cells.flatMap(({ column, rate, retained, amount }): [string, Cell][] => [
      [`rate${column}`, rate.rate],
      [`count${column}`, retained],
      [`sum${column}`, amount?.sum ?? null],
    ]),
  );
}

function openOf({ cells }: RetentionCohort, { columns = [] }: RetentionAnswer): string | null {
  const open = cells.filter(({ state }) => state === "open");
  return open.map(({ column, closesAt }) => `${columns[column]?.label ?? column} until ${closesAt}`).join("; ") || null;
}

const rateColumns: Column[] = [
  { key: "retained", label: "Came back", kind: "count" },
  { key: "n", label: "Of", kind: "count" },
  { key: "rate", label: "Share", kind: "rate" },
  { key: "low", label: "low 95%", kind: "rate" },
  { key: "high", label: "high 95%", kind: "rate" },
];

/** One line per point of the curve, per group where there are groups. */
export function curveTable(answer: RetentionAnswer): Table {
  const labels = new Map((answer.columns ?? []).map(({ column, label }) => [column, label]));
  return {
    columns: [
      ...(answer.groups ? [group] : []),
      { key: "column", label: "After", kind: "text" },
      ...rateColumns,
      { key: "cohorts", label: "Cohorts", kind: "count" },
    ],
    rows: partsOf(answer).flatMap(({ name, average }) =>
      average.map(({ column, retained, rate, cohorts }): Row => {
        const { n, rate: share } = rate;
        const [low, high] = column === 0 ? [null, null] : [rate.low, rate.high];
        return { group: name, column: labels.get(column) ?? String(column), retained, n, rate: share, low, high, cohorts };
      }),
    ),
  };
}

/** One line per cohort in one column, per group where there are groups. */
export function acrossTable(answer: RetentionAnswer, column: number): Table {
  return {
    columns: [
      ...(answer.groups ? [group] : []),
      { key: "cohort", label: "Cohort", kind: "text" },
      ...rateColumns,
      { key: "state", label: "State", kind: "text" },
      { key: "closesAt", label: "Closed from", kind: "text" },
    ],
    rows: partsOf(answer).flatMap(({ name, cohorts }) =>
      cohorts.flatMap(({ period, cells }): Row[] => {
        const cell = cells[column];
        if (!cell) return [];
        const { n, rate, low, high } = cell.rate;
        const state = cell.state === "not_started" ? "not started" : cell.state;
        return [{ group: name, cohort: period, retained: cell.retained, n, rate, low, high, state, closesAt: cell.closesAt }];
      }),
    ),
  };
}

/** One line per day of the usual time away. */
export function gapsTable({ distribution }: RetentionGaps): Table {
  return {
    columns: [
      { key: "days", label: "Days away", kind: "count" },
      { key: "units", label: "Units", kind: "count" },
      { key: "cumulativeRate", label: "Back by then", kind: "rate" },
    ],
    rows: distribution.map((each) => ({ ...each })),
  };
}
