import type { PathsDefinition } from "../../reports/paths/definition.ts";
import type { PathStep, PathsAnswer, PathsResult } from "../../reports/paths/result/answer.ts";
import type { CaseLog } from "../case.ts";
import { type Span, spanOf } from "../reference/period.ts";
import { local, type World, worldOf } from "../reference/world.ts";
import { cleaningAnswer } from "./reference/cleaning.ts";
import { drawnEdges } from "./reference/edges.ts";
import { foldedNodes, foldOf, type Visit, visitsOf, wholeNodes } from "./reference/fold.ts";
import { funnelPaths } from "./reference/funnel-part.ts";
import { iso } from "./reference/instant.ts";
import { actorsAnswer, sequencesAnswer } from "./reference/lists.ts";
import { anchorsOf, type Path, pathsOf } from "./reference/path.ts";
import { stretchesOf } from "./reference/stretch.ts";

/**
 * The second opinion on paths, written from the rule book alone: log → world → stretches of a session or actor → named, hidden
 * and collapsed runs → paths → every node and edge counted, then folded, then left out. Slow on purpose.
 */
export function evaluatePaths(log: CaseLog, definition: PathsDefinition): PathsResult {
  const world = worldOf(log, definition);
  const span = spanOf(definition.range, world, definition.weekStart);
  const { stretches, withoutActor } = stretchesOf(definition, span, world);
  const anchors = anchorsOf(definition, world);
  const paths = definition.funnel
    ? funnelPaths(definition, span, world)
    : stretches.flatMap((stretch) => pathsOf(stretch, definition, anchors));
  const rows = stretches.flatMap((stretch) => stretch.rows);
  return {
    kind: "paths",
    unit: unitName(definition),
    dataEnd: world.dataEnd === null ? null : iso(world.dataEnd),
    withoutActor,
    broken: [],
    period: periodOf(span, definition, world),
    ...(definition.view === "cleaning" ? cleaningAnswer(rows, definition) : { starters: paths.length, ...answerOf(paths, definition) }),
  };
}

function answerOf(paths: readonly Path[], definition: PathsDefinition): Partial<PathsAnswer> {
  if (definition.view === "sequences") return sequencesAnswer(paths, definition);
  const visits = visitsOf(paths);
  const whole = wholeNodes(visits);
  const fold = foldOf(whole, definition);
  if (definition.view === "actors") return actorsAnswer(paths, definition, fold);
  if (definition.view === "members") {
    const { step, limit = 100, offset = 0 } = definition.part ?? {};
    const members = whole.filter((each) => each.step === step && fold(each.step, each).kind === "other");
    return { members: members.slice(offset, offset + limit), memberCount: members.length };
  }
  return { nodes: foldedNodes(visits, fold), steps: stepsOf(visits), ...drawnEdges(paths, definition, fold) };
}

function stepsOf(visits: readonly Visit[]): PathStep[] {
  const steps = [...new Set(visits.map(({ step }) => step))].sort((a, b) => a - b);
  return steps.map((step) => {
    const own = visits.filter((visit) => visit.step === step);
    const ended = (ending: Path["ending"]): number => own.filter(({ next, path }) => next === null && path.ending === ending).length;
    return {
      step,
      nodes: new Set(own.map(({ node, kind }) => JSON.stringify([node, kind]))).size,
      arriving: own.length,
      beginning: own.filter(({ isFirst }) => isFirst).length,
      continuing: own.filter(({ next }) => next !== null).length,
      ending: ended("end"),
      hidden: ended("hidden"),
      cut: ended("continues"),
    };
  });
}

function unitName({ per, count, countBy }: PathsDefinition): string {
  if (count === "transitions") return "path";
  if (per === "session") return "session";
  return typeof countBy === "string" ? countBy : countBy.property;
}

function periodOf({ from, to, wholeDays }: Span, { timezone }: PathsDefinition, world: World): PathsAnswer["period"] {
  const format = wholeDays ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss";
  return { from: local(from, world.timezone).toFormat(format), to: local(to, world.timezone).toFormat(format), timezone };
}
