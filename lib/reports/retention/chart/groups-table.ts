import type { Column, Table } from "../../../charts/table.ts";
import type { RetentionAnswer, RetentionCohort } from "../result/answer.ts";
import { readOuts } from "./read-outs.ts";

const sizeOf = (cohorts: readonly RetentionCohort[]) => cohorts.reduce((sum, { size }) => sum + size, 0);

/** One line for all and one per group: members, and the read-outs with their intervals. */
export function groupsTable(answer: RetentionAnswer, interval: string): Table {
  const { columns = [], cohorts = [], average = [], groups = [] } = answer;
  const named = readOuts({ columns, average }, interval);
  const parts = [{ group: "All", cohorts, average }, ...groups];
  return {
    columns: [
      { key: "group", label: "Group", kind: "text" },
      { key: "size", label: "Members", kind: "count" },
      ...named.flatMap(({ label, cell: { column } }): Column[] => [
        { key: `rate${column}`, label, kind: "rate" },
        { key: `low${column}`, label: "low 95%", kind: "rate" },
        { key: `high${column}`, label: "high 95%", kind: "rate" },
        { key: `n${column}`, label: "of", kind: "count" },
      ]),
    ],
    rows: parts.map((part) => ({
      group: part.group,
      size: sizeOf(part.cohorts),
      ...Object.fromEntries(
        readOuts({ columns, average: part.average }, interval).flatMap(({ cell: { column, rate } }) => [
          [`rate${column}`, rate.rate],
          [`low${column}`, rate.low],
          [`high${column}`, rate.high],
          [`n${column}`, rate.n],
        ]),
      ),
    })),
  };
}
