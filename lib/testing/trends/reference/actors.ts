import { breakdownsOf } from "../../../reports/trends/definition/breakdowns.ts";
import { letterOf } from "../../../reports/trends/definition/labels.ts";
import { measureTraits } from "../../../reports/trends/definition/measure.ts";
import type { TrendsDefinition } from "../../../reports/trends/definition.ts";
import type { TrendsActorRow } from "../../../reports/trends/result/answer.ts";
import { numberOf, textOf } from "../../reference/value.ts";
import type { Hit } from "./hit.ts";
import { totalWindow } from "./measure.ts";
import { isIn, pointWindow, type Window } from "./scene.ts";
import { type CountedSeries, groupsIn, inGroup } from "./series.ts";

type Part = NonNullable<TrendsDefinition["part"]>;

/** The actors behind one part of a period, most events first, ties by name; not yet searched or cut. */
export function actorsBehind(series: readonly CountedSeries[], part: Part): TrendsActorRow[] {
  const counted = series.find((_, index) => letterOf(index) === part.letter);
  if (!counted) return [];
  const windows = windowsOf(counted, part.period);
  const hits = inPart(counted, part).filter((hit) => counts(hit, counted) && windows.some((window) => isIn(timeOf(hit, counted), window)));
  const byActor = new Map<string, Hit[]>();
  for (const hit of hits) byActor.set(hit.actor.key, [...(byActor.get(hit.actor.key) ?? []), hit]);
  return [...byActor.values()].map(rowOf).sort((a, b) => b.events - a.events || (a.actor < b.actor ? -1 : 1));
}

function inPart(counted: CountedSeries, { group, groupKind }: Part): readonly Hit[] {
  if (!group || breakdownsOf(counted.scene.definition).length === 0) return counted.hits;
  const named = groupsIn(counted).filter(({ parts }) => JSON.stringify(parts) === JSON.stringify(group));
  const kinds = groupKind ? [groupKind] : (["value", "unset", "other"] as const);
  const chosen = kinds.map((kind) => named.find((each) => each.kind === kind)).find((each) => each !== undefined);
  return chosen ? inGroup(counted, chosen).hits : [];
}

function windowsOf({ measure, scene }: CountedSeries, period: string | undefined): Window[] {
  if (period === undefined) return [totalWindow({ measure, scene }, scene.span.to)];
  return scene.buckets
    .filter((bucket) => bucket.period === period)
    .map((bucket) => pointWindow(bucket, measureTraits[measure.name].rollingDays, scene))
    .map((window) => (scene.definition.cumulative ? { ...window, from: scene.span.from } : window));
}

const isOfSessions = ({ measure: { name } }: CountedSeries): boolean => ["session_duration", "session_events", "bounce"].includes(name);

/** Session measures look at when the session begins. */
function timeOf({ row }: Hit, counted: CountedSeries): number {
  return isOfSessions(counted) ? (counted.scene.sessions.of(row)?.first.time ?? Number.NaN) : row.time;
}

function counts({ row }: Hit, counted: CountedSeries): boolean {
  const { name, property } = counted.measure;
  if (name === "sessions") return counted.scene.sessions.of(row) !== null;
  if (property === undefined) return true;
  const text = textOf(row.properties, property);
  return name === "distinct" ? text !== null : numberOf(text) !== null;
}

function rowOf(hits: readonly Hit[]): TrendsActorRow {
  const instant = (time: number) => new Date(Math.floor(time / 1000)).toISOString();
  const times = hits.map(({ row }) => row.time);
  return {
    actor: hits[0]?.actor.label ?? "",
    events: hits.length,
    firstTime: instant(Math.min(...times)),
    lastTime: instant(Math.max(...times)),
  };
}
