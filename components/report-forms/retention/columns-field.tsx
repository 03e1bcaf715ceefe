"use client";

import { useState } from "react";
import { maxPeriods, type RetentionDefinition } from "../../../lib/reports/retention/definition.ts";
import type { FormProps } from "../../report/question.ts";
import { Segmented } from "../../ui/segmented.tsx";
import { TextInput } from "../../ui/text-input.tsx";
import { Field } from "../cards/field.tsx";
import { IssueLine } from "../cards/issue-line.tsx";
import { NumberField } from "../cards/number-field.tsx";
import { bracketsOf, bracketsText, type RetentionDraft } from "./draft.ts";

const firstBrackets: [number, number][] = [
  [1, 3],
  [4, 7],
  [8, 14],
];

/** The columns of the table: single intervals, or brackets of several. */
export function ColumnsField({ filled, onChange, issues }: FormProps<RetentionDefinition, RetentionDraft>) {
  const { interval, periods, bracketRanges } = filled;
  const [unread, setUnread] = useState<string | null>(null);
  const commit = (text: string) => {
    const brackets = bracketsOf(text);
    setUnread(brackets ? null : text);
    if (brackets) onChange({ bracketRanges: brackets, part: undefined });
  };
  return (
    <Field title="Columns">
      <div className="flex flex-wrap items-center gap-1.5">
        <Segmented
          label="What a column is"
          value={bracketRanges ? "brackets" : "single"}
          options={[
            { value: "single", label: `Every ${interval}` },
            { value: "brackets", label: "Brackets" },
          ]}
          onChange={(next) => {
            setUnread(null);
            onChange({ bracketRanges: next === "brackets" ? firstBrackets : undefined, part: undefined });
          }}
        />
        {bracketRanges ? (
          <TextInput
            label="Brackets"
            value={unread ?? bracketsText(bracketRanges)}
            placeholder="1–3, 4–7, 8–14"
            aria-invalid={unread !== null}
            onCommit={commit}
            className="w-full"
          />
        ) : (
          <>
            <span className="text-ink-2">up to</span>
            <NumberField
              label="How many columns after the first"
              value={periods - 1}
              min={0}
              max={maxPeriods - 1}
              onChange={(next) => onChange({ periods: next + 1, part: undefined })}
              className="w-18"
            />
          </>
        )}
      </div>
      {unread === null ? null : (
        <p role="alert" className="mt-1 text-danger">
          Write numbers and spans, one after the other: 1–3, 4–7, 8.
        </p>
      )}
      <IssueLine issues={issues} at="bracketRanges" />
      <IssueLine issues={issues} at="periods" />
    </Field>
  );
}
