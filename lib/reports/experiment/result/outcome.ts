import { chiSquareTest } from "../../../statistics/chi-square-test.ts";
import { dataShortages } from "../../../statistics/enough-data.ts";
import type { ExperimentDefinition } from "../definition.ts";
import type { ArmOutcomes, Comparison, Inputs, MeanInputs, Outcome, OutcomeReason, RateInputs, RatioInputs } from "./answer.ts";
import { amountEffect, amountTest, bareAmounts } from "./compare/amounts.ts";
import type { Effect } from "./compare/effect.ts";
import type { Judging } from "./compare/judging.ts";
import { bareRates, rateEffect } from "./compare/rates.ts";
import { armValue } from "./inputs.ts";

export type Minimum = ExperimentDefinition["minimum"];

/** What may be said of the arms before anything is corrected; `isSplitBroken` says that no verdict may follow. */
export function outcomeOf(
  arms: ArmOutcomes[],
  { judging, minimum, isSplitBroken }: { judging: Judging; minimum: Minimum; isSplitBroken: boolean },
): Outcome {
  const inputs = arms.map((arm) => arm.inputs);
  const { effects, reasons } = areRates(inputs) ? ratesSaid(inputs, judging, minimum) : amountsSaid(inputs as Amounts, judging, minimum);
  const comparisons = effects.map((effect, index) => undecided(arms[index + 1]?.variant ?? "", effect));
  if (reasons.length > 0) return { status: "not_enough_data", reasons, arms, comparisons, omnibusP: null };
  const omnibusP =
    areRates(inputs) && arms.length > 2 && judging.method === "fixed"
      ? chiSquareTest(inputs.map(({ n, converted: x }) => ({ x, n }))).p
      : null;
  if (isSplitBroken) return { status: "srm", reasons: ["SRM"], arms, comparisons, omnibusP };
  const isZero = armValue(inputs[0] as Inputs) === 0;
  return { status: "ok", reasons: isZero ? ["BASELINE_ZERO"] : [], arms, comparisons, omnibusP };
}

type Amounts = MeanInputs[] | RatioInputs[];
type Said = { effects: Effect[]; reasons: OutcomeReason[] };

const areRates = (inputs: readonly Inputs[]): inputs is RateInputs[] => inputs.every(({ is }) => is === "rate");

function undecided(variant: string, effect: Effect): Comparison {
  return { variant, ...effect, pAdjusted: effect.p, borderline: false, verdict: null };
}

function ratesSaid(inputs: readonly RateInputs[], judging: Judging, { unitsPerArm, eventsPerArm }: Minimum): Said {
  const [control, ...others] = inputs;
  if (!control || others.length === 0) return { effects: [], reasons: ["SINGLE_ARM"] };
  const counts = inputs.map(({ n, converted: x }) => ({ x, n }));
  const reasons = dataShortages(counts, { usersPerArm: unitsPerArm, eventsPerArm });
  return { reasons, effects: others.map((arm) => (reasons.length > 0 ? bareRates(control, arm) : rateEffect(control, arm, judging))) };
}

function amountsSaid(inputs: Amounts, judging: Judging, { unitsPerArm }: Minimum): Said {
  const [control, ...others] = inputs;
  if (!control || others.length === 0) return { effects: [], reasons: ["SINGLE_ARM"] };
  const tests = others.map((arm) => amountTest(control, arm, judging.alpha));
  const reasons = shortagesOf(
    inputs,
    unitsPerArm,
    tests.every((test) => !((test?.se ?? 0) > 0)),
  );
  const effects = others.map((arm, index) => {
    const test = tests[index];
    return test && reasons.length === 0 ? amountEffect(test, judging) : bareAmounts(control, arm);
  });
  return { effects, reasons };
}

function shortagesOf(inputs: Amounts, unitsPerArm: number, isWithoutVariance: boolean): OutcomeReason[] {
  if (inputs.some(({ n }) => n === 0)) return ["EMPTY_ARM"];
  if (inputs.some((each) => each.is === "ratio" && each.sumDenominator === 0)) return ["NO_DENOMINATOR"];
  const isTooFew = inputs.some(({ n }) => n < Math.max(2, unitsPerArm));
  return [...(isTooFew ? (["TOO_FEW_USERS"] as const) : []), ...(isWithoutVariance ? (["NO_VARIANCE"] as const) : [])];
}
