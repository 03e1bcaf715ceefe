"use client";

import type { FunnelDefinition } from "../../../lib/reports/funnel/definition.ts";
import type { FunnelResult } from "../../../lib/reports/funnel/result/answer.ts";
import { Button } from "../../ui/button.tsx";
import { FoldedCard } from "../../ui/card.tsx";
import { Select } from "../../ui/select.tsx";
import { Switch } from "../../ui/switch.tsx";
import { DaysField } from "../cards/days-field.tsx";
import { Field } from "../cards/field.tsx";
import { IdentitySwitch } from "../cards/identity-switch.tsx";
import { IssueLine } from "../cards/issue-line.tsx";
import { NumberField } from "../cards/number-field.tsx";
import { SessionGapField } from "../cards/session-gap-field.tsx";
import { HoldField, ScopeField } from "./advanced-lists.tsx";
import type { FormProps } from "./form-props.ts";
import { mannerOf, mannerPatch, manners } from "./manners.ts";

const advancedWords = [
  "attempt",
  "graceSeconds",
  "rangeCovers",
  "hold",
  "exclusionMeans",
  "strictScope",
  "daysOfWeek",
  "identity",
  "includeMaturing",
  "sessionTimeoutMinutes",
] as const;

/** The rules that vendors decide silently, each as a control with its meaning. */
export function AdvancedCard(props: FormProps) {
  const changed = advancedWords.filter((word) => props.draft[word] !== undefined).length;
  const wrong = props.issues.some(({ path }) => advancedWords.some((word) => path.startsWith(word)));
  return (
    <FoldedCard
      key={wrong ? "wrong" : "right"}
      title="Advanced"
      startOpen={wrong}
      aside={changed > 0 ? `${changed} set` : "rules of counting"}
    >
      <div className="flex flex-col gap-4">
        <MannerField {...props} />
        <RuleFields {...props} />
        <HoldField {...props} />
        {props.filled.order === "strict" ? <ScopeField {...props} /> : null}
        <DaysField {...props} />
        <SwitchFields {...props} />
      </div>
    </FoldedCard>
  );
}

function MannerField({ filled, onChange }: FormProps) {
  const current = mannerOf(filled);
  const note = manners.find(({ name }) => name === current)?.note;
  return (
    <Field title="Count like…" note={note ?? "a mixture of rules of your own"}>
      <div className="grid grid-cols-2 gap-1">
        {manners.map((manner) => (
          <Button
            key={manner.name}
            aria-pressed={manner.name === current}
            onClick={() => onChange(mannerPatch(manner))}
            className={manner.name === current ? "border-accent! bg-accent-soft! text-accent!" : ""}
          >
            {manner.name}
          </Button>
        ))}
      </div>
    </Field>
  );
}

const attempts: Record<FunnelDefinition["attempt"], string> = {
  best: "The deepest attempt counts; of equals, the earliest.",
  first: "Only the earliest entry in the range counts.",
  every: "Attempts are counted one after another, not people.",
};

function RuleFields(props: FormProps) {
  const { filled, onChange, issues } = props;
  return (
    <>
      <Field title="Which attempt counts" note={attempts[filled.attempt]}>
        <Select
          label="Which attempt counts"
          value={filled.attempt}
          options={[
            { value: "best", label: "Best attempt" },
            { value: "first", label: "First entry" },
            { value: "every", label: "Every attempt" },
          ]}
          onChange={(attempt) => onChange({ attempt })}
          className="w-full"
        />
      </Field>
      <Field title="The dates bound">
        <Select
          label="The dates bound"
          value={filled.rangeCovers}
          options={[
            { value: "entry", label: "The entry; later steps may fall after" },
            { value: "all", label: "Every step" },
          ]}
          onChange={(rangeCovers) => onChange({ rangeCovers })}
          className="w-full"
        />
      </Field>
      <Field title="An excluded event">
        <Select
          label="What an excluded event does"
          value={filled.exclusionMeans}
          options={[
            { value: "ends_attempt", label: "Ends the attempt there" },
            { value: "removes_actor", label: "Removes the person from the report" },
          ]}
          onChange={(exclusionMeans) => onChange({ exclusionMeans })}
          className="w-full"
        />
        <IssueLine issues={issues} at="exclusionMeans" />
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field title="Grace, seconds" note="Rows this close may swap places.">
          <NumberField
            label="Grace in seconds"
            value={filled.graceSeconds}
            min={0}
            max={3600}
            fractions
            onChange={(graceSeconds) => onChange({ graceSeconds })}
          />
          <IssueLine issues={issues} at="graceSeconds" />
        </Field>
        <SessionGapField {...props} />
      </div>
    </>
  );
}

function SwitchFields(props: FormProps) {
  const { filled, onChange, asked } = props;
  const bare = asked && withoutExtras(asked);
  return (
    <div className="flex flex-col gap-2">
      <IdentitySwitch<FunnelResult> {...props} measured={{ bare, count: ({ steps }) => steps?.[0]?.count, subject: "step 1" }} />
      <Switch
        label="Count those still in their window as not converted"
        checked={filled.includeMaturing}
        onChange={(includeMaturing) => onChange({ includeMaturing })}
      />
    </div>
  );
}

function withoutExtras(asked: FunnelDefinition): object {
  const { breakdown: _, compare: __, part: ___, significance: ____, correlate: _____, ...rest } = asked;
  return { ...rest, view: "steps" };
}
