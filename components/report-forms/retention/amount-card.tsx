"use client";

import { X } from "lucide-react";
import type { Amount, RetentionDefinition } from "../../../lib/reports/retention/definition.ts";
import { eventNames } from "../../../lib/vocabulary/event-ref.ts";
import { PropertyPicker } from "../../inputs/property-picker.tsx";
import type { FormProps } from "../../report/question.ts";
import { IconButton } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { Select } from "../../ui/select.tsx";
import { AddButton } from "../cards/add-button.tsx";
import { IssueLine } from "../cards/issue-line.tsx";
import type { RetentionDraft } from "./draft.ts";

const words = { sum: "Sum of", avg: "Average of" } as const;

function amountOf(how: keyof typeof words, property: string): Amount {
  return how === "sum" ? { sum: property } : { avg: property };
}

/** A number that the return events carry, added up in every cell: what a member is worth. */
export function AmountCard({ draft, onChange, issues }: FormProps<RetentionDefinition, RetentionDraft>) {
  const { amount, return: back } = draft;
  const how = amount && "avg" in amount ? "avg" : "sum";
  const property = amount ? ("sum" in amount ? amount.sum : amount.avg) : null;
  const events = back ? (eventNames(back) ?? []) : [];
  return (
    <Card
      title="Amount"
      aside={
        property === null ? (
          <PropertyPicker
            label="Property to add up"
            only="event"
            events={events}
            onPick={(choice) => onChange({ amount: amountOf("sum", choice.property) })}
            trigger={<AddButton side="right" />}
          />
        ) : null
      }
    >
      {property === null ? null : (
        <div className="flex items-center gap-1.5">
          <Select
            label="What of the amount"
            value={how}
            options={[
              { value: "sum", label: words.sum },
              { value: "avg", label: words.avg },
            ]}
            onChange={(next) => onChange({ amount: amountOf(next, property) })}
          />
          <span className="min-w-0 flex-1 truncate font-mono text-[0.8rem]" title={property}>
            {property}
          </span>
          <IconButton label={`Do not add up ${property}`} onClick={() => onChange({ amount: undefined })}>
            <X size={14} aria-hidden />
          </IconButton>
        </div>
      )}
      <IssueLine issues={issues} at="amount" />
    </Card>
  );
}
