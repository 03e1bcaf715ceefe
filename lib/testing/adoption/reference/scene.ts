import { listedFeatures } from "../../../reports/adoption/definition/labels.ts";
import type { AdoptionDefinition } from "../../../reports/adoption/definition.ts";
import { allHold, subjectOf } from "../../reference/condition.ts";
import { matcher } from "../../reference/event-match.ts";
import type { Span } from "../../reference/period.ts";
import { sessionsOf } from "../../reference/session.ts";
import { actorOf } from "../../reference/unit.ts";
import { textOf } from "../../reference/value.ts";
import { local, type Row, type World } from "../../reference/world.ts";

/** An event that passes the filters, with who did it. */
export type Act = { row: Row; actor: string };

/** A feature with all of its uses in history. */
export type Used = { key: string; label: string; uses: Act[] };

/** What every view is made from; `span` is the period in question. */
export type Scene = {
  definition: AdoptionDefinition;
  world: World;
  span: Span;
  acts: Act[];
  active: Act[];
  isEligible: (actor: string) => boolean;
};

/** From one instant to another in microseconds, both included. */
export type Window = { from: number; to: number };

/** The events of a stretch of time. */
export function during(acts: readonly Act[], { from, to }: Window): Act[] {
  return acts.filter(({ row }) => row.time >= from && row.time <= to);
}

/** Who did them, each once. */
export function actorsOf(acts: readonly Act[]): Set<string> {
  return new Set(acts.map(({ actor }) => actor));
}

/** The scene of a span. */
export function sceneOf(span: Span, definition: AdoptionDefinition, world: World): Scene {
  const acts = allActs(definition, world).flatMap(({ row, actor }) => (actor === null ? [] : [{ row, actor }]));
  const isActive = definition.active ? matcher(definition.active, world) : () => true;
  const isEligible = (actor: string) => definition.eligible.length === 0 || allHold(definition.eligible, { user: actor }, world);
  return { definition, world, span, acts, active: acts.filter(({ row }) => isActive(row)), isEligible };
}

function allActs(definition: AdoptionDefinition, world: World): { row: Row; actor: string | null }[] {
  const sessions = sessionsOf(world, { from: 0, to: 0, wholeDays: true }, 30);
  return world.rows
    .filter((row) => allHold(definition.filters, subjectOf(row), world))
    .map((row) => ({ row, actor: actorOf(row, { countBy: definition.countBy, world, sessions })?.key ?? null }));
}

/** How many events of the span pass the filters but have no actor. */
export function strays({ definition, world, span }: Scene): number {
  return allActs(definition, world).filter(({ row, actor }) => actor === null && row.time >= span.from && row.time <= span.to).length;
}

/** Eligible actors with an active event in the stretch. */
export function baseOf(window: Window, { active, isEligible }: Scene): Set<string> {
  return new Set([...actorsOf(during(active, window))].filter(isEligible));
}

/** The uses of a feature in the stretch by actors of its base. */
export function usesIn(feature: Used, window: Window, scene: Scene): Act[] {
  const base = baseOf(window, scene);
  return during(feature.uses, window).filter(({ actor }) => base.has(actor));
}

/** The features asked for, and how many values a limit left out; values are ranked in the current period. */
export function featuresOf(current: Scene): { features: Used[]; hiddenFeatures: number } {
  const { definition, world, acts, span } = current;
  const { everyValueOf } = definition;
  if (!everyValueOf) {
    const features = listedFeatures(definition).map(({ key, label, reference }) => {
      const matches = matcher(reference, world);
      return { key, label, uses: acts.filter(({ row }) => matches(row)) };
    });
    return { features, hiddenFeatures: 0 };
  }
  const { property, limit, ...reference } = everyValueOf;
  const matches = matcher(reference, world);
  const uses = acts.filter(({ row }) => matches(row));
  const values = [...new Set(uses.map(({ row }) => textOf(row.properties, property)))].filter((value) => value !== null);
  const ranked = values
    .map((value) => ({ key: value, label: value, uses: uses.filter(({ row }) => textOf(row.properties, property) === value) }))
    .map((feature) => ({ feature, users: actorsOf(usesIn(feature, span, current)).size }))
    .filter(({ users }) => users > 0)
    .sort((a, b) => b.users - a.users || byCodePoint(a.feature.key, b.feature.key))
    .map(({ feature }) => feature);
  return { features: ranked.slice(0, limit), hiddenFeatures: Math.max(0, ranked.length - limit) };
}

/** The feature that a list is about: with every value of a property any of them, listed or not. */
export function featureNamed(key: string, scene: Scene): Used[] {
  const { definition, world, acts } = scene;
  if (!definition.everyValueOf) return featuresOf(scene).features.filter((each) => each.key === key);
  const { property, limit: _, ...reference } = definition.everyValueOf;
  const matches = matcher(reference, world);
  const uses = acts.filter(({ row }) => matches(row) && textOf(row.properties, property) === key);
  return [{ key, label: key, uses }];
}

/** Ascending by code points, not by UTF-16 units. */
export function byCodePoint(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  for (const [index, character] of left.entries()) {
    const difference = (character.codePointAt(0) ?? 0) - (right[index]?.codePointAt(0) ?? -1);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}

/** The last day that the report looks at: the range's, or the data end's if that comes first; `back` days before it. */
export function dayBefore(back: number, { span, world }: Scene): Window {
  const last = local(Math.min(span.to, world.dataEnd ?? span.to), world.timezone).startOf("day");
  const start = last.minus({ days: back });
  return { from: start.toMillis() * 1000, to: Math.min(start.plus({ days: 1 }).toMillis() * 1000 - 1, span.to) };
}

/** Distinct days in the report's zone. */
export function daysOf(acts: readonly Act[], { world }: Scene): number {
  return new Set(acts.map(({ row }) => local(row.time, world.timezone).toISODate())).size;
}
