"use client";

import { comparisons } from "../../lib/vocabulary/condition.ts";
import { type EventRef, eventNames } from "../../lib/vocabulary/event-ref.ts";
import { useCatalogue } from "../inputs/catalogue.tsx";
import { Empty } from "./empty.tsx";
import type { Patch, SharedDefinition, SharedDraft } from "./question.ts";

type NothingFoundProps = {
  /** The question without an answer. */
  definition: Pick<SharedDefinition, "filters">;
  /** The events it asks for. */
  events: readonly EventRef[];
  onPatch: (patch: Patch<SharedDraft>) => void;
  /** Takes the conditions off the events too. */
  onBare?: () => void;
};

/** Why nothing was found, with a way out: filters that match nothing, or events that are not in these dates. */
export function NothingFound({ definition, events, onPatch, onBare }: NothingFoundProps) {
  const { dataStart, dataEnd, eventOf } = useCatalogue();
  const names = events.flatMap((each) => eventNames(each) ?? []);
  const conditions = [
    ...definition.filters,
    ...events.flatMap(({ where = [], anyOf = [] }) => [...where, ...anyOf.flatMap((each) => each.where ?? [])]),
  ];
  const filters = comparisons(conditions).filter(({ off }) => !off).length;
  const known = names.length === 0 || names.some((name) => eventOf(name));
  const allTime = { words: "Look at all time", onSelect: () => onPatch({ range: { from: "all" } }) };
  const bare = { words: "Remove the filters", onSelect: () => (onBare ? onBare() : onPatch({ filters: undefined })) };
  if (known && filters > 0) return <Empty reason={{ is: "nothing_matched", filters }} fixes={[bare, allTime]} />;
  return <Empty reason={{ is: "no_events", names, dataFrom: dataStart, dataTo: dataEnd }} fixes={known ? [allTime] : []} />;
}
