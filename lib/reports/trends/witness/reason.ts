import { conditionsPhrase, eventPhrase, joined, named, type Phrase, words } from "../../../vocabulary/phrase.ts";
import { isOfSessions } from "../plan/rows.ts";
import { calendarOf, type TrendsWitness } from "./plan.ts";
import { dayText, type UnitSeries, windowsOf } from "./series.ts";

/** Why nothing of the unit counts in a series, without the full stop. */
export function reasonOf(series: UnitSeries, asked: TrendsWitness): Phrase[] {
  const { measured, rows, rowsCut } = series;
  if (measured.measure.name.startsWith("first_time")) return firstTimeReason(series, asked);
  const event = eventPhrase(measured.series);
  if (rows.length === 0) return [words("it has no "), ...event, words(" in the dates of the report")];
  if (rowsCut)
    return [words("none of its "), ...event, words(` counts in ${windowsOf(measured, asked)[0]?.label ?? "a point of these dates"}`)];
  const passing = rows.filter(({ passes }) => passes);
  if (passing.length === 0) return filtered(rows.length, series, asked);
  const windows = windowsOf(measured, asked);
  const inside = rows.filter(({ micros }) => windows.some(({ from, to }) => micros >= from && micros < to));
  if (inside.length === 0 && !isOfSessions(measured.measure))
    return [words(`none of its ${passing.length} × `), ...event, words(` came in ${windows[0]?.label ?? "a point of these dates"}`)];
  if (inside.length > 0 && inside.every(({ passes }) => !passes)) return filtered(inside.length, series, asked);
  const count = inside.filter(({ passes }) => passes).length || passing.length;
  return [
    words(`none of its ${count} × `),
    ...event,
    words(inside.length > 0 ? ` in ${windows[0]?.label} ` : " "),
    ...lacking(series, asked),
  ];
}

function filtered(count: number, { measured }: UnitSeries, { definition }: TrendsWitness): Phrase[] {
  const where = conditionsPhrase(definition.filters);
  const said = where.length > 0 ? [words(": "), ...where] : [];
  return [words(`the filters leave out each of its ${count} × `), ...eventPhrase(measured.series), ...said];
}

/** What events that are there have not: the group, a value to measure, a session that begins there. */
function lacking({ measured }: UnitSeries, { definition: { part } }: TrendsWitness): Phrase[] {
  const { name, property } = measured.measure;
  const group = part?.group ? [[words("belongs to the group "), named(part.group.join(", "))]] : [];
  const value = property === undefined ? [] : [[words(`carries a ${name === "distinct" ? "value" : "number"} in `), named(property)]];
  const session = isOfSessions(measured.measure) ? [[words("is of a session that begins in this point")]] : [];
  const ofSession = name === "sessions" ? [[words("belongs to a session")]] : [];
  return joined([...group, ...value, ...session, ...ofSession], " and ");
}

/** Where the first one ever lies. */
function firstTimeReason({ measured, first, rows }: UnitSeries, asked: TrendsWitness): Phrase[] {
  const event = eventPhrase(measured.series);
  const strict = measured.measure.name === "first_time_users_strict";
  if (!first) return [words("it has no "), ...event, words(" in the dates of the report")];
  const said = [words("its first "), ...(strict ? [named(first.event)] : event), words(` ever was on ${dayText(first.micros, asked)}`)];
  if (first.micros < calendarOf(asked).period.fromMicros) return [...said, words(", before the dates of the report")];
  const atFirst = rows.filter(({ micros }) => micros === first.micros);
  if (atFirst.length === 0) return [...said, words(", and is not one that the series asks for: "), ...event];
  if (!atFirst[0]?.passes) return [...said, words(", and the filters leave it out")];
  const group = asked.definition.part?.group;
  const windows = windowsOf(measured, asked);
  const isInside = windows.some(({ from, to }) => first.micros >= from && first.micros < to);
  return group && isInside
    ? [...said, words(", and is not in the group "), named(group.join(", "))]
    : [...said, words(", in another interval")];
}
