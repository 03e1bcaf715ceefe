"use client";

import { X } from "lucide-react";
import type { ShareFilter } from "../../lib/shares/share-words.ts";
import { IconButton } from "../ui/button.tsx";
import { Select } from "../ui/select.tsx";
import type { OfferedProperty } from "./share-actions.ts";

type OfferedFiltersProps = {
  filters: readonly ShareFilter[];
  properties: readonly OfferedProperty[];
  onChange: (filters: readonly ShareFilter[]) => void;
};

const most = 10;
const keyOf = ({ property, of }: Pick<ShareFilter, "property" | "of">) => `${of} ${property}`;

/** The filters that viewers may set, each with the values to choose from. */
export function OfferedFilters({ filters, properties, onChange }: OfferedFiltersProps) {
  const free = properties.filter((each) => !filters.some((filter) => keyOf(filter) === keyOf(each)));
  const add = (key: string) => {
    const found = free.find((each) => keyOf(each) === key);
    if (found) onChange([...filters, { property: found.property, of: found.of, label: found.property, values: [...found.values] }]);
  };
  return (
    <>
      {filters.map((filter) => (
        <OfferedFilter
          key={keyOf(filter)}
          filter={filter}
          known={properties.find((each) => keyOf(each) === keyOf(filter))?.values ?? []}
          onChange={(next) => onChange(filters.map((each) => (each === filter ? next : each)))}
          onRemove={() => onChange(filters.filter((each) => each !== filter))}
        />
      ))}
      {free.length > 0 && filters.length < most ? (
        <Select
          label="Add a filter that viewers may set"
          value=""
          options={[
            { value: "", label: "Add a filter…" },
            ...free.map((each) => ({
              value: keyOf(each),
              label: each.property,
              section: each.of === "event" ? "Of events" : "Of users",
            })),
          ]}
          onChange={add}
        />
      ) : null}
    </>
  );
}

type OfferedFilterProps = {
  filter: ShareFilter;
  known: readonly string[];
  onChange: (filter: ShareFilter) => void;
  onRemove: () => void;
};

function OfferedFilter({ filter, known, onChange, onRemove }: OfferedFilterProps) {
  const { property, values } = filter;
  const all = [...new Set([...known, ...values])];
  const toggle = (value: string) => {
    const next = all.filter((each) => (each === value ? !values.includes(value) : values.includes(each)));
    if (next.length > 0) onChange({ ...filter, values: next });
  };
  return (
    <div className="w-full rounded-md border border-line px-2.5 py-2">
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate font-medium text-sm">{property}</span>
        <IconButton label={`Take the filter ${property} away`} onClick={onRemove}>
          <X size={14} aria-hidden />
        </IconButton>
      </div>
      <fieldset className="mt-1 flex flex-wrap gap-1">
        <legend className="sr-only">Values of {property} that viewers may pick</legend>
        {all.map((value) => (
          <label
            key={value}
            className="max-w-full cursor-pointer truncate rounded-md border border-line px-1.5 py-0.5 text-ink-3 text-xs line-through has-checked:border-accent has-checked:text-ink has-checked:no-underline has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input type="checkbox" className="sr-only" checked={values.includes(value)} onChange={() => toggle(value)} />
            {value}
          </label>
        ))}
      </fieldset>
    </div>
  );
}
