"use client";

import { formulasOf } from "../../../../lib/reports/trends/definition/labels.ts";
import { measureOf } from "../../../../lib/reports/trends/definition/measure.ts";
import type { TrendsDefinition } from "../../../../lib/reports/trends/definition.ts";
import type { TrendsResult } from "../../../../lib/reports/trends/result/answer.ts";
import { eventNames } from "../../../../lib/vocabulary/event-ref.ts";
import { useCatalogue } from "../../../inputs/catalogue.tsx";
import { Empty } from "../../../report/empty.tsx";
import { NothingFound } from "../../../report/nothing-found.tsx";
import type { TrendsPatch } from "../draft.ts";

/** Whether there is nothing to draw: no line, or none with anything in either period. What formulas come to is always drawn. */
export function isNothing({ series, exclusions, previous }: TrendsResult, definition: TrendsDefinition): boolean {
  const lines = [...series, ...(previous?.series ?? [])];
  if (lines.length > 0 && (formulasOf(definition).length > 0 || exclusions.some(({ excluded }) => excluded > 0))) return false;
  return lines.every(({ key, points, total }) => {
    const own = definition.series[key.charCodeAt(0) - 65];
    const nought =
      own && ["avg", "min", "max", "median", "p90", "p95", "p99", "session_duration"].includes(measureOf(own.measure).name) ? null : 0;
    const is = (value: number | null) => value === null || value === nought;
    return is(total) && points.every(({ value }) => is(value));
  });
}

type TrendsEmptyProps = { definition: TrendsDefinition; draft: TrendsDefinition; onPatch: (patch: TrendsPatch) => void };

/** Why a trend is empty, and a way out: a property that these events do not carry, filters, dates. */
export function TrendsEmpty({ definition, draft, onPatch }: TrendsEmptyProps) {
  const { properties } = useCatalogue();
  const absent = definition.series.flatMap((each) => {
    const { property } = measureOf(each.measure);
    const names = eventNames(each);
    const known = properties.find(({ of, name }) => of === "event" && name === property);
    const carries = known && (!names || !known.events || known.events.some((event) => names.includes(event)));
    return property === undefined || carries ? [] : [property];
  });
  const [property] = absent;
  if (property !== undefined && absent.length === definition.series.length) {
    const count = () => onPatch({ series: draft.series.map((each) => ({ ...each, measure: "total" as const })) });
    return <Empty reason={{ is: "property_absent", property }} fixes={[{ words: "Count the events", onSelect: count }]} />;
  }
  return (
    <NothingFound
      definition={definition}
      events={definition.series}
      onPatch={onPatch}
      onBare={() => onPatch({ filters: undefined, series: draft.series.map(({ where: _, ...rest }) => rest) })}
    />
  );
}
