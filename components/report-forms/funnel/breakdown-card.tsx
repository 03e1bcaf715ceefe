"use client";

import { Plus, X } from "lucide-react";
import type { Attribution, FunnelDefinition } from "../../../lib/reports/funnel/definition.ts";
import { defaultBreakdownLimit } from "../../../lib/vocabulary/breakdown.ts";
import { propertyType, useCatalogue } from "../../inputs/catalogue.tsx";
import { type PropertyChoice, PropertyPicker, TypeIcon } from "../../inputs/property-picker.tsx";
import { Button, IconButton } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Select } from "../../ui/select.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { IssueLine } from "../issue-line.tsx";
import { stepEvents } from "./filters-card.tsx";
import type { FormProps } from "./form-props.ts";

type Breakdown = NonNullable<FunnelDefinition["breakdown"]>;

const propertiesOf = ({ property }: Breakdown) => (property === undefined ? [] : typeof property === "string" ? [property] : property);

function added(breakdown: Breakdown | undefined, choice: PropertyChoice, cohorts: readonly string[]): Breakdown {
  const base: Breakdown = { of: "event", attribution: breakdown?.attribution ?? "entry" };
  if (choice.of === "cohort") return { ...base, of: "cohort", cohorts: [...cohorts] };
  if (breakdown && (breakdown.of === choice.of || (breakdown.of === "session" && choice.of === "event"))) {
    const properties = [...new Set([...propertiesOf(breakdown), choice.property])];
    return { ...breakdown, property: properties.length === 1 ? choice.property : properties };
  }
  return { ...base, of: choice.of, property: choice.property };
}

/** How the funnel is split into groups. */
export function BreakdownCard({ draft, onChange, issues }: FormProps) {
  const { breakdown } = draft;
  const cohorts = Object.keys(draft.cohorts ?? {});
  const picker = (
    <PropertyPicker
      label="Property to break down by"
      events={stepEvents(draft)}
      cohorts={cohorts}
      onPick={(choice) => onChange({ breakdown: added(breakdown, choice, cohorts) })}
      trigger={
        <Button tone="quiet" className="-mr-2 h-7! px-2!">
          <Plus size={14} aria-hidden />
          Add
        </Button>
      }
    />
  );
  if (!breakdown) return <Card title="Break down" aside={picker} />;
  return (
    <Card title="Break down" aside={breakdown.of === "cohort" ? null : picker}>
      <Properties breakdown={breakdown} onChange={(next) => onChange({ breakdown: next })} />
      <Rules breakdown={breakdown} steps={draft.steps.length} onChange={(next) => onChange({ breakdown: next })} />
      <IssueLine issues={issues} at="breakdown" />
    </Card>
  );
}

type PartProps = { breakdown: Breakdown; onChange: (next: Breakdown | undefined) => void };

function Properties({ breakdown, onChange }: PartProps) {
  const catalogue = useCatalogue();
  const of = breakdown.of === "user" ? "user" : "event";
  const names = breakdown.of === "cohort" ? (breakdown.cohorts ?? []) : propertiesOf(breakdown);
  const drop = (name: string) => {
    const rest = names.filter((each) => each !== name);
    if (rest.length === 0) return onChange(undefined);
    const [only] = rest;
    onChange(
      breakdown.of === "cohort"
        ? { ...breakdown, cohorts: rest }
        : { ...breakdown, property: rest.length === 1 && only !== undefined ? only : rest },
    );
  };
  return (
    <ul className="flex flex-col">
      {names.map((name) => (
        <li key={name} className="flex h-8 items-center gap-1.5">
          <TypeIcon type={breakdown.of === "cohort" ? "text" : propertyType(catalogue, of, name)} of={breakdown.of} />
          <span className="min-w-0 flex-1 truncate font-mono text-[0.8rem]">{name}</span>
          {breakdown.of === "user" || breakdown.of === "cohort" ? <span className="text-ink-3 text-xs">{breakdown.of}</span> : null}
          <IconButton label={`Do not break down by ${name}`} onClick={() => drop(name)}>
            <X size={14} aria-hidden />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}

function attributionWord(attribution: Attribution): string {
  return typeof attribution === "object" ? `step-${attribution.step}` : attribution;
}

function attributionOf(word: string): Attribution {
  return word.startsWith("step-") ? { step: Number(word.slice(5)) } : (word as Exclude<Attribution, object>);
}

const moments = {
  event: { label: "the event’s value", of: "event" },
  session: { label: "as the session began", of: "session" },
  latest: { label: "latest value", of: "user" },
  then: { label: "value at the event", of: "user" },
} as const;

function momentOf({ of, asOf }: Breakdown): keyof typeof moments {
  if (of === "user") return asOf === "event" ? "then" : "latest";
  return of === "session" ? "session" : "event";
}

/** Which of a property's values is meant: of the event or of its session, the user's latest or the one of that time. */
function MomentSelect({ breakdown, onChange }: PartProps) {
  const words = breakdown.of === "user" ? (["latest", "then"] as const) : (["event", "session"] as const);
  const { asOf: _, ...rest } = breakdown;
  return (
    <Select
      label="Which value of the property"
      value={momentOf(breakdown)}
      options={words.map((value) => ({ value, label: moments[value].label }))}
      onChange={(word) => onChange({ ...rest, of: moments[word].of, ...(word === "then" ? { asOf: "event" as const } : {}) })}
    />
  );
}

function Rules({ breakdown, steps, onChange }: PartProps & { steps: number }) {
  const later = Array.from({ length: Math.max(0, steps - 1) }, (_, index) => ({
    value: `step-${index + 2}`,
    label: `at step ${index + 2}`,
  }));
  return (
    <div className="mt-1 flex flex-wrap items-center gap-2 text-ink-2">
      {breakdown.of === "cohort" ? null : <MomentSelect breakdown={breakdown} onChange={onChange} />}
      <Select
        label="Whose value counts"
        value={attributionWord(breakdown.attribution)}
        onChange={(word) => onChange({ ...breakdown, attribution: attributionOf(word) })}
        options={[
          { value: "entry", label: "at entry" },
          ...later,
          { value: "first", label: "first seen on the way" },
          { value: "last", label: "last seen on the way" },
          { value: "each", label: "each value" },
        ]}
      />
      <span>top</span>
      <TextInput
        label="How many groups"
        type="number"
        min={1}
        max={1000}
        value={String(breakdown.limit ?? defaultBreakdownLimit)}
        onCommit={(text) => Number(text) >= 1 && onChange({ ...breakdown, limit: Math.floor(Number(text)) })}
        className="w-16"
      />
    </div>
  );
}
