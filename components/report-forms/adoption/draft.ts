import { type AdoptionDefinition, type Feature, maxFeatures } from "../../../lib/reports/adoption/definition.ts";
import { type EventRef, eventNames } from "../../../lib/vocabulary/event-ref.ts";
import type { Catalogue } from "../../inputs/catalogue.tsx";
import type { Patch } from "../../report/question.ts";

/** Adoption as it is being written; what is absent has its default. */
export type AdoptionDraft = Partial<Omit<AdoptionDefinition, "kind">>;

export type AdoptionPatch = Patch<AdoptionDraft>;

type EveryValueOf = NonNullable<AdoptionDefinition["everyValueOf"]>;

/** The events that the features are made of. */
export function featureEvents({ features = [], everyValueOf }: AdoptionDraft): EventRef[] {
  return everyValueOf ? [everyValueOf] : features;
}

/** The names of those events, for pickers that put their properties first. */
export function draftEvents(draft: AdoptionDraft): string[] {
  return featureEvents(draft).flatMap((each) => eventNames(each) ?? []);
}

/** Another list of features; a clock that runs from releases stops where one has none. */
export function withFeatures({ since }: AdoptionDraft, features: readonly Feature[]): AdoptionPatch {
  const dated = features.length > 0 && features.every(({ released }) => released);
  return {
    features: [...features],
    everyValueOf: undefined,
    part: undefined,
    ...(since === "released" && !dated ? { since: undefined } : {}),
  };
}

/** Every value of a property instead of a list. */
export function withValuesOf({ since }: AdoptionDraft, everyValueOf: EveryValueOf): AdoptionPatch {
  return { features: undefined, everyValueOf, part: undefined, ...(since === "released" ? { since: undefined } : {}) };
}

/** A property whose values are features, on the one event that carries it when there is only one. */
export function valuesOf(property: string, { properties }: Pick<Catalogue, "properties">): EveryValueOf {
  const events = properties.find(({ of, name }) => of === "event" && name === property)?.events ?? [];
  const [only] = events;
  return { property, limit: maxFeatures, ...(only !== undefined && events.length === 1 ? { event: only } : {}) };
}

/** An event that says no more than "any event". */
export function isAnyEvent({ event, anyOf, where, label }: EventRef): boolean {
  return (event === null || event === undefined) && !anyOf && (where ?? []).length === 0 && label === undefined;
}
