import type { ExperimentDefinition } from "../definition.ts";
import type { ArmOutcomes, ExperimentResult, ExposureFacts, MetricAnswer } from "./answer.ts";

/** Rules of semantics §9 that the answer breaks, in words; none for a sound answer. */
export function brokenInvariants(result: ExperimentResult, definition: ExperimentDefinition): string[] {
  const { exposure } = result;
  if (!exposure) return [];
  return rules.filter(([, breaks]) => breaks(result, exposure, definition)).map(([says]) => says);
}

type Rule = [string, (result: ExperimentResult, exposure: ExposureFacts, definition: ExperimentDefinition) => boolean];

const rules: Rule[] = [
  [
    "a metric's settled and immature units are not those of the arm",
    ({ metrics = [] }, exposure) => metrics.some(({ arms }) => !fill(arms, exposure)),
  ],
  [
    "more units convert than are settled",
    ({ metrics = [] }) => metrics.some(({ arms }) => arms.some(({ inputs }) => inputs.is === "rate" && inputs.converted > inputs.n)),
  ],
  ["a later step counts more units than an earlier one", ({ metrics = [] }) => metrics.some(rises)],
  [
    "the exposures do not add up to the arms",
    ({ exposures }, { arms }) =>
      exposures !== undefined &&
      arms.some(({ variant, units }) => {
        const own = exposures.map((point) => point.arms.find((each) => each.variant === variant));
        return own.reduce((sum, each) => sum + (each?.units ?? 0), 0) !== units || (own.at(-1)?.cumulative ?? 0) !== units;
      }),
  ],
  [
    "the last point over time is not the whole",
    ({ overTime }, exposure) => {
      const last = overTime?.at(-1);
      return overTime !== undefined && ((last?.units ?? 0) !== exposure.units || (last !== undefined && !fill(last.arms, exposure)));
    },
  ],
  [
    "the segments do not add up to the arms",
    ({ segments }, { arms }, { breakdown }) =>
      segments !== undefined &&
      breakdown?.hideOther !== true &&
      breakdown?.other !== false &&
      arms.some(({ units }, index) => segments.reduce((sum, segment) => sum + (segment.units[index]?.units ?? 0), 0) !== units),
  ],
  [
    "a segment's settled and immature units are not its own",
    ({ segments = [] }) => segments.some(({ arms, units }) => !fill(arms, { arms: units })),
  ],
];

function fill(outcomes: readonly ArmOutcomes[], { arms }: { arms: readonly { units: number }[] }): boolean {
  return arms.every(({ units }, index) => (outcomes[index]?.inputs.n ?? 0) + (outcomes[index]?.immature ?? 0) === units);
}

function rises({ steps = [] }: MetricAnswer): boolean {
  const converted = (step: number, arm: number): number => {
    const inputs = steps[step]?.arms[arm]?.inputs;
    return inputs?.is === "rate" ? inputs.converted : 0;
  };
  return steps.some(({ arms }, step) => step > 0 && arms.some((_, arm) => converted(step, arm) > converted(step - 1, arm)));
}
