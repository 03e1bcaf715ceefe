import type { AdoptionStep, TimeToAdopt } from "../../../reports/adoption/result/answer.ts";
import { matcher } from "../../reference/event-match.ts";
import { microsOf } from "../../reference/world.ts";
import { actorsOf, type Scene, type Used } from "./scene.ts";

const unitMicros = { hour: 3_600e6, day: 86_400e6, week: 604_800e6 };

type Life = { time: number; isAdopted: boolean };

/** How long it takes until a feature is first used; those who have not used it are known only up to the data end. */
export function timeToAdoptOf(feature: Used, scene: Scene): TimeToAdopt {
  const { definition, world, span, acts, isEligible } = scene;
  const unit = unitMicros[definition.timeUnit];
  const dataEnd = world.dataEnd ?? 0;
  const lives: Life[] = [];
  let usedBefore = 0;
  for (const actor of actorsOf(acts)) {
    const start = startOf(actor, feature, scene);
    if (!isEligible(actor) || start === null || start < span.from || start > span.to || start > dataEnd) continue;
    const use = feature.uses.find((each) => each.actor === actor)?.row.time;
    if (use !== undefined && use < start) usedBefore += 1;
    else lives.push({ time: Math.floor(((use ?? dataEnd) - start) / unit), isAdopted: use !== undefined });
  }
  const adopted = lives.filter(({ isAdopted }) => isAdopted).length;
  const steps = curveOf(lives);
  return { actors: lives.length, adopted, censored: lives.length - adopted, usedBefore, steps, median: medianOf(steps) };
}

function startOf(actor: string, feature: Used, { definition, world, acts }: Scene): number | null {
  const own = acts.filter((act) => act.actor === actor);
  const { since, features } = definition;
  if (typeof since === "object") {
    const matches = matcher(since, world);
    return own.find(({ row }) => matches(row))?.row.time ?? null;
  }
  const seen = own[0]?.row.time ?? null;
  if (since === "first_seen" || seen === null) return seen;
  const released = features?.[Number(feature.key) - 1]?.released;
  return released === undefined ? seen : Math.max(seen, microsOf(released, world.timezone));
}

/** The 97.5th percentile of the normal distribution. */
const z = 1.959963984540054;

function curveOf(lives: readonly Life[]): AdoptionStep[] {
  const times = [...new Set(lives.map(({ time }) => time))].sort((a, b) => a - b);
  const at = (time: number) => lives.filter((life) => life.time === time);
  const risk = (time: number) => lives.filter((life) => life.time >= time).length;
  const deaths = (time: number) => at(time).filter(({ isAdopted }) => isAdopted).length;
  return times.map((time) => {
    const soFar = times.filter((each) => each <= time && deaths(each) > 0);
    const survival = soFar.reduce((product, each) => product * (1 - deaths(each) / risk(each)), 1);
    const variance = soFar.reduce((sum, each) => sum + deaths(each) / (risk(each) * (risk(each) - deaths(each))), 0);
    const wide = (z * Math.sqrt(variance)) / Math.log(survival);
    const [low, high] =
      survival === 1 ? [0, 0] : survival === 0 ? [null, null] : [1 - survival ** Math.exp(wide), 1 - survival ** Math.exp(-wide)];
    return { time, atRisk: risk(time), adopted: deaths(time), censored: at(time).length - deaths(time), share: 1 - survival, low, high };
  });
}

/** At the first time: half has adopted; so has it by the upper, and by the lower end of the band. */
function medianOf(steps: readonly AdoptionStep[]): TimeToAdopt["median"] {
  const first = (isReached: (step: AdoptionStep) => boolean) => steps.find(isReached)?.time ?? null;
  const isHalf = (share: number | null) => share !== null && share >= 0.5 - 1e-12;
  return {
    time: first(({ share }) => isHalf(share)),
    low: first(({ share, high }) => isHalf(high ?? share)),
    high: first(({ low }) => isHalf(low)),
  };
}
