import type { LifecyclePoint, LifecycleResult } from "../../../../lib/reports/lifecycle/result/answer.ts";
import type { Part } from "./people.ts";

type Drawn = {
  points: readonly LifecyclePoint[];
  /** The compared period's, of the same group. */
  previous: readonly LifecyclePoint[] | undefined;
  part: Pick<Part, "of" | "group" | "groupKind">;
};

/** The points of one group, or of the whole. */
export function pointsOf(result: LifecycleResult, group: number | undefined): Drawn {
  const own = group === undefined ? undefined : result.groups?.[group];
  if (!own) return { points: result.points ?? [], previous: result.previous?.points, part: { of: "current" } };
  const before = result.previous?.groups?.find((each) => each.group === own.group && each.kind === own.kind);
  return { points: own.points, previous: before?.points, part: { of: "current", group: own.group, groupKind: own.kind } };
}
