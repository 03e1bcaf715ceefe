import type { RetentionDefinition } from "../../../reports/retention/definition.ts";
import type { AverageCell, RetentionCell, RetentionCohort } from "../../../reports/retention/result/answer.ts";
import { valueDifferences } from "../../difference.ts";
import { samePeriod } from "../../same-period.ts";
import type { ExpectedCohort, RetentionFacts } from "./facts.ts";

/** Differences in the asserted cohorts: size, and cell by cell from column 0 on. */
export function cohortDifferences(
  what: string,
  { expected, found }: { expected: readonly ExpectedCohort[] | null | undefined; found: readonly RetentionCohort[] | undefined },
  definition: RetentionDefinition,
): string[] {
  return (expected ?? []).flatMap((cohort) => {
    const where = `${what}cohort ${cohort.period}`;
    const own = found?.find(({ period }) => samePeriod(period, cohort.period));
    if (!own) return [`${where}: no such cohort`];
    const cells = (name: string, list: readonly unknown[] | null | undefined, value: (cell: RetentionCell) => unknown): string[] =>
      (list ?? []).flatMap((wanted, column) => {
        const cell = own.cells[column];
        return valueDifferences(`${where} column ${column} ${name}`, wanted, cell && value(cell));
      });
    return [
      ...valueDifferences(`${where} size`, cohort.size, own.size),
      ...cells("retained", cohort.values, blankAsZero),
      ...cells("amount", cohort.amounts, (cell) => amountOf(cell, definition)),
      ...cells("per member", cohort.perMember, (cell) => cell.amount?.perMember),
      ...cells("state", cohort.states, (cell) => cell.state),
      ...cells("closes", cohort.closesAt, (cell) => cell.closesAt),
    ];
  });
}

/** Case files write 0 where nothing can have happened yet. */
function blankAsZero({ retained }: RetentionCell): number {
  return retained ?? 0;
}

/** Case files write 0 where there is nobody to average over. */
function amountOf({ amount }: RetentionCell, { amount: asked }: RetentionDefinition): number | undefined {
  return amount && ((asked && "avg" in asked ? amount.average : amount.sum) ?? 0);
}

/** Differences in the average row. */
export function averageDifferences(
  what: string,
  expected: NonNullable<RetentionFacts["average"]>,
  found: readonly AverageCell[],
): string[] {
  return expected.flatMap((cell, column) => [
    ...valueDifferences(`${what}average column ${column} retained`, cell?.retained, found[column]?.retained),
    ...valueDifferences(`${what}average column ${column} eligible`, cell?.eligible, found[column]?.eligible),
    ...valueDifferences(`${what}average column ${column} per member`, cell?.perMember, found[column]?.amount?.perMember),
  ]);
}
