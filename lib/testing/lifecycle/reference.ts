import type { LifecycleDefinition, LifecycleState } from "../../reports/lifecycle/definition.ts";
import type { LifecycleActor, LifecycleAnswer, LifecyclePoint, LifecycleResult } from "../../reports/lifecycle/result/answer.ts";
import type { CaseLog } from "../case.ts";
import { groupedBy } from "../reference/group.ts";
import { unitName } from "../reference/unit.ts";
import { datesOf, stretchesOf } from "../reference/whole-period.ts";
import { worldOf } from "../reference/world.ts";
import { countWithoutActor, type Setting, settingOf, stateIn, type Unit, unitsOf } from "./reference/units.ts";

/** The second opinion on a lifecycle, written from the rule book alone: log → units → state in each interval → counts. Slow on purpose. */
export function evaluateLifecycle(log: CaseLog, definition: LifecycleDefinition): LifecycleResult {
  const world = worldOf(log, definition);
  const stretches = stretchesOf(definition, world);
  const current = settingOf(definition, world, stretches.current);
  const previous = stretches.previous ? settingOf(definition, world, stretches.previous) : null;
  const isList = definition.view === "actors";
  return {
    kind: "lifecycle",
    unit: unitName(definition.countBy),
    dataEnd: world.dataEnd === null ? null : iso(world.dataEnd),
    withoutActor: countWithoutActor(current),
    broken: [],
    ...answerOf(isList && definition.part?.of === "previous" && previous ? previous : current),
    ...(previous && !isList ? { previous: withoutCount(answerOf(previous)) } : {}),
  };
}

/** How many groups there are is said of the current period alone. */
function withoutCount({ groupCount: _, ...answer }: LifecycleAnswer): LifecycleAnswer {
  return answer;
}

function answerOf(setting: Setting): LifecycleAnswer {
  const { definition, stretch } = setting;
  const period = datesOf(stretch, definition.timezone, definition.interval === "hour");
  const units = unitsOf(setting);
  if (definition.view === "actors") return { period, ...listOf(units, setting) };
  const points = pointsOf(units, setting);
  if (!definition.breakdown) return { period, points };
  const { groups, count } = groupsOf(units, setting);
  return {
    period,
    points,
    groups: groups.map(({ name, kind, items }) => ({ group: name, kind, points: pointsOf(items, setting) })),
    groupCount: count,
  };
}

function groupsOf(units: readonly Unit[], setting: Setting) {
  const { breakdown } = setting.definition;
  if (!breakdown) return { groups: [], count: 0 };
  const seen = units.filter((unit) => setting.stretch.buckets.some((_, index) => stateIn(unit, index, setting) !== null));
  const weight = (items: Unit[]): number =>
    pointsOf(items, setting).reduce((sum, point) => sum + point.new + point.returning + point.resurrecting, 0);
  return groupedBy(seen, { breakdown, weight });
}

function pointsOf(units: readonly Unit[], setting: Setting): LifecyclePoint[] {
  const dataEnd = setting.world.dataEnd ?? Number.NEGATIVE_INFINITY;
  return setting.stretch.buckets.map(({ period, start, end }, index) => {
    const states = units.map((unit) => stateIn(unit, index, setting));
    const count = (state: LifecycleState): number => states.filter((each) => each === state).length;
    const dormant = count("dormant");
    return {
      period,
      new: count("new"),
      returning: count("returning"),
      resurrecting: count("resurrecting"),
      dormant,
      quickRatio: dormant === 0 ? null : (count("new") + count("resurrecting")) / dormant,
      state: end <= dataEnd ? "closed" : start <= dataEnd ? "open" : "not_started",
      closesAt: iso(end),
    };
  });
}

function listOf(units: readonly Unit[], setting: Setting): Pick<LifecycleAnswer, "actors" | "actorCount"> {
  const { part } = setting.definition;
  if (!part) return {};
  const { group, groupKind, search } = part;
  const inGroup = groupsOf(units, setting)
    .groups.filter(({ name, kind }) => name === group && (groupKind === undefined || groupKind === kind))
    .flatMap(({ items }) => items);
  const among = group === undefined ? units : inGroup;
  const rows = setting.stretch.buckets.flatMap(({ period, end }, index): LifecycleActor[] => {
    if (period !== part.period) return [];
    return among
      .filter((unit) => stateIn(unit, index, setting) === part.state)
      .map(({ actor, times }) => ({
        actor,
        group: group ?? null,
        first: iso(Math.min(...times)),
        last: iso(Math.max(...times.filter((time) => time < end))),
      }));
  });
  const found = rows.filter(({ actor }) => !search || actor.toLowerCase().includes(search.toLowerCase()));
  found.sort((a, b) => (a.actor < b.actor ? -1 : 1));
  return { actors: found.slice(part.offset, part.offset + part.limit), actorCount: found.length };
}

function iso(micros: number): string {
  return new Date(Math.floor(micros / 1000)).toISOString();
}
