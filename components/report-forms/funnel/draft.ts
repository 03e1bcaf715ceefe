import type { Exclusion, FunnelDefinition, Step } from "../../../lib/reports/funnel/definition.ts";
import { eventNames } from "../../../lib/vocabulary/event-ref.ts";
import type { Patch } from "../../report/question.ts";

/** A funnel as it is being written; what is absent has its default. */
export type FunnelDraft = Partial<Omit<FunnelDefinition, "kind">> & { steps: Step[] };

export type FunnelPatch = Patch<FunnelDraft>;

/** The events that the draft's steps mean, for pickers that put their properties first. */
export function stepEvents({ steps }: FunnelDraft): string[] {
  return steps.flatMap((step) => eventNames(step) ?? []);
}

/** Takes a step out, and what spoke about it with it. */
export function withoutStep(draft: FunnelDraft, index: number): FunnelPatch {
  const steps = endsRequired(draft.steps.toSpliced(index, 1));
  const stepWindows = draft.stepWindows?.toSpliced(Math.max(0, index - 1), 1);
  return {
    steps,
    ...repaired(draft, steps.length),
    ...(draft.stepWindows ? { stepWindows: steps.length > 1 ? stepWindows : undefined } : {}),
  };
}

/** The first and the last step cannot be optional. */
function endsRequired(steps: Step[]): Step[] {
  return steps.map((step, index) => {
    const { optional: _, ...rest } = step;
    return index === 0 || index === steps.length - 1 ? rest : step;
  });
}

/** Puts a step in at a place. */
export function withStep(draft: FunnelDraft, index: number, step: Step): FunnelPatch {
  const steps = draft.steps.toSpliced(index, 0, step);
  const grown = draft.stepWindows?.toSpliced(Math.max(0, index - 1), 0, draft.stepWindows.at(-1) ?? { value: 1, unit: "day" });
  return { steps, exclusions: stretched(draft, steps.length), ...(grown ? { stepWindows: grown } : {}) };
}

/** Exclusions that covered the whole funnel go on covering it as it grows. */
function stretched(draft: FunnelDraft, length: number): Exclusion[] | undefined {
  const before = draft.steps.length;
  return draft.exclusions?.map((each) => (before > 1 && each.after === 1 && each.before === before ? { ...each, before: length } : each));
}

function repaired(draft: FunnelDraft, length: number): FunnelPatch {
  const exclusions = draft.exclusions
    ?.map((each) => ({ ...each, before: Math.min(each.before, length), after: Math.min(each.after, length) }))
    .filter((each) => each.after < each.before);
  const attribution = draft.breakdown?.attribution;
  const lost = typeof attribution === "object" && attribution.step > length;
  return {
    exclusions: exclusions && exclusions.length > 0 ? exclusions : undefined,
    ...(lost && draft.breakdown ? { breakdown: { ...draft.breakdown, attribution: "entry" } } : {}),
    ...(draft.fromStep !== undefined && draft.fromStep >= length ? { fromStep: undefined } : {}),
    ...(draft.toStep !== undefined && draft.toStep > length ? { toStep: undefined } : {}),
    part: undefined,
  };
}

/** Moves a step to another place. */
export function withMovedStep(draft: FunnelDraft, from: number, to: number): FunnelPatch {
  const step = draft.steps[from];
  return step ? { steps: endsRequired(draft.steps.toSpliced(from, 1).toSpliced(to, 0, step)), part: undefined } : {};
}
