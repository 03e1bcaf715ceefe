import { eventNames } from "../../../vocabulary/event-ref.ts";
import { numberOrNull, type RowRecord } from "../../answer-rows.ts";
import { areCut } from "../../unit-rows.ts";
import { listedFeatures } from "../definition/labels.ts";
import type { AdoptionDefinition } from "../definition.ts";
import { sayingOf } from "../plan/features.ts";
import { type AdoptionWitness, standsOnExposure } from "./plan.ts";

/** An event with its place in the data. */
export type Place = { micros: number; tie: number; event: string };

/** How many events of a sort there were, and the first. */
export type Some = { count: number; first: Place | null };

/** A feature with the unit's uses in history, all of them or the first of too many; and how many lie in the dates asked about. */
export type UsedFeature = { key: string; label: string; uses: Place[]; cut: boolean; inside: { uses: number; days: number } };

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
  return {
    features: featuresOf({ uses: of("use"), used: of("used") }, definition),
    active: some("active"),
    exposed: standsOnExposure(definition) ? some("exposed") : null,
    start: some("start"),
    eligible: of("eligible").length > 0,
    buckets: new Set(of("bucket").map(({ bucket }) => Number(bucket))),
  };
}

function placeOf({ time, tie, event }: RowRecord): Place {
  return { micros: Number(time), tie: Number(tie), event: String(event) };
}

/** The listed features, or with every value of a property those that the unit used, the most used first. */
function featuresOf({ uses, used }: Record<"uses" | "used", readonly RowRecord[]>, definition: AdoptionDefinition): UsedFeature[] {
  const usedOf = (names: readonly string[]) => usesOf(names, { uses, used });
  if (definition.everyValueOf) {
    const values = [...new Set(uses.map(({ feature }) => String(feature)))];
    const each = values.map((key) => ({ key, label: key, ...usedOf([key]) }));
    return each.sort((a, b) => b.uses.length - a.uses.length || (a.key < b.key ? -1 : 1));
  }
  const byEvent = sayingOf(definition) === "event";
  return listedFeatures(definition).map(({ key, label, reference }) => {
    const names = byEvent ? (eventNames(reference) ?? []) : [key];
    return { key, label, ...usedOf(names) };
  });
}

/** What the rows have of the feature that goes by these names. */
function usesOf(
  names: readonly string[],
  { uses, used }: Record<"uses" | "used", readonly RowRecord[]>,
): Omit<UsedFeature, "key" | "label"> {
  const own = (rows: readonly RowRecord[]) => rows.filter(({ feature }) => names.includes(String(feature)));
  const [inside] = own(used);
  const told = own(uses).map(placeOf);
  return { uses: told, cut: areCut(told), inside: { uses: Number(inside?.count ?? 0), days: Number(inside?.days ?? 0) } };
}
