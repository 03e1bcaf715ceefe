"use client";

import { ArrowDown, ArrowUp, Columns3, Plus, X } from "lucide-react";
import type { ComponentProps } from "react";
import type { ExploredColumn } from "../../lib/people/explore.ts";
import { PropertyPicker } from "../inputs/property-picker.tsx";
import { Button } from "../ui/button.tsx";
import { Popover } from "../ui/popover.tsx";

type ColumnPickerProps = { columns: readonly ExploredColumn[]; events: readonly string[]; onChange: (columns: ExploredColumn[]) => void };

const mostColumns = 60;

/** Which properties stand beside the events, and in which order. */
export function ColumnPicker({ columns, events, onChange }: ColumnPickerProps) {
  const isOf = (one: ExploredColumn, other: ExploredColumn) => one.name === other.name && one.of === other.of;
  const add = (column: ExploredColumn) => columns.some((each) => isOf(each, column)) || onChange([...columns, column]);
  const swap = (at: number) => {
    const [one, other] = [columns[at], columns[at + 1]];
    if (one && other) onChange(columns.toSpliced(at, 2, other, one));
  };
  return (
    <Popover
      label="Columns"
      align="end"
      className="w-80 p-2"
      trigger={
        <Button>
          <Columns3 size={15} aria-hidden />
          Columns
          <span className="text-ink-3">{columns.length}</span>
        </Button>
      }
    >
      {columns.length === 0 ? <p className="px-2 py-1 text-ink-2">Time, event and id alone.</p> : null}
      <ul>
        {columns.map((column, index) => (
          <li key={`${column.of} ${column.name}`} className="flex items-center">
            <span className="min-w-0 flex-1 truncate px-2 font-mono text-xs" title={column.name}>
              {column.of === "user" ? <span className="text-ink-3">user </span> : null}
              {column.name === "" ? "(no name)" : column.name}
            </span>
            <Small label={`Move ${column.name} to the left`} disabled={index === 0} onClick={() => swap(index - 1)}>
              <ArrowUp size={14} aria-hidden />
            </Small>
            <Small label={`Move ${column.name} to the right`} disabled={index === columns.length - 1} onClick={() => swap(index)}>
              <ArrowDown size={14} aria-hidden />
            </Small>
            <Small label={`Remove ${column.name}`} onClick={() => onChange(columns.toSpliced(index, 1))}>
              <X size={14} aria-hidden />
            </Small>
          </li>
        ))}
      </ul>
      <PropertyPicker
        label="Property to show"
        events={events}
        onPick={({ property, of }) => add({ name: property, of: of === "user" ? "user" : "event" })}
        trigger={
          <Button tone="quiet" className="mt-1 w-full justify-start!" disabled={columns.length >= mostColumns}>
            <Plus size={14} aria-hidden />
            Add a property
          </Button>
        }
      />
    </Popover>
  );
}

/** A small button without a floating label: the list is focused as it opens, and a label would cover it. */
function Small({ label, ...rest }: Omit<ComponentProps<"button">, "aria-label" | "title"> & { label: string }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className="grid size-7 shrink-0 place-items-center rounded-md text-ink-2 hover:bg-hover hover:text-ink disabled:opacity-40"
      {...rest}
    />
  );
}
