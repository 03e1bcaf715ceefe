import type { AdoptionDefinition } from "../../reports/adoption/definition.ts";
import type { AdoptionAnswer, AdoptionResult, FeatureAnswer } from "../../reports/adoption/result/answer.ts";
import type { CaseLog } from "../case.ts";
import { previousSpan, spanOf } from "../reference/period.ts";
import { unitName } from "../reference/unit.ts";
import { local, worldOf } from "../reference/world.ts";
import { actorsIn } from "./reference/list.ts";
import { matrixOf } from "./reference/matrix.ts";
import { adopterPoints, cutBuckets, ratePoints } from "./reference/over-time.ts";
import { retentionOf } from "./reference/retention.ts";
import { featureNamed, featuresOf, type Scene, sceneOf, strays, type Used } from "./reference/scene.ts";
import { powerPoints, stagesOf } from "./reference/stages.ts";
import { timeToAdoptOf } from "./reference/survival.ts";

/** The second opinion on adoption, written from the rule book alone: log → world → acts → features → each view. Slow on purpose. */
export function evaluateAdoption(log: CaseLog, definition: AdoptionDefinition): AdoptionResult {
  const world = worldOf(log, definition);
  const span = spanOf(definition.range, world, definition.weekStart);
  const { compare, timezone, view, part } = definition;
  const current = sceneOf(span, definition, world);
  const previous = compare ? sceneOf(previousSpan(span, compare, timezone), definition, world) : null;
  const found = featuresOf(current);
  const isOfPrevious = view === "actors" && part?.of === "previous" && previous !== null;
  return {
    kind: "adoption",
    unit: unitName(definition.countBy),
    dataEnd: world.dataEnd === null ? null : new Date(Math.floor(world.dataEnd / 1000)).toISOString(),
    withoutActor: strays(current),
    broken: [],
    ...answerOf(found, isOfPrevious ? previous : current),
    ...(previous && view !== "actors" ? { previous: answerOf(found, previous) } : {}),
  };
}

type Found = { features: Used[]; hiddenFeatures: number };

function answerOf({ features, hiddenFeatures }: Found, scene: Scene): AdoptionAnswer {
  const { view, part } = scene.definition;
  const base = { period: periodOf(scene), buckets: bucketsIn(scene), hiddenFeatures };
  const each = (facts: (feature: Used) => Partial<FeatureAnswer>) =>
    features.map((feature) => ({ key: feature.key, label: feature.label, ...facts(feature) }));
  switch (view) {
    case "rate":
      return { ...base, features: each((feature) => ({ points: ratePoints(feature, scene) })) };
    case "adopters":
      return { ...base, features: each((feature) => ({ adopters: adopterPoints(feature, scene) })) };
    case "stages":
      return { ...base, features: each((feature) => ({ stages: stagesOf(feature, scene) })) };
    case "timeToAdopt":
      return { ...base, features: each((feature) => ({ timeToAdopt: timeToAdoptOf(feature, scene) })) };
    case "retention":
      return { ...base, features: each((feature) => ({ retention: retentionOf(feature, scene) })) };
    case "powerUsers":
      return {
        ...base,
        features: each((feature) => ({ powerUsers: powerPoints(feature.uses, scene) })),
        active: powerPoints(scene.active, scene),
      };
    case "actors":
      return { ...base, hiddenFeatures: 0, features: [], ...(part ? listOf(featureNamed(part.feature, scene), part, scene) : {}) };
    default: {
      const { facts, cuts } = matrixOf(features, scene);
      const list = features.map(({ key, label }, index) => ({ key, label, ...(facts[index] ? { matrix: facts[index] } : {}) }));
      return { ...base, features: list, cuts };
    }
  }
}

function listOf(features: readonly Used[], part: NonNullable<AdoptionDefinition["part"]>, scene: Scene): Partial<AdoptionAnswer> {
  const search = part.search?.toLowerCase() ?? "";
  const rows = actorsIn(features, part, scene).filter(({ actor }) => actor.toLowerCase().includes(search));
  return { actors: rows.slice(part.offset, part.offset + part.limit), actorCount: rows.length };
}

function bucketsIn(scene: Scene): AdoptionAnswer["buckets"] {
  const { definition, span, world } = scene;
  if (definition.view !== "rate" && definition.view !== "adopters") return [];
  return cutBuckets(scene).map(({ bucket: { period, start, end } }) => ({
    period,
    partial: start < span.from || end - 1 > Math.min(span.to, world.dataEnd ?? 0),
  }));
}

function periodOf({ span, definition: { timezone } }: Scene): AdoptionAnswer["period"] {
  const format = span.wholeDays ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss";
  return { from: local(span.from, timezone).toFormat(format), to: local(span.to, timezone).toFormat(format), timezone };
}
