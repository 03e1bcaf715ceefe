import type { AdopterRetention, RetentionPoint } from "../../../reports/adoption/result/answer.ts";
import { type Act, baseOf, during, type Scene, type Used } from "./scene.ts";
import { usersOf } from "./stages.ts";

const day = 86_400e6;
const lengthMicros = { day, week: 7 * day, month: 30 * day, quarter: 90 * day };

/** How adopters come back to the feature, and how they and the others come back at all. */
export function retentionOf(feature: Used, scene: Scene): AdopterRetention {
  const { span, active } = scene;
  const base = baseOf(span, scene);
  const users = usersOf(feature, scene);
  const firstUses = [...base].map((actor) => feature.uses.find((use) => use.actor === actor)).filter((use) => use !== undefined);
  const firstActive = [...base].map((actor) => during(active, span).find((act) => act.actor === actor)).filter((act) => act !== undefined);
  return {
    usage: pointsOf(during(firstUses, span), feature.uses, scene),
    adopters: pointsOf(
      firstActive.filter(({ actor }) => users.has(actor)),
      active,
      scene,
    ),
    nonAdopters: pointsOf(
      firstActive.filter(({ actor }) => !users.has(actor)),
      active,
      scene,
    ),
  };
}

/** For each interval after the start: of those for whom it has passed, how many came back in it. */
function pointsOf(starts: readonly Act[], returns: readonly Act[], { definition, world }: Scene): RetentionPoint[] {
  const length = lengthMicros[definition.interval];
  return Array.from({ length: definition.periods }, (_, index) => {
    const eligible = starts.filter(({ row }) => row.time + (index + 1) * length <= (world.dataEnd ?? 0));
    const returned = eligible.filter((start) =>
      returns.some(
        ({ actor, row }) =>
          actor === start.actor && row.order > start.row.order && Math.floor((row.time - start.row.time) / length) === index,
      ),
    ).length;
    return { index, eligible: eligible.length, returned, rate: eligible.length === 0 ? null : returned / eligible.length };
  });
}
