import { correctionNames } from "../../../charts/correction-names.ts";
import type { Column, Table } from "../../../charts/table.ts";
import type { RetentionAnswer, RetentionCohort, RetentionGroup } from "../result/answer.ts";
import { readOuts } from "./read-outs.ts";

type Part = Pick<RetentionGroup, "group" | "cohorts" | "average" | "significance">;

const sizeOf = (cohorts: readonly RetentionCohort[]) => cohorts.reduce((sum, { size }) => sum + size, 0);

/** One line for all and one per group: members, significance where it was asked for, and the read-outs with their intervals. */
export function groupsTable(answer: RetentionAnswer, interval: string): Table {
  const { columns = [], cohorts = [], average = [], groups = [] } = answer;
  const named = readOuts({ columns, average }, interval);
  const parts: Part[] = [{ group: "All", cohorts, average }, ...groups];
  return {
    columns: [
      { key: "group", label: "Group", kind: "text" },
      { key: "size", label: "Members", kind: "count" },
      ...testColumns(answer),
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
      difference: part.significance?.difference ?? null,
      differenceLow: part.significance?.low ?? null,
      differenceHigh: part.significance?.high ?? null,
      p: part.significance?.adjustedPValue ?? null,
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

/** The difference of the column that was tested, with its interval and its p. */
function testColumns({ significance, columns = [] }: RetentionAnswer): Column[] {
  if (!significance || significance.reason !== null) return [];
  const label = columns.find(({ column }) => column === significance.column)?.label ?? "";
  const corrected = significance.correction === "none" ? "p" : `p (${correctionNames[significance.correction]})`;
  return [
    { key: "difference", label: `${label}, difference`, kind: "difference" },
    { key: "differenceLow", label: "low 95%", kind: "difference" },
    { key: "differenceHigh", label: "high 95%", kind: "difference" },
    { key: "p", label: corrected, kind: "number" },
  ];
}
