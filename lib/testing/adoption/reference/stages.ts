import type { PowerPoint, Stages } from "../../../reports/adoption/result/answer.ts";
import { matcher } from "../../reference/event-match.ts";
import { type Act, actorsOf, baseOf, dayBefore, daysOf, during, type Scene, type Used, usesIn, type Window } from "./scene.ts";

type Members = { exposed: Set<string>; tried: Set<string>; repeated: Set<string>; regular: Set<string> | null };

/** Who reached each stage, each stage among the one before. */
export function stageMembers(feature: Used, scene: Scene): Members {
  const { definition, span } = scene;
  const exposed = exposedActors(scene);
  const uses = during(feature.uses, span).filter(({ actor }) => exposed.has(actor));
  const tried = actorsOf(uses);
  const own = (actor: string) => uses.filter((use) => use.actor === actor);
  const repeated = keep(tried, (actor) => daysOf(own(actor), scene) >= definition.repeatedDays);
  const weeks = Array.from({ length: definition.regular.of }, (_, week) => weekBefore(week, scene));
  const isLongEnough = weeks.every(({ from }) => from >= span.from);
  const isRegular = (actor: string) => weeks.filter((week) => during(own(actor), week).length > 0).length >= definition.regular.weeks;
  return { exposed, tried, repeated, regular: isLongEnough ? keep(repeated, isRegular) : null };
}

function exposedActors(scene: Scene): Set<string> {
  const { definition, world, acts, span, isEligible } = scene;
  if (!definition.exposure) return baseOf(span, scene);
  const matches = matcher(definition.exposure, world);
  return keep(actorsOf(during(acts, span).filter(({ row }) => matches(row))), isEligible);
}

function keep(actors: Set<string>, test: (actor: string) => boolean): Set<string> {
  return new Set([...actors].filter(test));
}

function weekBefore(week: number, scene: Scene): Window {
  return { from: dayBefore(7 * week + 6, scene).from, to: dayBefore(7 * week, scene).to };
}

/** How many reached each stage. */
export function stagesOf(feature: Used, scene: Scene): Stages {
  const { exposed, tried, repeated, regular } = stageMembers(feature, scene);
  return { exposed: exposed.size, tried: tried.size, repeated: repeated.size, regular: regular?.size ?? null };
}

/** How many eligible actors have so many distinct days with one of the events, in the window that ends with the last day. */
export function powerPoints(acts: readonly Act[], scene: Scene): PowerPoint[] {
  const { windowDays } = scene.definition;
  const window = { from: dayBefore(windowDays - 1, scene).from, to: dayBefore(0, scene).to };
  const { span, world } = scene;
  const isAfterAll = world.dataEnd === null || world.dataEnd < span.from;
  const inside = isAfterAll ? [] : during(acts, window).filter(({ actor }) => scene.isEligible(actor));
  const counts = [...actorsOf(inside)].map((actor) =>
    daysOf(
      inside.filter((act) => act.actor === actor),
      scene,
    ),
  );
  return Array.from({ length: windowDays }, (_, index) => {
    const users = counts.filter((days) => days === index + 1).length;
    return { days: index + 1, users, rate: counts.length === 0 ? null : users / counts.length };
  });
}

/** The users of a feature in the whole range. */
export function usersOf(feature: Used, scene: Scene): Set<string> {
  return actorsOf(usesIn(feature, scene.span, scene));
}
