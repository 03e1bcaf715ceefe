import type { Phrase } from "../../../vocabulary/phrase.ts";
import type { Comparison, ExperimentResult, ExposureFacts, MetricAnswer, OutcomeReason } from "../result/answer.ts";
import { differenceText, effectText, probabilityText, pText, signedPercent } from "./effect-words.ts";
import { factsText, missingText } from "./progress-words.ts";
import { smallP, splitShares } from "./split-words.ts";

/** Blocked: nothing may be read off; early: not yet. */
export type Tone = "good" | "bad" | "neutral" | "early" | "blocked";

export type Clause = { tone: Tone; words: Phrase[] };

/** The panel in plain words: a clause per arm, who and how long, and what the numbers mean. */
export type PanelVerdict = { tone: Tone; clauses: Clause[]; facts: string; meaning: string[] };

const say = (text: string): Phrase => ({ text });
const name = (text: string): Phrase => ({ text, name: true });

/** What the panel says first. */
export function panelVerdict(result: ExperimentResult): PanelVerdict {
  const { exposure, metrics = [] } = result;
  const lead = metrics.find(({ role }) => role === "primary");
  const facts = factsText(result);
  if (!exposure || !lead || exposure.units === 0)
    return { tone: "blocked", clauses: [{ tone: "blocked", words: [say("Nobody was exposed in this range")] }], facts: "", meaning: [] };
  const clauses = [...leadClauses(lead, exposure, result), ...harmClauses(metrics, exposure, result)];
  return { tone: strongest(clauses), clauses, facts, meaning: meaningOf(lead, result) };
}

function leadClauses(lead: MetricAnswer, exposure: ExposureFacts, result: ExperimentResult): Clause[] {
  if (exposure.split.status === "alarm") {
    const why = `Don't read this result: ${splitShares(exposure)} (p ${smallP(exposure.split.p)}). Check assignment, redirects, bots and filters`;
    return [{ tone: "blocked", words: [say(why)] }];
  }
  if (lead.status === "not_enough_data") return [{ tone: "early", words: shortageWords(lead, exposure) }];
  return lead.comparisons.map((comparison) => comparisonClause({ comparison, metric: lead, exposure, result }));
}

type Told = { comparison: Comparison; metric: MetricAnswer; exposure: ExposureFacts; result: ExperimentResult };

/** One arm against the control in words; of a metric without a verdict only the effect. */
export function comparisonClause({ comparison, metric, exposure, result }: Told): Clause {
  const arm = name(exposure.arms.find(({ variant }) => variant === comparison.variant)?.label ?? comparison.variant);
  const effect = effectText(comparison, metric, result);
  const doubt = comparison.borderline ? " (borderline: the interval says otherwise)" : "";
  switch (comparison.verdict) {
    case "better":
    case "worse": {
      const tone = comparison.verdict === "better" ? "good" : "bad";
      return { tone, words: [arm, ...does(comparison.verdict, metric), say(`: ${effect}${doubt}`)] };
    }
    case "too_early":
      return { tone: "early", words: [say("Too early to tell for "), arm, say(`: ${missingText(result, metric)}; so far ${effect}`)] };
    case "no_difference":
      return { tone: "neutral", words: [arm, say(" makes no difference that matters: "), say(effect)] };
    case "inconclusive":
      return { tone: "neutral", words: [say("No clear difference yet for "), arm, say(`: ${effect}${doubt}`)] };
    case null:
      return { tone: "blocked", words: [arm, say(`: ${effect}`)] };
  }
}

function does(verdict: "better" | "worse", metric: MetricAnswer): Phrase[] {
  if (metric.role === "guardrail") return [say(` harms `), name(metric.label)];
  if (metric.type === "conversion" && metric.direction === "increase") return [say(` converts ${verdict}`)];
  return [say(` does ${verdict} on `), name(metric.label)];
}

/** Guardrails and other primary metrics that got worse are never left unsaid. */
function harmClauses(metrics: readonly MetricAnswer[], exposure: ExposureFacts, result: ExperimentResult): Clause[] {
  const lead = metrics.find(({ role }) => role === "primary");
  return metrics
    .filter((metric) => metric !== lead && metric.role !== "secondary")
    .flatMap((metric) =>
      metric.comparisons
        .filter(({ verdict }) => verdict === "worse")
        .map((comparison) => comparisonClause({ comparison, metric, exposure, result })),
    );
}

function strongest(clauses: readonly Clause[]): Tone {
  const order: Tone[] = ["blocked", "bad", "good", "early", "neutral"];
  return order.find((tone) => clauses.some((clause) => clause.tone === tone)) ?? "neutral";
}

function shortageWords({ reasons, arms }: MetricAnswer, exposure: ExposureFacts): Phrase[] {
  const sentences: Record<OutcomeReason, string> = {
    EMPTY_ARM: "an arm has no settled outcome",
    NO_CONVERSIONS: "nobody has converted",
    ALL_CONVERTED: "everybody has converted",
    TOO_FEW_USERS: "too few in an arm",
    TOO_FEW_EVENTS: "too few conversions, or too few without one",
    SINGLE_ARM: "only one variant was seen, there is nothing to compare with",
    NO_VARIANCE: "every value is the same",
    NO_DENOMINATOR: "an arm has nothing below the line",
    SRM: "the traffic split looks broken",
    BASELINE_ZERO: "the control has nothing",
  };
  const empty = reasons[0] === "EMPTY_ARM" ? arms.filter(({ inputs }) => inputs.n === 0) : [];
  if (empty.length === 0) return [say(`Not enough data yet: ${reasons.map((each) => sentences[each]).join("; ")}`)];
  const isWaiting = empty.every(({ immature }) => immature > 0);
  const names = empty.flatMap(({ variant }, index): Phrase[] => [
    ...(index === 0 ? [] : [say(", ")]),
    name(exposure.arms.find((arm) => arm.variant === variant)?.label ?? variant),
  ]);
  return [say("Not enough data yet: "), ...names, say(isWaiting ? ": no window has passed" : ": nobody yet")];
}

/** What the numbers of the first primary metric mean, for those who do not live by them. */
function meaningOf(lead: MetricAnswer, result: ExperimentResult): string[] {
  if (lead.status !== "ok") return [];
  const verdicts = lead.comparisons.map(({ verdict }) => verdict);
  const isDecided = (verdict: Comparison["verdict"]) => verdict === "better" || verdict === "worse";
  const decided = lead.comparisons.filter(({ verdict }) => isDecided(verdict));
  const { detectableEffect } = result.planner ?? { detectableEffect: null };
  const isOpen = verdicts.some((verdict) => verdict === "inconclusive");
  return [
    ...(result.method === "bayesian" ? lead.comparisons : decided).flatMap((each) => evidenceText(each, lead, result)),
    ...(isOpen && detectableEffect !== null
      ? [`With so many a change of ±${signedPercent(detectableEffect).slice(1)} or more would likely have been seen.`]
      : []),
    ...(verdicts.includes("too_early") && result.method !== "sequential"
      ? ["An early read may still change: look again when the plan is reached."]
      : []),
    ...(result.method === "sequential" ? ["Interval and p hold at any time."] : []),
    ...(lead.reasons.includes("BASELINE_ZERO") ? ["The control has nothing, so there is no relative change."] : []),
  ];
}

function evidenceText(comparison: Comparison, metric: MetricAnswer, { method }: ExperimentResult): string[] {
  const { p, pAdjusted, probabilityHigher, expectedLoss } = comparison;
  if (method === "bayesian") {
    if (probabilityHigher === null || expectedLoss === null) return [];
    const better = metric.direction === "increase" ? probabilityHigher : 1 - probabilityHigher;
    const loss = differenceText(expectedLoss.arm, metric).replace(/^[+±]/, "");
    return [
      `Probability of being better ${probabilityText(better)}, expected loss of choosing it ${loss}. Looking often does harm here too.`,
    ];
  }
  if (p === null || pAdjusted === null) return [];
  const corrected = pAdjusted === p ? "" : ` (${pText(p)} before correction for the number of comparisons)`;
  const share = p < 0.0001 ? "fewer than 0.01%" : `about ${(p * 100).toPrecision(2)}%`;
  const when = method === "sequential" ? "ever appear, however often one looks," : "appear";
  return [`p ${pText(pAdjusted)}${corrected}: without a real difference a gap this big would ${when} in ${share} of tests.`];
}
