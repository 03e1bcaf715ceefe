"use client";

import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import type { KpiContext } from "../../lib/kpis/context.ts";
import { useCatalogue } from "../inputs/catalogue.tsx";
import { EventPicker } from "../inputs/event-picker.tsx";
import { PropertyPicker } from "../inputs/property-picker.tsx";
import type { ChoicesPatch } from "./use-choices.ts";

type PickersProps = { context: KpiContext; onChange: (patch: ChoicesPatch) => void };

/** What a group of figures is told of, beside its heading. */
export function ChoicesOfGroup({ group, ...rest }: PickersProps & { group: string }) {
  if (group === "Conversion") return <GoalPickers {...rest} />;
  if (group === "Revenue") return <RevenuePickers {...rest} />;
  return null;
}

function GoalPickers({ context: { goal, start }, onChange }: PickersProps) {
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-1 gap-y-1 text-ink-2">
      from
      <EventPicker
        label="Start event"
        onPick={(event) => onChange({ start: event })}
        trigger={<Chosen label="Start event" name={start} none="any event" />}
      />
      to
      <EventPicker
        label="Goal event"
        withAny={false}
        onPick={(event) => onChange({ goal: event ?? undefined })}
        trigger={<Chosen label="Goal event" name={goal} none="choose a goal" missing={goal === null} />}
      />
    </div>
  );
}

function RevenuePickers({ context: { revenue, choices }, onChange }: PickersProps) {
  const { properties, events } = useCatalogue();
  /** A new event keeps its property if it carries it; else takes its first number. */
  const pickEvent = (event: string | null) => {
    if (event === null) return;
    const numbers = properties.filter(({ of, type, events: on }) => of === "event" && type === "number" && on?.includes(event));
    const property = numbers.find(({ name }) => name === revenue?.property)?.name ?? numbers[0]?.name ?? revenue?.property ?? "revenue";
    onChange({ revenue: { event, property } });
  };
  const pickProperty = (property: string) => {
    const carrier = properties.find(({ of, name }) => of === "event" && name === property)?.events?.[0];
    const event = revenue?.event ?? carrier ?? events[0]?.name;
    if (event) onChange({ revenue: { event, property } });
  };
  return (
    <div className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-1 text-ink-2">
      <span className="flex min-w-0 flex-wrap items-center gap-1">
        sum of
        <PropertyPicker
          label="Property with the amount"
          only="event"
          onPick={({ property }) => pickProperty(property)}
          {...(revenue ? { events: [revenue.event] } : {})}
          trigger={
            <Chosen label="Property with the amount" name={revenue?.property ?? null} none="choose a number" missing={revenue === null} />
          }
        />
        of
        <EventPicker
          label="Revenue event"
          withAny={false}
          onPick={pickEvent}
          trigger={<Chosen label="Revenue event" name={revenue?.event ?? null} none="choose an event" missing={revenue === null} />}
        />
      </span>
      <span className="flex min-w-0 flex-wrap items-center gap-1">
        users begin with
        <EventPicker
          label="Signup event"
          onPick={(event) => onChange({ signup: event })}
          trigger={<Chosen label="Signup event" name={choices.signup} none="their first event" />}
        />
      </span>
    </div>
  );
}

type ChosenProps = Omit<ComponentProps<"button">, "name"> & { label: string; name: string | null; none: string; missing?: boolean };

function Chosen({ label, name, none, missing, ...rest }: ChosenProps) {
  return (
    <button
      type="button"
      aria-label={`${label}: ${name ?? none}`}
      className={`flex h-7 min-w-0 max-w-64 items-center gap-1 rounded-md border px-2 ${missing ? "border-brass bg-brass-soft text-brass" : "border-line bg-surface text-ink hover:border-line-strong hover:bg-hover"}`}
      {...rest}
    >
      <span className={`truncate ${name === null ? "" : "font-mono text-[0.75rem]"}`}>{name ?? none}</span>
      <ChevronDown size={13} aria-hidden className="shrink-0 text-ink-3" />
    </button>
  );
}
