import { powerWindows, type StickinessDefinition } from "../../reports/stickiness/definition.ts";
import type { Distribution, StickinessActor, StickinessAnswer, StickinessResult } from "../../reports/stickiness/result/answer.ts";
import { type EventRef, eventNames } from "../../vocabulary/event-ref.ts";
import type { CaseLog } from "../case.ts";
import { previousSpan, spanOf } from "../reference/period.ts";
import { unitName } from "../reference/unit.ts";
import { datesOf } from "../reference/whole-period.ts";
import { worldOf } from "../reference/world.ts";
import { ratioOf } from "./reference/ratio.ts";
import { daysUntil, slotsOf } from "./reference/slots.ts";
import { type Active, activeUnits, countWithoutActor, type Setting, settingOf } from "./reference/units.ts";

/** The second opinion on stickiness, written from the rule book alone: log → units → active intervals → counts. Slow on purpose. */
export function evaluateStickiness(log: CaseLog, definition: StickinessDefinition): StickinessResult {
  const world = worldOf(log, definition);
  const span = spanOf(definition.range, world, definition.weekStart);
  const { compare, timezone } = definition;
  const current = settingOf(definition, world, span);
  const previous = compare ? settingOf(definition, world, previousSpan(span, compare, timezone)) : null;
  const isList = definition.view === "actors";
  return {
    kind: "stickiness",
    unit: unitName(definition.countBy),
    dataEnd: world.dataEnd === null ? null : new Date(Math.floor(world.dataEnd / 1000)).toISOString(),
    withoutActor: countWithoutActor(current),
    broken: [],
    ...answerOf(isList && definition.part?.of === "previous" && previous ? previous : current),
    ...(previous && !isList ? { previous: answerOf(previous) } : {}),
  };
}

function answerOf(setting: Setting): StickinessAnswer {
  const { definition, span } = setting;
  const { view, series, timezone } = definition;
  const period = datesOf(span, timezone, !span.wholeDays);
  if (view === "actors") return { period, ...listOf(setting) };
  if (view === "ratio") return { period, ratio: series.map((ref) => ({ label: labelOf(ref), points: ratioOf(ref, setting) })) };
  if (view === "power") return { period, power: series.flatMap((ref) => powerOf(ref, setting)) };
  const slots = slotsOf(setting);
  return {
    period,
    series: series.map((ref) => ({ label: labelOf(ref), ...distributionOf(activeUnits(ref, slots, setting), slots.length, setting) })),
    intervals: { count: slots.length, maturing: isMaturing(setting) },
  };
}

function labelOf(ref: EventRef): string {
  return ref.label ?? eventNames(ref)?.join(" or ") ?? "Any event";
}

function isMaturing({ span, world }: Setting): boolean {
  return span.to + 1 > (world.dataEnd ?? Number.NEGATIVE_INFINITY);
}

function distributionOf(units: readonly Active[], slots: number, { definition }: Setting): Distribution {
  const values = Array.from({ length: slots }, (_, index) => {
    const periods = index + 1;
    const count = units.filter(({ slots: own }) => (definition.cumulative ? own.length >= periods : own.length === periods)).length;
    return { periods, count, rate: units.length === 0 ? null : count / units.length };
  });
  return { values, actors: units.length };
}

function powerOf(ref: EventRef, setting: Setting): NonNullable<StickinessAnswer["power"]> {
  return powerWindows.map((days) => {
    const slots = daysUntil(setting.span.to, days, setting);
    const distribution = distributionOf(activeUnits(ref, slots, setting), days, setting);
    const [from, to] = [slots[0]?.name ?? "", slots.at(-1)?.name ?? ""];
    return { label: labelOf(ref), days, from, to, ...distribution, maturing: isMaturing(setting) };
  });
}

function listOf(setting: Setting): Pick<StickinessAnswer, "actors" | "actorCount"> {
  const { part, series } = setting.definition;
  const ref = series[part?.series ?? 0];
  if (!part || !ref) return {};
  const slots = part.window ? daysUntil(setting.span.to, part.window, setting) : slotsOf(setting);
  const isAsked = ({ slots: { length } }: Active): boolean =>
    part.how === "exactly" ? length === part.periods : part.how === "atLeast" ? length >= part.periods : length <= part.periods;
  const found = activeUnits(ref, slots, setting)
    .filter(isAsked)
    .filter(({ actor }) => !part.search || actor.toLowerCase().includes(part.search.toLowerCase()))
    .map(({ actor, slots: own }): StickinessActor => ({ actor, periods: own.length, active: own.map(({ name }) => name) }))
    .sort((a, b) => b.periods - a.periods || (a.actor < b.actor ? -1 : 1));
  return { actors: found.slice(part.offset, part.offset + part.limit), actorCount: found.length };
}
