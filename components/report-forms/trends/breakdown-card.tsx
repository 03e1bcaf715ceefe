"use client";

import { X } from "lucide-react";
import { breakdownsOf, groupLimit } from "../../../lib/reports/trends/definition/breakdowns.ts";
import type { TrendsDefinition } from "../../../lib/reports/trends/definition.ts";
import { type Breakdown, defaultBreakdownLimit } from "../../../lib/vocabulary/breakdown.ts";
import { propertyType, useCatalogue } from "../../inputs/catalogue.tsx";
import { type PropertyChoice, PropertyPicker, TypeIcon } from "../../inputs/property-picker.tsx";
import type { FormProps } from "../../report/question.ts";
import { IconButton } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Select } from "../../ui/select.tsx";
import { AddButton } from "../cards/add-button.tsx";
import { IssueLine } from "../cards/issue-line.tsx";
import { NumberField } from "../cards/number-field.tsx";
import { without } from "../cards/without.ts";
import { draftEvents, type TrendsDraft } from "./draft.ts";

/** How a trend is split: by one or two properties, numbers in bins if asked, or by cohorts. */
export function TrendsBreakdownCard({ draft, onChange, issues }: FormProps<TrendsDefinition, TrendsDraft>) {
  const list = breakdownsOf(draft);
  const cohorts = Object.keys(draft.cohorts ?? {});
  const [first] = list;
  const set = (next: readonly Breakdown[]) =>
    onChange({
      breakdown: next.length === 1 ? next[0] : undefined,
      breakdowns: next.length === 2 ? [...next] : undefined,
      part: undefined,
    });
  const add = (choice: PropertyChoice) => {
    const named = first?.of === "cohort" ? (first.cohorts ?? []) : cohorts.includes(choice.property) ? cohorts : [];
    if (choice.of === "cohort") set([{ of: "cohort", cohorts: [...new Set([...named, choice.property])] }]);
    else set([...(first?.of === "cohort" ? [] : list), { of: choice.of, property: choice.property }]);
  };
  const single = list.length < 2 && !(Array.isArray(first?.property) && first.property.length > 1);
  const picker = (
    <PropertyPicker
      label="Property to break down by"
      events={draftEvents(draft)}
      {...(list.length === 0 || first?.of === "cohort" ? { cohorts } : {})}
      onPick={add}
      trigger={<AddButton side="right" />}
    />
  );
  const limit = groupLimit(draft);
  return (
    <Card title="Break down" aside={single ? picker : null}>
      {first ? (
        <>
          <ul className="flex flex-col gap-1">
            {list.map((each, index) => (
              <Part
                // biome-ignore lint/suspicious/noArrayIndexKey: one property may stand twice
                key={index}
                breakdown={each}
                onChange={(next) => set(list.with(index, next))}
                onRemove={() => set(inherited(list.toSpliced(index, 1), first))}
              />
            ))}
          </ul>
          {first.of === "cohort" ? null : (
            <div className="mt-1 flex items-center gap-2 text-ink-2">
              <span>top</span>
              <NumberField
                label="How many groups"
                min={1}
                max={1000}
                value={limit}
                onChange={(next) => set(list.with(0, limited(first, next)))}
                className="w-16"
              />
              <span>groups</span>
            </div>
          )}
        </>
      ) : null}
      <IssueLine issues={issues} at="breakdown" />
      <IssueLine issues={issues} at="breakdowns" />
    </Card>
  );
}

function limited(breakdown: Breakdown, limit: number): Breakdown {
  return limit === defaultBreakdownLimit && !breakdown.bins ? without(breakdown, "limit") : { ...breakdown, limit };
}

/** The limit stands with the first breakdown: the one that becomes first takes it over. */
function inherited([head, ...rest]: readonly Breakdown[], former: Breakdown): Breakdown[] {
  if (!head) return [];
  return [{ ...head, ...(former.limit === undefined ? {} : { limit: former.limit }) }, ...rest];
}

const moments = {
  event: { label: "the event’s value", of: "event" },
  session: { label: "as the session began", of: "session" },
  latest: { label: "latest value", of: "user" },
  then: { label: "value at the event", of: "user" },
} as const;
type Moment = keyof typeof moments;

function momentOf({ of, asOf }: Breakdown): Moment {
  if (of === "user") return asOf === "event" ? "then" : "latest";
  return of === "session" ? "session" : "event";
}

function at(breakdown: Breakdown, moment: Moment): Breakdown {
  return { ...without(breakdown, "asOf"), of: moments[moment].of, ...(moment === "then" ? { asOf: "event" as const } : {}) };
}

type PartProps = { breakdown: Breakdown; onChange: (next: Breakdown) => void; onRemove: () => void };

function Part({ breakdown, onChange, onRemove }: PartProps) {
  const catalogue = useCatalogue();
  const { of, bins } = breakdown;
  const isCohort = of === "cohort";
  const names = isCohort ? (breakdown.cohorts ?? []) : [breakdown.property ?? []].flat();
  const name = names.join(isCohort ? ", " : " | ");
  const type = isCohort ? "text" : propertyType(catalogue, of === "user" ? "user" : "event", names[0] ?? "");
  const words: readonly Moment[] = of === "user" ? ["latest", "then"] : ["event", "session"];
  return (
    <li>
      <div className="flex h-8 items-center gap-1.5">
        <TypeIcon type={type} of={of} />
        <span className="min-w-0 flex-1 truncate font-mono text-[0.8rem]">{name}</span>
        {of === "user" || isCohort ? <span className="text-ink-3 text-xs">{of}</span> : null}
        <IconButton label={`Do not break down by ${name}`} onClick={onRemove}>
          <X size={14} aria-hidden />
        </IconButton>
      </div>
      {isCohort ? null : (
        <div className="flex flex-wrap items-center gap-1 pl-4 text-ink-2">
          <Select
            label={`Which value of ${name}`}
            quiet
            value={momentOf(breakdown)}
            options={words.map((value) => ({ value, label: moments[value].label }))}
            onChange={(moment) => onChange(at(breakdown, moment))}
          />
          {type === "number" || bins ? (
            <>
              <Select
                label={`Groups of ${name}`}
                quiet
                value={bins ? "bins" : "values"}
                options={[
                  { value: "values", label: "each value" },
                  { value: "bins", label: "in bins" },
                ]}
                onChange={(next) => onChange(next === "bins" ? { ...breakdown, bins: 10 } : without(breakdown, "bins"))}
              />
              {bins ? (
                <NumberField
                  label={`Bins of ${name}`}
                  min={1}
                  max={100}
                  value={bins}
                  onChange={(next) => onChange({ ...breakdown, bins: next })}
                  className="w-16"
                />
              ) : null}
            </>
          ) : null}
        </div>
      )}
    </li>
  );
}
