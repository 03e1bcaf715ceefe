import type { Amount, RetentionDefinition } from "../../../reports/retention/definition.ts";
import type { RetentionColumn } from "../../../reports/retention/result/answer.ts";
import { numberOf, textOf } from "../../reference/value.ts";
import type { Row } from "../../reference/world.ts";
import type { Member } from "./members.ts";

/** The cohort itself, then intervals or brackets; those that begin after the range have no cell in any cohort. */
export function columnsOf({ bracketRanges, periods, interval }: RetentionDefinition, intervals: number): RetentionColumn[] {
  const single = Array.from({ length: periods - 1 }, (_, index): [number, number] => [index + 1, index + 1]);
  const ranges: [number, number][] = [[0, 0], ...(bracketRanges ?? single)];
  const name = `${interval[0]?.toUpperCase()}${interval.slice(1)}`;
  return ranges
    .map(([from, to], column) => ({ column, from, to, label: from === to ? `${name} ${from}` : `${name}s ${from}–${to}` }))
    .filter(({ from }) => from < intervals);
}

/** The returns of a member whose interval lies in a column. */
function returnsIn({ returns }: Member, { from, to }: { from: number; to: number }): Row[] {
  return returns.filter(({ index }) => from <= index && index <= to).map(({ row }) => row);
}

/** Whether a member counts as retained in a column. */
export function isRetained(member: Member, column: RetentionColumn, definition: RetentionDefinition): boolean {
  const { returning, minOccurrences, bracketRanges } = definition;
  if (column.column === 0) return true;
  const enough = (span: { from: number; to: number }): boolean => returnsIn(member, span).length >= minOccurrences;
  if (returning === "on") return enough(column);
  if (bracketRanges) return bracketRanges.slice(column.column - 1).some(([from, to]) => enough({ from, to }));
  return member.returns.some(({ index }) => index >= column.from && enough({ from: index, to: index }));
}

/** What a member's returns add up to in a column. */
export function amountOf(member: Member, column: RetentionColumn, { amount, minOccurrences }: RetentionDefinition): number {
  const rows = returnsIn(member, column);
  if (column.column === 0) return total(member.bornReturning ? [member.birth, ...rows] : rows, amount);
  return rows.length >= minOccurrences ? total(rows, amount) : 0;
}

function total(rows: readonly Row[], amount: Amount | undefined): number {
  if (!amount) return 0;
  const property = "sum" in amount ? amount.sum : amount.avg;
  return rows.reduce((sum, { properties }) => sum + (numberOf(textOf(properties, property)) ?? 0), 0);
}
