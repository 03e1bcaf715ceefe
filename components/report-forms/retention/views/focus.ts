import type { RetentionAnswer, RetentionResult } from "../../../../lib/reports/retention/result/answer.ts";
import type { Part } from "./people.ts";

/** What the heatmap and the read-outs show: the whole, or one group of it. */
export type Focus = Pick<RetentionAnswer, "period" | "columns" | "cohorts" | "average"> & {
  name: string | null;
  part: Pick<Part, "of" | "group" | "groupKind">;
};

/** The whole answer, or the group at a place of it. */
export function focusOf(result: RetentionResult, group: number | undefined): Focus {
  const { period, columns = [], cohorts = [], average = [] } = result;
  const own = group === undefined ? undefined : result.groups?.[group];
  if (!own) return { period, columns, cohorts, average, name: null, part: { of: "current" } };
  const part = { of: "current", group: own.group, groupKind: own.kind } as const;
  return { period, columns, cohorts: own.cohorts, average: own.average, name: own.group, part };
}
