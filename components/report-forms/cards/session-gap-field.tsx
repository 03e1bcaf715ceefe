"use client";

import type { CardProps } from "./card-props.ts";
import { Field } from "./field.tsx";
import { IssueLine } from "./issue-line.tsx";
import { NumberField } from "./number-field.tsx";

/** After how long a silence a new session begins. */
export function SessionGapField({ filled, onChange, issues }: CardProps<"sessionTimeoutMinutes">) {
  return (
    <Field title="Session gap, minutes" note="Where the data names no session.">
      <NumberField
        label="Session gap in minutes"
        value={filled.sessionTimeoutMinutes}
        min={1}
        max={10_080}
        onChange={(sessionTimeoutMinutes) => onChange({ sessionTimeoutMinutes })}
      />
      <IssueLine issues={issues} at="sessionTimeoutMinutes" />
    </Field>
  );
}
