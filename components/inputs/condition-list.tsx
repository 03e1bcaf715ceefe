"use client";

import { Plus, Ungroup } from "lucide-react";
import type { Comparison, Condition } from "../../lib/vocabulary/condition.ts";
import { Button, IconButton } from "../ui/button.tsx";
import type { MenuItem } from "../ui/menu.tsx";
import { Select } from "../ui/select.tsx";
import { ConditionRow } from "./condition-row.tsx";
import { type PropertyChoice, PropertyPicker } from "./property-picker.tsx";

type ConditionListProps = {
  conditions: readonly Condition[];
  onChange: (conditions: Condition[]) => void;
  events?: readonly string[];
  cohorts?: readonly string[];
  addLabel?: string;
  /** Only properties of users, as a cohort asks for. */
  only?: "user";
};

type Group = { and: Condition[] } | { or: Condition[] };

/** The comparison that a fresh choice of property starts as. */
export function freshComparison({ property, of }: PropertyChoice): Comparison {
  if (of === "cohort") return { property: "", of: "cohort", op: "is", value: property };
  return { property, of: of === "user" ? "user" : "event", op: "is" };
}

/** Conditions that must all hold; groups inside hold when any (or all) of theirs do. */
export function ConditionList({ conditions, onChange, events, cohorts, addLabel = "Add filter", only }: ConditionListProps) {
  const context = { ...(events ? { events } : {}), ...(cohorts ? { cohorts } : {}), ...(only ? { only } : {}) };
  const replace = (index: number, ...next: Condition[]) => onChange(conditions.toSpliced(index, 1, ...next));
  const asGroup = (index: number, each: Condition): MenuItem => ({
    label: "Add an alternative (or)",
    onSelect: () => replace(index, { or: [each] }),
  });
  return (
    <div>
      {conditions.map((each, index) => {
        const key = `${index}`;
        if ("and" in each || "or" in each)
          return <ConditionGroup key={key} group={each} onChange={(...next) => replace(index, ...next)} {...context} />;
        return (
          <ConditionRow
            key={key}
            comparison={each}
            onChange={(next) => replace(index, next)}
            onDelete={() => replace(index)}
            extra={[asGroup(index, each)]}
            {...context}
          />
        );
      })}
      <AddCondition label={addLabel} onAdd={(next) => onChange([...conditions, next])} {...context} />
    </div>
  );
}

type Context = Pick<ConditionListProps, "events" | "cohorts" | "only">;
type AddConditionProps = Context & { label: string; onAdd: (comparison: Comparison) => void };

function AddCondition({ label, onAdd, ...context }: AddConditionProps) {
  return (
    <PropertyPicker
      label="Property to filter on"
      onPick={(choice) => onAdd(freshComparison(choice))}
      {...context}
      trigger={
        <Button tone="quiet" className="-ml-2 h-7! px-2!">
          <Plus size={14} aria-hidden />
          {label}
        </Button>
      }
    />
  );
}

type ConditionGroupProps = Context & { group: Group; onChange: (...next: Condition[]) => void };

function ConditionGroup({ group, onChange, ...context }: ConditionGroupProps) {
  const any = "or" in group;
  const members = any ? group.or : group.and;
  const withMembers = (next: Condition[]) => (next.length === 0 ? onChange() : onChange(any ? { or: next } : { and: next }));
  return (
    <fieldset className="my-1 rounded-md border border-line bg-sunken/40 px-2 py-1">
      <legend className="sr-only">Group of filters</legend>
      <div className="flex items-center justify-between">
        <Select
          quiet
          label="How the group holds"
          value={any ? "or" : "and"}
          options={[
            { value: "or", label: "any of these" },
            { value: "and", label: "all of these" },
          ]}
          onChange={(next) => onChange(next === "or" ? { or: members } : { and: members })}
          className="-ml-1"
        />
        <IconButton label="Ungroup" onClick={() => onChange(...members)}>
          <Ungroup size={14} aria-hidden />
        </IconButton>
      </div>
      {members.map((each, index) =>
        "and" in each || "or" in each ? null : (
          <ConditionRow
            // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no name of their own
            key={index}
            comparison={each}
            onChange={(next) => withMembers(members.toSpliced(index, 1, next))}
            onDelete={() => withMembers(members.toSpliced(index, 1))}
            {...context}
          />
        ),
      )}
      <AddCondition label={any ? "or…" : "and…"} onAdd={(next) => withMembers([...members, next])} {...context} />
    </fieldset>
  );
}
