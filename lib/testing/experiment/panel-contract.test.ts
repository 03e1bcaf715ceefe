import { describe, expect, test } from "vitest";
import { type PanelVerdict, panelDecision } from "../../statistics/panel-decision.ts";
import { type CrowdArm, crowdAnswer } from "./crowd.ts";

const words: Record<PanelVerdict, string> = { significant_up: "better", significant_down: "worse", inconclusive: "inconclusive" };
const config = { alpha: 0.05, minUsersPerArm: 100, minEventsPerArm: 5, srmAlpha: 0.001, correction: "holm" } as const;

/** What the contract of the statistics says of the same counts, in the words of an experiment. */
function contract(arms: readonly CrowdArm[]) {
  const counts = arms.map(({ bought, units }) => ({ x: bought, n: units }));
  const found: Record<string, unknown> = panelDecision({ arms: counts, config: { ...config, weights: arms.map(() => 1) } });
  const verdicts = (found.verdicts ?? (found.verdict ? [found.verdict] : [])) as PanelVerdict[];
  return {
    status: found.status,
    reasons: found.reasons,
    p: found.status === "not_enough_data" ? [] : [found.p].flat(),
    verdicts: verdicts.map((verdict) => words[verdict]),
  };
}

const arm = (variant: string, units: number, bought: number): CrowdArm => ({ variant, units, bought });

const panels: Record<string, CrowdArm[]> = {
  win: [arm("a", 1000, 100), arm("b", 1000, 140)],
  loss: [arm("a", 1000, 140), arm("b", 1000, 100)],
  open: [arm("a", 1000, 100), arm("b", 1000, 104)],
  "three arms": [arm("a", 500, 50), arm("b", 500, 70), arm("c", 500, 90)],
  "exact test": [arm("a", 120, 2), arm("b", 120, 14)],
  "no conversions": [arm("a", 200, 0), arm("b", 200, 0)],
  "all converted": [arm("a", 200, 200), arm("b", 200, 200)],
  "few users": [arm("a", 99, 30), arm("b", 101, 30)],
  "few events": [arm("a", 200, 4), arm("b", 200, 5)],
  "few of both": [arm("a", 20, 1), arm("b", 20, 1)],
  "broken split": [arm("a", 1200, 100), arm("b", 1000, 140)],
  "baseline zero": [arm("a", 200, 0), arm("b", 200, 20)],
};

describe("an experiment keeps the panel contract of the statistics", () => {
  test.each(Object.entries(panels))("%s", (_, arms) => {
    const lead = crowdAnswer({ arms }).metrics?.[0];
    const compared = lead?.comparisons ?? [];
    expect({
      status: lead?.status,
      reasons: lead?.reasons,
      p: compared.map(({ p }) => p).filter((p) => p !== null),
      verdicts: compared.map(({ verdict }) => verdict).filter((verdict) => verdict !== null),
    }).toEqual(contract(arms));
  });
});
