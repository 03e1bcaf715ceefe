import type { RowRecord } from "../../answer-rows.ts";
import { listedFeatures } from "../definition/labels.ts";
import type { AdoptionDefinition } from "../definition.ts";
import type { PeriodName } from "../plan/frame.ts";

/** A feature by its key (its place, or its value) and its name. */
export type Feature = { key: string; label: string };

/** How many, by place: a bucket, a time, a number of uses or days, an interval. */
export type Tally = ReadonlyMap<number, number>;

const nothing: Tally = new Map();

/** The counts of one period, by kind and feature. */
export class Counts {
  readonly #tallies = new Map<string, Tally>();
  readonly #places: { value: string; place: number; values: number }[] = [];

  constructor(rows: readonly RowRecord[], name: PeriodName) {
    for (const { period, kind, feature, pairs } of rows) {
      if (kind === null || kind === undefined) continue;
      const tally = new Map((pairs as unknown[][]).map(([at, count]) => [Number(at), Number(count)]));
      if (kind === "place") for (const [place, values] of tally) this.#places.push({ value: String(feature), place, values });
      else if (period === name) this.#tallies.set(keyOf(String(kind), feature), tally);
    }
    this.#places.sort((a, b) => a.place - b.place);
  }

  /** The features of the answer in their order. */
  features(definition: AdoptionDefinition): Feature[] {
    if (definition.everyValueOf) return this.#places.map(({ value }) => ({ key: value, label: value }));
    return listedFeatures(definition).map(({ key, label }) => ({ key, label }));
  }

  hiddenFeatures({ everyValueOf }: AdoptionDefinition): number {
    return everyValueOf ? (this.#places[0]?.values ?? 0) - this.#places.length : 0;
  }

  /** What was counted of a feature, or without one over all of them. */
  of(kind: string, feature?: Feature): Tally {
    return this.#tallies.get(keyOf(kind, feature?.key ?? null)) ?? nothing;
  }

  /** One number of a feature. */
  number(kind: string, feature?: Feature): number {
    return this.of(kind, feature).get(0) ?? 0;
  }
}

const keyOf = (kind: string, feature: unknown): string => JSON.stringify([kind, feature === null ? null : String(feature)]);

/** The sum over all places. */
export function sumOf(tally: Tally): number {
  return [...tally.values()].reduce((sum, count) => sum + count, 0);
}
