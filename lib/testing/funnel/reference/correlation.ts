import type { Correlation } from "../../../reports/funnel/result/answer.ts";
import { eventNames } from "../../../vocabulary/event-ref.ts";
import { userProperties } from "../../reference/condition.ts";
import { textOf } from "../../reference/value.ts";
import type { Row, World } from "../../reference/world.ts";
import type { Outcome } from "./breakdown.ts";
import { entryOf, type Rules } from "./rules.ts";
import { measuredSteps } from "./trend.ts";

const fewestActors = 3;

type Item = { event?: string; property?: string; value?: string };

/** An item with the outcomes that it was seen on. */
export type Seen = { item: Item; success: Outcome[]; failure: Outcome[] };

/** Odds of converting with each item against without it, one added to every cell. */
export function correlationsOf(outcomes: readonly Outcome[], rules: Rules, world: World): Correlation[] {
  const converted = outcomes.filter((outcome) => hasConverted(outcome, rules)).length;
  const failed = outcomes.length - converted;
  const found = seenItems(outcomes, rules, world).map(({ item, success: { length: s }, failure: { length: f } }) => {
    const oddsRatio = ((s + 1) * (failed - f + 1)) / ((f + 1) * (converted - s + 1));
    return { ...item, success: s, failure: f, oddsRatio, type: oddsRatio > 1 ? ("success" as const) : ("failure" as const) };
  });
  return found.sort((a, b) => b.oddsRatio - a.oddsRatio);
}

function hasConverted({ attempt }: Outcome, rules: Rules): boolean {
  return Boolean(attempt.rows[measuredSteps(rules)[1] - 1]);
}

/** Every item, and the units on which it was seen. */
export function seenItems(outcomes: readonly Outcome[], rules: Rules, world: World): Seen[] {
  const correlate = rules.definition.correlate ?? { by: "events" as const };
  const seen = new Map<string, Seen>();
  for (const outcome of outcomes) {
    const items = new Map(itemsOf(outcome, rules, world).map((item) => [JSON.stringify(item), item]));
    for (const [key, item] of items) {
      const entry = seen.get(key) ?? { item, success: [], failure: [] };
      (hasConverted(outcome, rules) ? entry.success : entry.failure).push(outcome);
      seen.set(key, entry);
    }
  }
  const all = [...seen.values()];
  if (correlate.by !== "eventProperties") return all;
  return all.filter(({ success, failure }) => success.length + failure.length >= fewestActors);
}

function itemsOf(outcome: Outcome, rules: Rules, world: World): Item[] {
  const { by, events, properties, exclude = [], excludeProperties = [] } = rules.definition.correlate ?? { by: "events" as const };
  if (by === "userProperties") return userItems(entryOf(outcome.attempt.rows), rules, world);
  const named = rowsBetween(outcome, rules).filter((row) => !exclude.includes(row.event) && (!events || events.includes(row.event)));
  if (by === "eventProperties")
    return named.flatMap((row) =>
      wanted(Object.keys(row.properties), properties)
        .filter((property) => !excludeProperties.includes(property))
        .flatMap((property) => {
          const value = textOf(row.properties, property);
          return value === null ? [] : [{ event: row.event, property, value }];
        }),
    );
  const own = rules.definition.steps.flatMap((step) => eventNames(step) ?? []);
  return named.filter((row) => !own.includes(row.event)).map(({ event }) => ({ event }));
}

function userItems(entry: Row, { definition }: Rules, world: World): Item[] {
  const { properties, exclude = [], excludeProperties = [] } = definition.correlate ?? {};
  const own = userProperties(entry.user, world);
  const asked = Array.isArray(properties) ? properties : Object.keys(own ?? {});
  return asked
    .filter((property) => !exclude.includes(property) && !excludeProperties.includes(property))
    .flatMap((property) => {
      const value = textOf(own, property);
      return value === null && !Array.isArray(properties) ? [] : [{ property, value: value ?? "" }];
    });
}

function wanted(names: string[], properties: string[] | "all" | undefined): string[] {
  return Array.isArray(properties) ? names.filter((name) => properties.includes(name)) : names;
}

/** The unit's rows strictly after the entry, up to the last step or the deadline. */
function rowsBetween({ unit, attempt }: Outcome, rules: Rules): Row[] {
  const from = entryOf(attempt.rows).time;
  const to = attempt.rows[measuredSteps(rules)[1] - 1]?.time ?? attempt.deadline;
  return unit.rows.filter((row) => row.time > from && row.time <= to);
}
