"use client";

import { MoreHorizontal } from "lucide-react";
import type { Comparison, Operator, Scalar } from "../../lib/vocabulary/condition.ts";
import { IconButton } from "../ui/button.tsx";
import { Menu, type MenuItem } from "../ui/menu.tsx";
import { Select } from "../ui/select.tsx";
import { inputLook, TextInput } from "../ui/text-input.tsx";
import { propertyType, useCatalogue } from "./catalogue.tsx";
import { operatorsFor, valueShape, withOperator } from "./operators.ts";
import { PropertyPicker, TypeIcon } from "./property-picker.tsx";
import { ValuePicker } from "./value-picker.tsx";

type ConditionRowProps = {
  comparison: Comparison;
  onChange: (comparison: Comparison) => void;
  onDelete: () => void;
  events?: readonly string[];
  only?: "user";
  extra?: readonly MenuItem[];
};

const offLook = "opacity-50 [&_button]:line-through";

/** One comparison: property, operator, values; it can be switched off without losing it. */
export function ConditionRow({ comparison, onChange, onDelete, events, only, extra = [] }: ConditionRowProps) {
  const off = comparison.off === true;
  const switched = (): Comparison => {
    const { off: _, ...rest } = comparison;
    return off ? rest : { ...rest, off: true };
  };
  return (
    <div className="group flex items-start gap-1 py-0.5">
      <div className={`flex min-w-0 flex-1 flex-wrap items-center gap-x-1 gap-y-1 ${off ? offLook : ""}`}>
        {comparison.of === "cohort" ? (
          <CohortWords comparison={comparison} onChange={onChange} />
        ) : (
          <ComparisonWords comparison={comparison} onChange={onChange} {...(events ? { events } : {})} {...(only ? { only } : {})} />
        )}
      </div>
      <Menu
        label="Filter"
        trigger={
          <IconButton label={`Filter on ${comparison.property || "cohort"}: more`}>
            <MoreHorizontal size={15} aria-hidden />
          </IconButton>
        }
        items={[
          { label: off ? "Switch on" : "Switch off", onSelect: () => onChange(switched()) },
          ...asOfItems(comparison, onChange),
          ...extra,
          "line",
          { label: "Delete filter", onSelect: onDelete, danger: true },
        ]}
      />
    </div>
  );
}

/** User properties and cohorts: as they are now, or as they were at the event. */
function asOfItems(comparison: Comparison, onChange: (comparison: Comparison) => void): MenuItem[] {
  if (comparison.of === "event") return [];
  const { asOf, ...rest } = comparison;
  const then = asOf === "event";
  return [
    {
      label: comparison.of === "cohort" ? "In it as of the event, not as of now" : "As of the event, not the latest",
      checked: then,
      onSelect: () => onChange(then ? rest : { ...rest, asOf: "event" }),
    },
  ];
}

function CohortWords({ comparison, onChange }: Pick<ConditionRowProps, "comparison" | "onChange">) {
  return (
    <>
      <Select
        label="In or not in the cohort"
        value={comparison.op === "is_not" ? "is_not" : "is"}
        options={[
          { value: "is", label: "in cohort" },
          { value: "is_not", label: "not in cohort" },
        ]}
        onChange={(op) => onChange({ ...comparison, op })}
      />
      <span className="font-mono text-[0.78rem]">{String(comparison.value ?? "")}</span>
      {comparison.asOf === "event" ? <span className="text-ink-3 text-xs">as of the event</span> : null}
    </>
  );
}

function ComparisonWords({ comparison, onChange, events, only }: Pick<ConditionRowProps, "comparison" | "onChange" | "events" | "only">) {
  const catalogue = useCatalogue();
  const of = comparison.of === "user" ? "user" : "event";
  const type = propertyType(catalogue, of, comparison.property);
  const { value: _, ...bare } = comparison;
  return (
    <>
      <PropertyPicker
        label="Property to filter on"
        {...(events ? { events } : {})}
        {...(only ? { only } : {})}
        onPick={(choice) => onChange({ ...bare, property: choice.property, of: choice.of === "user" ? "user" : "event", op: "is" })}
        trigger={
          <button type="button" className="inline-flex h-7 max-w-full items-center gap-1.5 rounded-md px-1.5 hover:bg-hover">
            <TypeIcon type={type} />
            <span className="truncate font-mono text-[0.78rem]">{comparison.property}</span>
            {of === "user" ? <span className="text-ink-3 text-xs">{comparison.asOf === "event" ? "user, then" : "user"}</span> : null}
          </button>
        }
      />
      <Select
        quiet
        label={`Operator for ${comparison.property}`}
        value={comparison.op}
        options={operatorsFor(type, comparison.op)}
        onChange={(op: Operator) => onChange(withOperator(comparison, op))}
      />
      <Values comparison={comparison} onChange={onChange} type={type} of={of} {...(events ? { events } : {})} />
    </>
  );
}

type ValuesProps = Pick<ConditionRowProps, "comparison" | "onChange" | "events"> & {
  type: ReturnType<typeof propertyType>;
  of: "event" | "user";
};

const listed = (value: Comparison["value"]): Scalar[] => (value === undefined ? [] : Array.isArray(value) ? value : [value]);

function Values({ comparison, onChange, type, of, events }: ValuesProps) {
  const shape = valueShape(comparison.op);
  const values = listed(comparison.value);
  const { value: _, ...bare } = comparison;
  if (shape === "none") return null;
  if (shape === "many" && type !== "date")
    return (
      <ValuePicker
        property={comparison.property}
        of={of}
        {...(events ? { events } : {})}
        values={values}
        onChange={(next) => onChange(next.length > 0 ? { ...bare, value: next } : bare)}
      />
    );
  const field = (index: number, label: string) => (
    <TextInput
      label={label}
      type={type === "date" ? "date" : "text"}
      inputMode={type === "number" ? "decimal" : "text"}
      placeholder={type === "number" ? "0" : "value"}
      value={String(values[index] ?? "")}
      onCommit={(text) => {
        const next: Scalar[] = shape === "two" ? [values[0] ?? "", values[1] ?? ""] : [""];
        next[index] = typed(text, type) ?? "";
        onChange({ ...bare, value: shape === "two" ? next : (next[0] ?? "") });
      }}
      className={`${inputLook} h-7! w-28 flex-1`}
    />
  );
  return (
    <span className="flex min-w-24 flex-1 items-center gap-1">
      {field(0, `Value of ${comparison.property}`)}
      {shape === "two" ? <span className="text-ink-3">and</span> : null}
      {shape === "two" ? field(1, `Upper value of ${comparison.property}`) : null}
    </span>
  );
}

function typed(text: string, type: string): Scalar {
  const number = Number(text);
  return type === "number" && text.trim() !== "" && Number.isFinite(number) ? number : text;
}
