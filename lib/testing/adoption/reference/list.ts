import type { AdoptionDefinition } from "../../../reports/adoption/definition.ts";
import type { AdoptionActorRow } from "../../../reports/adoption/result/answer.ts";
import { adopterKinds, cutBuckets } from "./over-time.ts";
import { type Act, actorsOf, baseOf, byCodePoint, daysOf, during, type Scene, type Used, usesIn } from "./scene.ts";
import { stageMembers } from "./stages.ts";

type Part = NonNullable<AdoptionDefinition["part"]>;

/** The actors that a part means, most uses first, ties by name; not yet searched or cut. */
export function actorsIn(features: readonly Used[], part: Part, scene: Scene): AdoptionActorRow[] {
  const feature = features.find(({ key }) => key === part.feature);
  if (!feature) return [];
  return rowsOf(actsOf(feature, part, scene), scene);
}

function actsOf(feature: Used, { state, period }: Part, scene: Scene): Act[] {
  const cut = period === undefined ? undefined : cutBuckets(scene).find(({ bucket }) => bucket.period === period);
  if (period !== undefined && !cut) return [];
  const window = cut?.window ?? scene.span;
  const uses = usesIn(feature, window, scene);
  const of = (members: ReadonlySet<string>) => uses.filter(({ actor }) => members.has(actor));
  if (state === "users") return uses;
  if (state === "non_users") {
    const users = actorsOf(uses);
    const base = baseOf(window, scene);
    return during(scene.active, window).filter(({ actor }) => base.has(actor) && !users.has(actor));
  }
  if (state === "repeated" || state === "regular") {
    const members = stageMembers(feature, scene)[state] ?? new Set();
    return during(feature.uses, scene.span).filter(({ actor }) => members.has(actor));
  }
  return cut ? of(adopterKinds(feature, cut, scene)[state]) : [];
}

function rowsOf(acts: readonly Act[], scene: Scene): AdoptionActorRow[] {
  const instant = (time: number) => new Date(Math.floor(time / 1000)).toISOString();
  return [...actorsOf(acts)]
    .map((actor) => {
      const own = acts.filter((act) => act.actor === actor);
      const times = own.map(({ row }) => row.time);
      return {
        actor,
        uses: own.length,
        days: daysOf(own, scene),
        firstTime: instant(Math.min(...times)),
        lastTime: instant(Math.max(...times)),
      };
    })
    .sort((a, b) => b.uses - a.uses || byCodePoint(a.actor, b.actor));
}
