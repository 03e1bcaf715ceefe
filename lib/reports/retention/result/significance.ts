import { segmentSignificance } from "../../../statistics/segment-significance.ts";
import { adjustments } from "../../../vocabulary/correction.ts";
import type { RetentionDefinition } from "../definition.ts";
import type { RetentionAnswer, RetentionGroup, RetentionSignificance } from "./answer.ts";

/** The answer with the test of each group in the column that was asked for, corrected for how many were looked at. */
export function withSignificance(answer: RetentionAnswer, definition: RetentionDefinition): RetentionAnswer {
  if (!definition.significance) return answer;
  const { column, baseline, correction } = definition.significance;
  const significance = { column, baseline, correction, reason: reasonOf(answer, definition, column) };
  const { groups } = answer;
  if (significance.reason !== null || !groups) return { ...answer, significance };
  const tests = segmentSignificance(
    groups.map((group) => ({ group: group.group, ...closedMembers(group, column) })),
    baseline,
    adjustments[correction],
  );
  return { ...answer, significance, groups: groups.map((group, index) => ({ ...group, significance: testOf(tests[index]) })) };
}

function reasonOf(
  { groups, columns = [] }: RetentionAnswer,
  definition: RetentionDefinition,
  column: number,
): RetentionSignificance["reason"] {
  const { breakdown, mode, windows } = definition;
  if (!breakdown || !groups) return "NO_GROUPS";
  const isRepeated = mode === "recurring" && windows === "calendar";
  if (isRepeated || breakdown.at === "both" || breakdown.of === "cohort") return "NOT_INDEPENDENT";
  return columns.some((each) => each.column === column) ? null : "NO_COLUMN";
}

/** Who came back, of the members of the cohorts whose cell can no longer change. */
function closedMembers({ cohorts }: RetentionGroup, column: number): { converted: number; settled: number } {
  const closed = cohorts.filter(({ cells }) => cells[column]?.state === "closed");
  return {
    converted: closed.reduce((sum, { cells }) => sum + (cells[column]?.retained ?? 0), 0),
    settled: closed.reduce((sum, { size }) => sum + size, 0),
  };
}

function testOf(tested: ReturnType<typeof segmentSignificance>[number] | undefined): NonNullable<RetentionGroup["significance"]> {
  const { group: _, ...test } = tested ?? {
    group: "",
    ...{ difference: null, low: null, high: null, pValue: null, adjustedPValue: null, reason: "EMPTY_ARM" as const },
  };
  return test;
}
