import { funnelDefinition } from "../../../reports/funnel/definition.ts";
import type { PathFunnel, PathsDefinition } from "../../../reports/paths/definition.ts";
import { pathWindow } from "../../../reports/paths/definition.ts";
import { seconds } from "../../../vocabulary/duration.ts";
import { outcomesOf } from "../../funnel/reference/breakdown.ts";
import { rulesOf } from "../../funnel/reference/rules.ts";
import { type Unit, unitsOf } from "../../funnel/reference/unit.ts";
import { matcher } from "../../reference/event-match.ts";
import type { Span } from "../../reference/period.ts";
import { type Sessions, sessionsOf } from "../../reference/session.ts";
import type { Row, World } from "../../reference/world.ts";
import { cutPath, type Path } from "./path.ts";
import { sessionUnit } from "./stretch.ts";

/** The paths of a funnel's units: one each, cut at the rows of its steps. */
export function funnelPaths(definition: PathsDefinition, span: Span, world: World): Path[] {
  const { funnel } = definition;
  if (!funnel) return [];
  const wide = { ...span, to: funnel.window === null ? Infinity : span.to + seconds(funnel.window) * 1e6 };
  const sessions = sessionsOf(world, wide, definition.sessionTimeoutMinutes);
  const { part } = funnel;
  const has = { start: part !== "before", end: part === "before" || part === "between" };
  return marksOf(definition, funnel, { span, world, sessions }).flatMap(({ unit, from, to }) => {
    const rows = cut({ unit, from, to }, definition, sessions).filter((row) => row.time <= wide.to);
    const row = to && part !== "between" ? to : from;
    const session = definition.per === "session" && row && part !== "between" ? (sessionUnit(row, sessions)?.session ?? null) : null;
    const path = cutPath({ actor: unit.actor, session, rows }, definition, has);
    return path ? [path] : [];
  });
}

type Scene = { span: Span; world: World; sessions: Sessions };

/** The rows between which a unit's path lies; null for an open side. */
type Marks = { unit: Unit; from: Row | null; to: Row | null };

function marksOf(definition: PathsDefinition, funnel: PathFunnel, { span, world, sessions }: Scene): Marks[] {
  const { steps, window, part, step, includeMaturing } = funnel;
  const { range, timezone, weekStart, filters, countBy, identity, daysOfWeek, cohorts } = definition;
  const plain = { range, timezone, weekStart, filters, countBy, identity, daysOfWeek, cohorts };
  const rules = rulesOf(funnelDefinition.parse({ kind: "funnel", ...plain, steps, window }), span, world);
  const setting = { rules, world, sessions };
  return unitsOf(setting).units.flatMap((unit) =>
    outcomesOf(unit, span, setting).flatMap(({ attempt }): Marks[] => {
      const markOf = (number: number): Row | null => {
        const chosen = attempt.rows[number - 1];
        const means = matcher(steps[number - 1] ?? {}, world);
        return chosen ? (unit.rows.find((row) => row.time === chosen.time && means(row)) ?? chosen) : null;
      };
      const [before, own] = [markOf(step - 1), markOf(step)];
      if (part === "afterDropOff") {
        const isOver = attempt.deadline <= rules.dataEnd;
        return before && !own && (isOver || includeMaturing) ? [{ unit, from: before, to: null }] : [];
      }
      if (!own) return [];
      if (part === "after") return [{ unit, from: own, to: null }];
      return [{ unit, from: part === "between" ? before : null, to: own }];
    }),
  );
}

/** The unit's rows between the marks; on an open side those of the mark's session, or within the window. */
function cut({ unit: { rows }, from, to }: Marks, definition: PathsDefinition, sessions: Sessions): Row[] {
  if (from && to) {
    const [low, high] = [Math.min(from.order, to.order), Math.max(from.order, to.order)];
    return rows.filter(({ order }) => order >= low && order <= high);
  }
  const mark = from ?? to;
  if (!mark) return [];
  const onSide = rows.filter(({ order }) => (from ? order >= mark.order : order <= mark.order));
  if (definition.per === "session") return onSide.filter((row) => sessions.of(row)?.key === sessions.of(mark)?.key);
  const window = pathWindow(definition);
  return onSide.filter((row) => window === null || Math.abs(row.time - mark.time) <= seconds(window) * 1e6);
}
