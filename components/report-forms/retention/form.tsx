"use client";

import type { RetentionDefinition } from "../../../lib/reports/retention/definition.ts";
import type { FormProps } from "../../report/question.ts";
import { Select } from "../../ui/select.tsx";
import { Switch } from "../../ui/switch.tsx";
import { BreakdownCard } from "../cards/breakdown-card.tsx";
import { CohortsCard } from "../cards/cohorts-card.tsx";
import { EventCard } from "../cards/event-card.tsx";
import { FiltersCard } from "../cards/filters-card.tsx";
import { RulesCard } from "../cards/rules-card.tsx";
import { AmountCard } from "./amount-card.tsx";
import { CountingCard } from "./counting-card.tsx";
import { draftEvents, type RetentionDraft } from "./draft.ts";

type Props = FormProps<RetentionDefinition, RetentionDraft>;

/** The whole question of retention, card by card. */
export function RetentionForm(props: Props) {
  const { draft, filled, onChange, issues } = props;
  const events = draftEvents(draft);
  const cohorts = Object.keys(draft.cohorts ?? {});
  return (
    <>
      <EventCard
        title="They begin with"
        name="start event"
        event={draft.start}
        fresh={(event) => ({ event })}
        onChange={(start) => onChange({ start })}
        cohorts={cohorts}
        issues={issues}
        at="start"
      />
      <EventCard
        title="They come back to"
        name="return event"
        event={draft.return}
        fresh={(event) => ({ event })}
        onChange={(back) => onChange({ return: back })}
        cohorts={cohorts}
        issues={issues}
        at="return"
      />
      <FiltersCard {...props} events={events} />
      <SplitCard {...props} />
      <AmountCard {...props} />
      <CountingCard {...props} />
      <CohortsCard {...props} />
      <RulesCard {...props} set={draft.includeMaturing ? 1 : 0}>
        <Switch
          label="Open cells join the average"
          hint="Cells that can still change count as they are."
          checked={filled.includeMaturing}
          onChange={(includeMaturing) => onChange({ includeMaturing: includeMaturing || undefined })}
        />
      </RulesCard>
    </>
  );
}

function SplitCard({ draft, onChange, issues }: Props) {
  const { breakdown } = draft;
  return (
    <BreakdownCard
      breakdown={breakdown}
      fresh={{ of: "event", at: "birth" }}
      onChange={(next) => onChange({ breakdown: next && next.of !== "event" ? { ...next, at: "birth" } : next, part: undefined })}
      issues={issues}
      events={draftEvents(draft)}
      cohorts={Object.keys(draft.cohorts ?? {})}
    >
      {breakdown?.of === "event" ? (
        <Select
          label="Whose value counts"
          value={breakdown.at}
          options={[
            { value: "birth", label: "at the start" },
            { value: "both", label: "the same on both events" },
          ]}
          onChange={(at) => onChange({ breakdown: { ...breakdown, at }, part: undefined })}
        />
      ) : null}
    </BreakdownCard>
  );
}
