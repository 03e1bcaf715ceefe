"use client";

import type { Amount, Measure } from "../../../lib/reports/experiment/definition/metric.ts";
import { type EventRef, eventNames } from "../../../lib/vocabulary/event-ref.ts";
import { useCatalogue } from "../../inputs/catalogue.tsx";
import { PropertyPicker } from "../../inputs/property-picker.tsx";
import { Select } from "../../ui/select.tsx";

type Word = "count" | "sum" | "avg";

type AmountFieldProps<Taken extends Measure> = {
  name: string;
  amount: EventRef & { measure: Taken };
  /** Averages of a unit make no sense below or above a line. */
  averages?: boolean;
  onChange: (measure: Taken) => void;
};

const wordOf = (measure: Measure): Word => (measure === "count" ? "count" : "sum" in measure ? "sum" : "avg");

/** What is taken of a unit's events: how many, or the sum or average of a property. */
export function AmountField<Taken extends Measure = Amount["measure"]>({ name, amount, averages, onChange }: AmountFieldProps<Taken>) {
  const { properties } = useCatalogue();
  const { measure } = amount;
  const names = eventNames(amount);
  const property = measure === "count" ? undefined : Object.values(measure)[0];
  const likely = () => {
    const numbers = properties.filter(({ of, type }) => of === "event" && type === "number");
    return (numbers.find(({ events = [] }) => !names || events.some((each) => names.includes(each))) ?? numbers[0])?.name ?? "value";
  };
  const choose = (word: Word, next = property ?? likely()) => onChange((word === "count" ? word : { [word]: next }) as Taken);
  const options: { value: Word; label: string }[] = [
    { value: "count", label: "how many" },
    { value: "sum", label: "sum of" },
    ...(averages ? [{ value: "avg" as const, label: "average of" }] : []),
  ];
  return (
    <span className="flex flex-wrap items-center gap-x-1">
      <Select
        label={`Measure of ${name}`}
        quiet
        value={wordOf(measure)}
        options={options}
        onChange={(word) => choose(word)}
        className="text-ink-2"
      />
      {property === undefined ? null : (
        <PropertyPicker
          label={`Property that ${name} measures`}
          only="event"
          {...(names ? { events: names } : {})}
          onPick={({ property: next }) => choose(wordOf(measure), next)}
          trigger={
            <button
              type="button"
              aria-label={`Property of ${name}: ${property}`}
              className="h-7 min-w-0 max-w-full truncate rounded-md bg-accent-soft px-1.5 font-mono text-[0.8rem] hover:bg-hover"
            >
              {property}
            </button>
          }
        />
      )}
    </span>
  );
}
