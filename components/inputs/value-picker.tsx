"use client";

import { useQuery } from "@tanstack/react-query";
import { Plus, X } from "lucide-react";
import { useDeferredValue, useState } from "react";
import type { Scalar } from "../../lib/vocabulary/condition.ts";
import { type PickItem, PickList } from "../ui/pick-list.tsx";
import { Popover } from "../ui/popover.tsx";
import { useCatalogue } from "./catalogue.tsx";
import { compactCount } from "./figures.ts";
import { searchRank } from "./search-rank.ts";

type ValuePickerProps = {
  property: string;
  of: "event" | "user";
  events?: readonly string[];
  values: readonly Scalar[];
  onChange: (values: Scalar[]) => void;
};

const shownValue = (value: Scalar) => (value === null || value === "" ? "(empty)" : String(value));

/** A list of values, any of which will do: the most frequent ones with their counts, or any text. */
export function ValuePicker({ property, of, events, values, onChange }: ValuePickerProps) {
  const [open, setOpen] = useState(false);
  const toggle = (value: string) =>
    onChange(values.some((each) => String(each) === value) ? values.filter((each) => String(each) !== value) : [...values, value]);
  return (
    <span className="flex min-w-0 grow flex-wrap items-center gap-1 pl-0.5">
      {values.map((value) => (
        <span key={String(value)} className="inline-flex h-7 max-w-full items-center gap-1 rounded-md bg-accent-soft pl-2 text-sm">
          <span className="truncate font-mono text-[0.78rem]">{shownValue(value)}</span>
          <button
            type="button"
            aria-label={`Remove ${shownValue(value)}`}
            onClick={() => onChange(values.filter((each) => each !== value))}
            className="grid h-7 w-6 place-items-center text-ink-2 hover:text-ink"
          >
            <X size={12} aria-hidden />
          </button>
        </span>
      ))}
      <Popover
        label={`Values of ${property}`}
        open={open}
        onOpenChange={setOpen}
        className="w-72"
        trigger={
          <button
            type="button"
            aria-label={values.length === 0 ? `Choose a value of ${property}` : `Add a value of ${property}`}
            className={`inline-flex h-7 items-center gap-1 rounded-md px-2 text-sm hover:bg-hover ${values.length === 0 ? "border border-control border-dashed text-ink-2" : "text-ink-3"}`}
          >
            {values.length === 0 ? "Choose a value" : <Plus size={13} aria-hidden />}
          </button>
        }
      >
        <ValueList property={property} of={of} {...(events ? { events } : {})} chosen={values} onPick={toggle} />
      </Popover>
    </span>
  );
}

type ValueListProps = {
  property: string;
  of: "event" | "user";
  events?: readonly string[];
  chosen: readonly Scalar[];
  onPick: (value: string) => void;
};

function ValueList({ property, of, events, chosen, onPick }: ValueListProps) {
  const { findValues, generation } = useCatalogue();
  const [search, setSearch] = useState("");
  const asked = useDeferredValue(search);
  const { data, isPending } = useQuery({
    queryKey: ["values", generation, property, of, events, asked],
    queryFn: () => findValues({ property, of, ...(events ? { events: [...events] } : {}), ...(asked ? { search: asked } : {}) }),
    placeholderData: (before) => before,
  });
  const find = (text: string): PickItem<string>[] => {
    const rows = searchRank(data ?? [], text, (each) => each.value).map(({ value, count }): PickItem<string> => {
      const on = chosen.some((each) => String(each) === value);
      return {
        key: value,
        value,
        row: (
          <span className="flex items-center gap-2">
            <span aria-hidden className={`size-3 shrink-0 rounded-sm border ${on ? "border-accent bg-accent" : "border-control"}`} />
            <span className="min-w-0 flex-1 truncate font-mono text-[0.78rem]">{shownValue(value)}</span>
            {on ? <span className="sr-only">chosen</span> : null}
            <span className="text-ink-3 text-xs">{compactCount(count)}</span>
          </span>
        ),
      };
    });
    const free = text !== "" && !(data ?? []).some(({ value }) => value === text);
    return free ? [...rows, { key: `free:${text}`, value: text, row: <span>Use “{text}”</span> }] : rows;
  };
  return (
    <PickList
      label={`Values of ${property}`}
      placeholder="Search or type a value"
      find={find}
      onPick={onPick}
      onSearch={setSearch}
      empty={isPending ? "Looking up values…" : "Type a value."}
    />
  );
}
