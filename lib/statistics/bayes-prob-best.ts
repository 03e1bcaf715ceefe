import type { Arm } from "./arm.ts";
import { type BetaPrior, betaBelief } from "./beta-belief.ts";
import { overEdges } from "./joint-belief.ts";

/** P(each arm has the highest rate) under one Beta prior: ∫ fᵢ ∏ Fⱼ. */
export function bayesProbBest({ arms, prior }: { arms: readonly Arm[]; prior: BetaPrior }): { probBest: number[] } {
  const beliefs = arms.map((arm) => betaBelief(arm, prior));
  const edges = beliefs.flatMap((belief) => belief.edges).sort((one, other) => one - other);
  const over = overEdges(edges);
  const probBest = beliefs.map((belief) =>
    over((theta) => beliefs.reduce((product, other) => product * (other === belief ? other.density(theta) : other.below(theta)), 1)),
  );
  return { probBest };
}
