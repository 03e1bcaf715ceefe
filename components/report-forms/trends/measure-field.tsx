"use client";

import { plural } from "../../../lib/format.ts";
import { type Measure, measureOf } from "../../../lib/reports/trends/definition/measure.ts";
import type { TrendsDefinition } from "../../../lib/reports/trends/definition.ts";
import { type CatalogueProperty, useCatalogue } from "../../inputs/catalogue.tsx";
import { PropertyPicker } from "../../inputs/property-picker.tsx";
import { Select } from "../../ui/select.tsx";
import { measureChoices, measureUnder, wordOf } from "./measures.ts";

type MeasureFieldProps = {
  /** What it is the measure of: series A. */
  name: string;
  measure: Measure;
  countBy: TrendsDefinition["countBy"];
  /** The events of the series, whose properties come first; null for any. */
  events: readonly string[] | null;
  onChange: (measure: Measure) => void;
};

/** How the events of a series become one number, and of which property. */
export function MeasureField({ name, measure, countBy, events, onChange }: MeasureFieldProps) {
  const { properties } = useCatalogue();
  const { property } = measureOf(measure);
  const unit = typeof countBy === "string" ? countBy : countBy.property;
  return (
    <div className="flex flex-wrap items-center gap-x-1">
      <Select
        label={`Measure of ${name}`}
        quiet
        value={wordOf(measure)}
        options={measureChoices(unit, plural(unit))}
        onChange={(word) => onChange(measureUnder(word, property ?? likelyProperty(properties, events, word !== "distinct")))}
        className="max-w-full text-ink-2"
      />
      {property === undefined ? null : (
        <PropertyPicker
          label={`Property that ${name} measures`}
          only="event"
          {...(events ? { events } : {})}
          onPick={({ property: next }) => onChange(measureUnder(wordOf(measure), next))}
          trigger={
            <button
              type="button"
              aria-label={`Property of ${name}: ${property || "none yet"}`}
              className="h-7 min-w-0 max-w-full truncate rounded-md bg-accent-soft px-1.5 font-mono text-[0.8rem] hover:bg-hover"
            >
              {property || "Choose a property"}
            </button>
          }
        />
      )}
    </div>
  );
}

/** What one most likely wants to measure: a number that these events carry, else any number, else anything they carry. */
function likelyProperty(properties: readonly CatalogueProperty[], events: readonly string[] | null, numeric: boolean): string {
  const own = properties.filter(({ of }) => of === "event");
  const carried = own.filter((each) => !events || each.events?.some((event) => events.includes(event)));
  const number = numeric ? (carried.find(({ type }) => type === "number") ?? own.find(({ type }) => type === "number")) : undefined;
  return (number ?? carried[0] ?? own[0])?.name ?? "";
}
