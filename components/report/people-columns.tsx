"use client";

import { Columns3, Plus, X } from "lucide-react";
import { PropertyPicker } from "../inputs/property-picker.tsx";
import { Button } from "../ui/button.tsx";
import { Popover } from "../ui/popover.tsx";

/** As many user properties as a list takes. */
const mostProperties = 10;

/** Which user properties stand beside the ids of a list, as they are now. */
export function PeopleColumns({ properties, onChange }: { properties: readonly string[]; onChange: (properties: string[]) => void }) {
  return (
    <Popover
      label="Properties as columns"
      align="end"
      className="w-72 p-2"
      trigger={
        <Button tone="quiet">
          <Columns3 size={14} aria-hidden />
          Columns
          {properties.length > 0 ? <span className="text-ink-3">{properties.length}</span> : null}
        </Button>
      }
    >
      {properties.length === 0 ? <p className="px-2 py-1 text-ink-2">User properties, as they are now.</p> : null}
      <ul>
        {properties.map((name, index) => (
          <li key={name} className="flex items-center">
            <span className="min-w-0 flex-1 truncate px-2 font-mono text-xs" title={name}>
              {name}
            </span>
            <button
              type="button"
              aria-label={`Remove ${name}`}
              onClick={() => onChange(properties.toSpliced(index, 1))}
              className="grid size-7 shrink-0 place-items-center rounded-md text-ink-2 hover:bg-hover hover:text-ink"
            >
              <X size={14} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <PropertyPicker
        label="Property to show"
        only="user"
        onPick={({ property }) => properties.includes(property) || onChange([...properties, property])}
        trigger={
          <Button tone="quiet" className="mt-1 w-full justify-start!" disabled={properties.length >= mostProperties}>
            <Plus size={14} aria-hidden />
            Add a property
          </Button>
        }
      />
    </Popover>
  );
}
