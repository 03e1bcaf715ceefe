"use client";

import type { AdoptionDefinition } from "../../../../lib/reports/adoption/definition.ts";
import type { AdoptionResult, FeatureAnswer } from "../../../../lib/reports/adoption/result/answer.ts";
import { eventNames } from "../../../../lib/vocabulary/event-ref.ts";
import { useCatalogue } from "../../../inputs/catalogue.tsx";
import { Empty } from "../../../report/empty.tsx";
import { NothingFound } from "../../../report/nothing-found.tsx";
import { without } from "../../cards/without.ts";
import { type AdoptionPatch, featureEvents } from "../draft.ts";

/** Whether there is nothing to draw: no feature, or none that anybody used in either period. */
export function isNothing({ features, previous }: AdoptionResult): boolean {
  return [...features, ...(previous?.features ?? [])].every(nobody);
}

function nobody({ points, adopters, matrix, stages, timeToAdopt, retention, powerUsers }: FeatureAnswer): boolean {
  const counts = [
    ...(points ?? []).map(({ users }) => users),
    ...(adopters ?? []).flatMap((each) => [each.new, each.continuing, each.returning, each.cumulative.users]),
    ...(powerUsers ?? []).map(({ users }) => users),
    ...(retention ? [...retention.usage, ...retention.adopters].map(({ eligible }) => eligible) : []),
    matrix?.users ?? 0,
    stages?.tried ?? 0,
    timeToAdopt?.actors ?? 0,
  ];
  return counts.every((count) => count === 0);
}

type AdoptionEmptyProps = { definition: AdoptionDefinition; draft: AdoptionDefinition; onPatch: (patch: AdoptionPatch) => void };

/** Why there is nothing, with a way out: a property that these events do not carry, filters, dates. */
export function AdoptionEmpty({ definition, draft, onPatch }: AdoptionEmptyProps) {
  const { properties } = useCatalogue();
  const { everyValueOf, features } = draft;
  if (everyValueOf) {
    const names = eventNames(everyValueOf);
    const known = properties.find(({ of, name }) => of === "event" && name === everyValueOf.property);
    const carries = known && (!names || !known.events || known.events.some((event) => names.includes(event)));
    const widen = { words: "Look at any event", onSelect: () => onPatch({ everyValueOf: without(everyValueOf, "event") }) };
    if (!carries)
      return <Empty reason={{ is: "property_absent", property: everyValueOf.property }} fixes={known && names ? [widen] : []} />;
  }
  const bare = () =>
    onPatch({
      filters: undefined,
      eligible: undefined,
      ...(features ? { features: features.map((each) => without(each, "where")) } : {}),
      ...(everyValueOf ? { everyValueOf: without(everyValueOf, "where") } : {}),
    });
  return (
    <NothingFound
      definition={{ filters: [...definition.filters, ...definition.eligible] }}
      events={featureEvents(definition)}
      onPatch={onPatch}
      onBare={bare}
    />
  );
}
