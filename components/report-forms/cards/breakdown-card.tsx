"use client";

import { X } from "lucide-react";
import type { ReactNode } from "react";
import { type Breakdown, defaultBreakdownLimit } from "../../../lib/vocabulary/breakdown.ts";
import { propertyType, useCatalogue } from "../../inputs/catalogue.tsx";
import { type PropertyChoice, PropertyPicker, TypeIcon } from "../../inputs/property-picker.tsx";
import type { Issue } from "../../report/report-actions.ts";
import { IconButton } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Select } from "../../ui/select.tsx";
import { AddButton } from "./add-button.tsx";
import { IssueLine } from "./issue-line.tsx";
import { NumberField } from "./number-field.tsx";

type BreakdownCardProps<Split extends Breakdown> = {
  breakdown: Split | undefined;
  /** What a breakdown of this kind says besides its property. */
  fresh: Split;
  onChange: (breakdown: Split | undefined) => void;
  issues: readonly Issue[];
  /** The events of the question, whose properties come first. */
  events: readonly string[];
  /** The named cohorts of the question. */
  cohorts: readonly string[];
  /** Further rules of the kind, such as the step whose value counts. */
  children?: ReactNode;
};

const propertiesOf = ({ property }: Breakdown) => (property === undefined ? [] : typeof property === "string" ? [property] : property);

/** How the answer is split into groups: by properties or cohorts, which value of them, and how many groups. */
export function BreakdownCard<Split extends Breakdown>(props: BreakdownCardProps<Split>) {
  const { breakdown, fresh, onChange, issues, events, cohorts, children } = props;
  const picker = (
    <PropertyPicker
      label="Property to break down by"
      events={events}
      cohorts={cohorts}
      onPick={(choice) => onChange(added(breakdown, choice, { fresh, cohorts }))}
      trigger={<AddButton side="right" />}
    />
  );
  if (!breakdown) return <Card title="Break down" aside={picker} />;
  return (
    <Card title="Break down" aside={picker}>
      <Properties breakdown={breakdown} onChange={onChange} />
      <div className="mt-1 flex flex-wrap items-center gap-2 text-ink-2">
        {breakdown.of === "cohort" ? null : <MomentSelect breakdown={breakdown} onChange={onChange} />}
        {children}
        {breakdown.of === "cohort" ? null : (
          <>
            <span>top</span>
            <NumberField
              label="How many groups"
              min={1}
              max={1000}
              value={breakdown.limit ?? defaultBreakdownLimit}
              onChange={(limit) => onChange({ ...breakdown, limit })}
              className="w-16"
            />
          </>
        )}
      </div>
      <IssueLine issues={issues} at="breakdown" />
    </Card>
  );
}

type Added<Split> = { fresh: Split; cohorts: readonly string[] };

function added<Split extends Breakdown>(breakdown: Split | undefined, choice: PropertyChoice, { fresh, cohorts }: Added<Split>): Split {
  if (choice.of === "cohort") {
    const named = breakdown?.of === "cohort" ? (breakdown.cohorts ?? []) : cohorts.includes(choice.property) ? cohorts : [];
    return { ...fresh, of: "cohort", cohorts: [...new Set([...named, choice.property])] };
  }
  if (breakdown && (breakdown.of === choice.of || (breakdown.of === "session" && choice.of === "event"))) {
    const properties = [...new Set([...propertiesOf(breakdown), choice.property])];
    return { ...breakdown, property: properties.length === 1 ? choice.property : properties };
  }
  return { ...fresh, of: choice.of, property: choice.property };
}

type PartProps<Split> = { breakdown: Split; onChange: (next: Split | undefined) => void };

function Properties<Split extends Breakdown>({ breakdown, onChange }: PartProps<Split>) {
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
function MomentSelect<Split extends Breakdown>({ breakdown, onChange }: PartProps<Split>) {
  const words = breakdown.of === "user" ? (["latest", "then"] as const) : (["event", "session"] as const);
  const chosen = (word: keyof typeof moments): Split => {
    const { asOf: _, ...rest } = breakdown;
    return { ...rest, of: moments[word].of, ...(word === "then" ? { asOf: "event" } : {}) } as unknown as Split;
  };
  return (
    <Select
      label="Which value of the property"
      value={momentOf(breakdown)}
      options={words.map((value) => ({ value, label: moments[value].label }))}
      onChange={(word) => onChange(chosen(word))}
    />
  );
}
