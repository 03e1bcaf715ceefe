import { eventNames } from "../../../vocabulary/event-ref.ts";
import { numberOrNull, type RowRecord } from "../../answer-rows.ts";
import { listedFeatures } from "../definition/labels.ts";
import type { AdoptionDefinition } from "../definition.ts";
import { sayingOf } from "../plan/features.ts";
import { type AdoptionWitness, mostRows, standsOnExposure } from "./plan.ts";

/** An event with its place in the data. */
export type Place = { micros: number; tie: number; event: string };

/** How many events of a sort there were, and the first. */
export type Some = { count: number; first: Place | null };

/** A feature, with all of the unit's uses in history. */
export type UsedFeature = { key: string; label: string; uses: Place[] };

/** What the data has of the unit. */
export type UnitFacts = {
  features: UsedFeature[];
  active: Some;
  /** Null where being active is what counts. */
  exposed: Some | null;
  start: Some;
  eligible: boolean;
  /** The buckets in which it was active. */
  buckets: Set<number>;
  cut: boolean;
};

/** The unit, and what is asked about it. */
export type Told = { facts: UnitFacts; asked: AdoptionWitness };

/** Whether it is of those among whom users are counted. */
export function isCounted({ eligible, active, exposed }: UnitFacts): boolean {
  return eligible && (exposed ?? active).count > 0;
}

/** Reads what the data has of the unit out of the rows of an answer. */
export function unitFacts(records: readonly RowRecord[], definition: AdoptionDefinition): UnitFacts {
  const of = (part: string) => records.filter((each) => each.of === part);
  const some = (part: string): Some => {
    const [row] = of(part);
    const count = numberOrNull(row?.count) ?? 0;
    return { count, first: row && count > 0 ? placeOf(row) : null };
  };
  const uses = of("use");
  return {
    features: featuresOf(uses, definition),
    active: some("active"),
    exposed: standsOnExposure(definition) ? some("exposed") : null,
    start: some("start"),
    eligible: of("eligible").length > 0,
    buckets: new Set(of("bucket").map(({ bucket }) => Number(bucket))),
    cut: uses.length >= mostRows,
  };
}

function placeOf({ time, tie, event }: RowRecord): Place {
  return { micros: Number(time), tie: Number(tie), event: String(event) };
}

/** The listed features, or with every value of a property those that the unit used, the most used first. */
function featuresOf(uses: readonly RowRecord[], definition: AdoptionDefinition): UsedFeature[] {
  if (definition.everyValueOf) {
    const values = [...new Set(uses.map(({ feature }) => String(feature)))];
    const each = values.map((key) => ({ key, label: key, uses: uses.filter(({ feature }) => String(feature) === key).map(placeOf) }));
    return each.sort((a, b) => b.uses.length - a.uses.length || (a.key < b.key ? -1 : 1));
  }
  const byEvent = sayingOf(definition) === "event";
  return listedFeatures(definition).map(({ key, label, reference }) => {
    const names = byEvent ? (eventNames(reference) ?? []) : [key];
    return { key, label, uses: uses.filter(({ feature }) => names.includes(String(feature))).map(placeOf) };
  });
}
