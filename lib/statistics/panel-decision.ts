import { adjustPValues } from "./adjust-p-values.ts";
import { type Arm, rateDifference } from "./arm.ts";
import { chiSquareTest } from "./chi-square-test.ts";
import { dataShortages } from "./enough-data.ts";
import { newcombeInterval } from "./newcombe-interval.ts";
import { isPossible } from "./possible-arm.ts";
import { rateTest } from "./rate-test.ts";
import { sampleRatioMismatch } from "./sample-ratio-mismatch.ts";

export type PanelConfig = {
  alpha: number;
  minUsersPerArm: number;
  minEventsPerArm: number;
  srmAlpha: number;
  correction: "holm" | "bonferroni" | "bh";
  weights: readonly number[];
};

export type PanelVerdict = "significant_up" | "significant_down" | "inconclusive";

/** The first arm is the control; each treatment is judged by its corrected p-value alone. */
export type Panel = { arms: readonly Arm[]; config: PanelConfig };

const nothing = { verdict: null, p: null, lift: null };

/** Decides what an A/B panel may say about conversions, bad data first, then too little, then a broken split, then the verdict. */
export function panelDecision({ arms, config }: Panel) {
  if (!arms.every(isPossible)) return { status: "invalid", reasons: ["INVALID_COUNTS"], ...nothing, difference: null };
  if (arms.length < 2) return { status: "not_enough_data", reasons: ["SINGLE_ARM"], ...nothing, difference: null };
  const shortages = dataShortages(arms, { usersPerArm: config.minUsersPerArm, eventsPerArm: config.minEventsPerArm });
  const [control, ...treatments] = arms as [Arm, ...Arm[]];
  const compared = treatments.map((arm) => compare(control, arm, config));
  if (shortages.length > 0)
    return { status: "not_enough_data", reasons: shortages, ...nothing, difference: compared[0]?.difference ?? null };
  const srm = sampleRatioMismatch({ counts: arms.map(({ n }) => n), weights: config.weights, alpha: config.srmAlpha });
  const head = srm.alarm
    ? { status: "srm", reasons: ["SRM"], srmP: srm.p }
    : { status: "ok", reasons: control.x === 0 ? ["BASELINE_ZERO"] : [], srmP: srm.p };
  if (compared.length === 1) return { ...head, ...pairOf(compared, srm.alarm) };
  return { ...head, ...manyOf(compared, { arms, config, silent: srm.alarm }) };
}

type Compared = ReturnType<typeof compare>;

function compare(control: Arm, arm: Arm, { alpha }: PanelConfig) {
  const pair = { a: control, b: arm };
  const difference = rateDifference(pair);
  const interval = newcombeInterval({ ...pair, confidence: 1 - alpha });
  const lift = control.x > 0 && difference !== null ? difference / (control.x / control.n) : null;
  return { ...rateTest(pair), difference, differenceLow: interval?.low ?? null, differenceHigh: interval?.high ?? null, lift, alpha };
}

function pairOf([only]: Compared[], silent: boolean) {
  if (!only) return { verdict: null };
  const { alpha: _, ...shown } = only;
  return { ...shown, verdict: silent ? null : verdictOf(only, only.p), pDisplay: display(only.p) };
}

function manyOf(compared: Compared[], { arms, config, silent }: Panel & { silent: boolean }) {
  const p = compared.map((row) => row.p);
  const adjusted = adjustPValues(
    p.map((value) => value ?? 1),
    config.correction,
  );
  return {
    omnibusP: chiSquareTest(arms).p,
    p,
    pAdjusted: adjusted,
    difference: compared.map((row) => row.difference),
    lift: compared.map((row) => row.lift),
    verdict: null,
    verdicts: silent ? null : compared.map((row, i) => verdictOf(row, adjusted[i] ?? null)),
  };
}

function verdictOf({ difference, alpha }: Compared, p: number | null): PanelVerdict {
  if (p === null || difference === null || p >= alpha || difference === 0) return "inconclusive";
  return difference > 0 ? "significant_up" : "significant_down";
}

function display(p: number | null): string {
  if (p === null) return "—";
  return p < 0.0001 ? "<0.0001" : p.toFixed(4);
}
