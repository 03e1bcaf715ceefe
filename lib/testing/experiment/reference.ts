import type { ExperimentDefinition, ExperimentPart } from "../../reports/experiment/definition.ts";
import type { ExperimentResult } from "../../reports/experiment/result/answer.ts";
import type { CaseLog } from "../case.ts";
import { unitName } from "../reference/unit.ts";
import { datesOf } from "../reference/whole-period.ts";
import { worldOf } from "../reference/world.ts";
import { exposureFacts, exposurePoints, instant } from "./reference/exposure.ts";
import { actorsIn } from "./reference/list.ts";
import { metricAnswers, overTime, segmentsOf } from "./reference/metrics.ts";
import { plannerOf } from "./reference/planner.ts";
import { type Scene, sceneOf } from "./reference/scene.ts";

/** The second opinion on an experiment, written from the rule book alone: log → world → units → outcomes → sums → tests. Slow on purpose. */
export function evaluateExperiment(log: CaseLog, definition: ExperimentDefinition): ExperimentResult {
  const world = worldOf(log, definition);
  const scene = sceneOf(definition, world);
  const { countBy, timezone, method, alpha } = definition;
  return {
    kind: "experiment",
    unit: unitName(countBy),
    dataEnd: world.dataEnd === null ? null : instant(world.dataEnd),
    withoutActor: definition.view === "actors" ? 0 : scene.withoutActor,
    broken: [],
    period: datesOf(scene.span, timezone, !scene.span.wholeDays),
    method,
    alpha,
    ...answerOf(scene),
  };
}

function answerOf(scene: Scene): Partial<ExperimentResult> {
  const { view, part } = scene.definition;
  if (view === "actors") return part ? listOf(part, scene) : {};
  const exposure = exposureFacts(scene);
  switch (view) {
    case "overTime":
      return { exposure, ...overTime(scene, exposure) };
    case "exposures":
      return { exposure, exposures: exposurePoints(scene) };
    case "segments":
      return { exposure, ...segmentsOf(scene, exposure) };
    default: {
      const metrics = metricAnswers(scene, exposure);
      return { exposure, metrics, planner: plannerOf(scene, exposure, metrics) };
    }
  }
}

function listOf(part: ExperimentPart, scene: Scene): Partial<ExperimentResult> {
  const search = part.search?.toLowerCase() ?? "";
  const rows = actorsIn(part, scene).filter(({ actor }) => actor.toLowerCase().includes(search));
  return { actors: rows.slice(part.offset, part.offset + part.limit), actorCount: rows.length };
}
