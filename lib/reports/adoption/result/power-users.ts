import type { PowerPoint } from "./answer.ts";
import { sumOf, type Tally } from "./counts.ts";
import type { ViewResult } from "./reading.ts";

/** On how many of the last days each feature was used, and actors were active. */
export const powerResult: ViewResult = (features, { definition, counts }) => ({
  features: features.map((feature) => ({ ...feature, powerUsers: pointsOf(counts.of("use_days", feature), definition.windowDays) })),
  active: pointsOf(counts.of("active_days"), definition.windowDays),
});

function pointsOf(tally: Tally, length: number): PowerPoint[] {
  const all = sumOf(tally);
  return Array.from({ length }, (_, index) => {
    const users = tally.get(index + 1) ?? 0;
    return { days: index + 1, users, rate: all > 0 ? users / all : null };
  });
}
