"use client";

import type { ReactNode } from "react";
import { type Mapping, type TimeUnit, timeUnits } from "../../../lib/dataset/mapping.ts";
import { Button } from "../../ui/button.tsx";
import { Popover } from "../../ui/popover.tsx";
import { Select } from "../../ui/select.tsx";
import { TextInput } from "../../ui/text-input.tsx";

type FieldProps<Value> = { value: Value; columns: readonly string[]; onChange: (value: Value) => void };

/** One line of the mapping: what is meant, and what holds it. */
export function FieldLine({ label, note, children }: { label: string; note?: string; children: ReactNode }) {
  return (
    <div className="grid grid-cols-[9.5rem_minmax(0,1fr)] items-start gap-2 border-line border-b py-1.5">
      <span className="pt-1.5">
        <span className="block text-sm">{label}</span>
        {note ? <span className="block text-ink-3 text-xs">{note}</span> : null}
      </span>
      <span className="flex min-w-0 flex-wrap items-center gap-1.5">{children}</span>
    </div>
  );
}

/** Columns as choices; one that is in use but not listed (a path, a column of another file) stays choosable. */
function options(columns: readonly string[], value: string | null | undefined, before: { value: string; label: string }[]) {
  const names = value && !columns.includes(value) ? [value, ...columns] : columns;
  return [...before, ...names.map((name) => ({ value: `=${name}`, label: name }))];
}

const constant = "one name for all rows";
const unchosen = { value: "", label: "choose a column" };

/** The column of the event's name, or one name for every row. */
export function EventField({ value, columns, onChange }: FieldProps<Mapping["event"]>) {
  const column = typeof value === "string" ? value : undefined;
  return (
    <FieldLine label="Event" note="what happened">
      <Select
        label="Event"
        className="max-w-full"
        value={value === undefined ? "" : column === undefined ? "constant" : `=${column}`}
        options={options(columns, column, [...(value === undefined ? [unchosen] : []), { value: "constant", label: constant }])}
        onChange={(next) => next !== "" && onChange(next === "constant" ? { constant: "event" } : next.slice(1))}
      />
      {typeof value === "object" && value !== null ? (
        <TextInput
          label="Name of the event"
          value={value.constant}
          onCommit={(name) => name.trim() !== "" && onChange({ constant: name })}
          className="w-full font-mono"
        />
      ) : null}
    </FieldLine>
  );
}

const unitWords: Record<TimeUnit, string> = { s: "seconds", ms: "milliseconds", us: "microseconds", ns: "nanoseconds" };

/** The column of the event's time, and how its numbers count. */
export function TimeField({ value, columns, onChange }: FieldProps<Mapping["time"]>) {
  const column = typeof value === "object" ? value.column : value;
  const unit = typeof value === "object" ? value.unit : "";
  const change = (name: string | undefined, next: string) =>
    onChange(name === undefined ? undefined : next === "" ? name : { column: name, unit: next as TimeUnit });
  return (
    <FieldLine label="Time" note="when it happened">
      <Select
        label="Time"
        className="max-w-full"
        value={column === undefined ? "" : `=${column}`}
        options={options(columns, column, column === undefined ? [unchosen] : [])}
        onChange={(next) => change(next === "" ? undefined : next.slice(1), unit)}
      />
      <Select<string>
        label="Numbers in the time column are"
        quiet
        value={unit}
        options={[{ value: "", label: "unit by magnitude" }, ...timeUnits.map((each) => ({ value: each, label: unitWords[each] }))]}
        onChange={(next) => change(column, next)}
      />
    </FieldLine>
  );
}

type OneColumn = string | null | undefined;

/** One column or none. */
export function ColumnField({ label, note, value, columns, onChange }: FieldProps<OneColumn> & { label: string; note: string }) {
  return (
    <FieldLine label={label} note={note}>
      <Select
        label={label}
        className="max-w-full"
        value={value ? `=${value}` : ""}
        options={options(columns, value, [{ value: "", label: "none" }])}
        onChange={(next) => onChange(next === "" ? null : next.slice(1))}
      />
    </FieldLine>
  );
}

type ManyColumns = string | string[] | null | undefined;
type ColumnsFieldProps = FieldProps<ManyColumns> & { label: string; note: string; nothing: string; object?: boolean };

/** One column, several, or the choice that stands for nothing said. `object`: a single column holds an object. */
export function ColumnsField({ label, note, nothing, object, value, columns, onChange }: ColumnsFieldProps) {
  const one = typeof value === "string" ? value : null;
  const several = Array.isArray(value);
  const listed = options(columns, one, [
    { value: "", label: nothing },
    { value: "several", label: object ? "only these columns…" : "several columns…" },
  ]).map((each) => (object && each.value.startsWith("=") ? { ...each, label: `the object in ${each.label}` } : each));
  const pick = (next: string) => {
    if (next === "several") onChange(one ? [one] : []);
    else onChange(next === "" ? null : next.slice(1));
  };
  return (
    <FieldLine label={label} note={note}>
      <Select label={label} className="max-w-full" value={several ? "several" : one ? `=${one}` : ""} options={listed} onChange={pick} />
      {several ? <ColumnSet label={label} value={value} columns={columns} onChange={onChange} /> : null}
    </FieldLine>
  );
}

function ColumnSet({ label, value, columns, onChange }: FieldProps<string[]> & { label: string }) {
  const toggle = (name: string, on: boolean) => onChange(on ? [...value, name] : value.filter((each) => each !== name));
  return (
    <Popover
      label={`Columns of ${label}`}
      trigger={<Button>{value.length === 0 ? "Choose columns" : `${value.length} ${value.length === 1 ? "column" : "columns"}`}</Button>}
      className="w-72 p-2"
    >
      {columns.map((name) => (
        <label key={name} className="flex items-center gap-2 rounded-md px-1.5 py-1 hover:bg-hover">
          <input
            type="checkbox"
            checked={value.includes(name)}
            onChange={({ target }) => toggle(name, target.checked)}
            className="accent-accent"
          />
          <span className="min-w-0 truncate font-mono text-xs">{name}</span>
        </label>
      ))}
    </Popover>
  );
}
