import type { FunnelDefinition } from "../../reports/funnel/definition.ts";
import type { FunnelAnswer, FunnelResult } from "../../reports/funnel/result/answer.ts";

/** Optional steps never gate: how many did not take one is counted, whether they still may is not compared. */
export function comparable(answer: FunnelResult, definition: FunnelDefinition): FunnelResult {
  const trimmed = (one: FunnelAnswer): FunnelAnswer => {
    const steps = (list: NonNullable<FunnelAnswer["steps"]>) =>
      list.map((step) =>
        step.optional ? { ...step, dropped: 0, inWindow: 0, fromFirst: step.sinceFirst, fromPrevious: step.sinceFirst } : step,
      ) as typeof list;
    const { notReached, groupCount: _, actorCount: __, ...rest } = one;
    return {
      ...rest,
      ...(notReached === undefined || definition.attempt === "every" ? {} : { notReached }),
      ...(one.steps ? { steps: steps(one.steps) } : {}),
      ...(one.groups ? { groups: one.groups.map((group) => ({ ...group, steps: steps(group.steps) })) } : {}),
    };
  };
  const { previous, ...current } = answer;
  return { ...trimmed(current), ...(previous && definition.view !== "actors" ? { previous: trimmed(previous) } : {}) } as FunnelResult;
}
