"use client";

import { useCatalogue } from "../../inputs/catalogue.tsx";
import { PropertyPicker } from "../../inputs/property-picker.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import type { CardProps } from "./card-props.ts";
import { Field } from "./field.tsx";
import { IssueLine } from "./issue-line.tsx";

type UnitFieldProps = CardProps<"countBy" | "sessionTimeoutMinutes"> & {
  /** False where a kind does not count sessions. */
  sessions?: false;
};

/** What one count is: a user, a session, a value of a property. */
export function UnitField({ filled, onChange, issues, sessions }: UnitFieldProps) {
  const { hasSessions } = useCatalogue();
  const { countBy } = filled;
  const property = typeof countBy === "object" ? countBy.property : null;
  const gap = `The data names no sessions: a gap of ${filled.sessionTimeoutMinutes} minutes starts a new one.`;
  return (
    <Field title="Counted by" note={countBy === "session" && !hasSessions ? gap : null}>
      <div className="flex flex-wrap items-center gap-1.5">
        <Segmented
          label="What is counted"
          value={typeof countBy === "object" ? "property" : countBy}
          options={[{ value: "user", label: "Users" }, ...(sessions === false ? [] : [{ value: "session" as const, label: "Sessions" }])]}
          onChange={(next) => onChange({ countBy: next === "session" ? "session" : undefined })}
        />
        <PropertyPicker
          label="Property to count by"
          onPick={(choice) => onChange({ countBy: { property: choice.property, of: choice.of === "user" ? "user" : "event" } })}
          trigger={
            <button
              type="button"
              className={`h-8 min-w-0 max-w-full truncate rounded-md px-2 hover:bg-hover ${property === null ? "text-ink-2" : "bg-accent-soft font-mono text-[0.8rem]"}`}
            >
              {property ?? "A property…"}
            </button>
          }
        />
      </div>
      <IssueLine issues={issues} at="countBy" />
    </Field>
  );
}
