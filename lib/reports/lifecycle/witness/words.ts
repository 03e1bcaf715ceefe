import { conditionsPhrase, eventPhrase, type Phrase, words } from "../../../vocabulary/phrase.ts";
import { type LifecycleState, lifecycleStates } from "../definition.ts";
import { hasHistory } from "../plan/states.ts";
import type { LifecycleWitness } from "./plan.ts";
import { before, boundsOf, dayText, eventsIn, intervalName, type Unit } from "./units.ts";

/** New, Returning, Resurrecting, Dormant. */
export const stateName = (state: LifecycleState): string => `${state.charAt(0).toUpperCase()}${state.slice(1)}`;

/** What the unit is in one interval and by which events, in a sentence. */
export function stateVerdict(unit: Unit, bucket: number, asked: LifecycleWitness): Phrase[] {
  const { definition } = asked;
  const event = eventPhrase(definition.event);
  const state = unit.states.get(bucket);
  const name = intervalName(bucket, asked);
  if (!state) return noneVerdict(unit, bucket, asked);
  const own = eventsIn(unit, bucket).passing.length;
  const last = eventsIn(unit, bucket - 1).passing.length;
  const lead = words(`${stateName(state)} in ${name}: `);
  const before_ = `the ${definition.interval} before`;
  if (state === "new") return [lead, words("its first "), ...event, words(hasHistory(definition) ? " ever." : " in these dates.")];
  if (state === "returning") return [lead, ...event, words(` came ${own} × in it and ${last} × in ${before_}.`)];
  if (state === "dormant")
    return [lead, ...event, words(` came ${last} × in ${before_} and not in it.`), ...filteredPhrase(unit, bucket, asked)];
  const earlier = before(unit, boundsOf(bucket, asked).from).at(-1);
  const day = earlier ? `; the last one earlier was on ${dayText(earlier.micros, asked)}` : "";
  return [lead, ...event, words(` came ${own} × in it and not in ${before_}${day}.`)];
}

/** The same by the report alone, where not all events are known. */
export function stateByReport(unit: Unit, bucket: number, asked: LifecycleWitness): Phrase[] {
  const { definition } = asked;
  if (bucket < -1) return [words("The report has no such interval.")];
  const state = unit.states.get(bucket);
  const name = intervalName(bucket, asked);
  const event = eventPhrase(definition.event);
  if (!state) return [words("No "), ...event, words(` counts in ${name} nor in the ${definition.interval} before.`)];
  return [words(`${stateName(state)} in ${name}, by `), ...event, words(".")];
}

/** Where a unit is nothing: no event in the interval nor in the one before. */
function noneVerdict(unit: Unit, bucket: number, asked: LifecycleWitness): Phrase[] {
  const { definition } = asked;
  const event = eventPhrase(definition.event);
  if (bucket < -1) return [words("The report has no such interval.")];
  const { from, to } = boundsOf(bucket, asked);
  const last = before(unit, from).at(-1);
  const next = [...unit.rows.filter(({ passes }) => passes), ...unit.later].find(({ micros }) => micros >= to);
  const sides = [
    ...(last ? [`the last one before was on ${dayText(last.micros, asked)}`] : []),
    ...(next ? [`the next one was on ${dayText(next.micros, asked)}`] : []),
  ];
  const near = sides.length > 0 ? `: ${sides.join(", ")}` : "";
  const lead = [words("No "), ...event, words(` in ${intervalName(bucket, asked)} nor in the ${definition.interval} before${near}.`)];
  return [...lead, ...filteredPhrase(unit, bucket, asked)];
}

/** Events of the interval that the filters leave out. */
function filteredPhrase(unit: Unit, bucket: number, asked: LifecycleWitness): Phrase[] {
  const { filtered } = eventsIn(unit, bucket);
  if (filtered.length === 0) return [];
  const where = conditionsPhrase(asked.definition.filters);
  return [words(` The filters leave out ${filtered.length} in it`), ...(where.length > 0 ? [words(": "), ...where] : []), words(".")];
}

/** How many intervals the unit has each state in. */
export function wholeVerdict({ states }: Unit, { definition }: LifecycleWitness): Phrase[] {
  const counts = lifecycleStates.map((state) => ({ state, count: [...states.values()].filter((each) => each === state).length }));
  const said = counts
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => `${state} in ${count} ${definition.interval}${count === 1 ? "" : "s"}`);
  const text = said.join(", ");
  return [words(`${text.charAt(0).toUpperCase()}${text.slice(1)}, by `), ...eventPhrase(definition.event), words(".")];
}
