"use client";

import type { LifecycleDefinition } from "../../../lib/reports/lifecycle/definition.ts";
import type { FormProps } from "../../report/question.ts";
import { Card } from "../../ui/card.tsx";
import { BreakdownCard } from "../cards/breakdown-card.tsx";
import { CohortsCard } from "../cards/cohorts-card.tsx";
import { EventCard } from "../cards/event-card.tsx";
import { FiltersCard } from "../cards/filters-card.tsx";
import { RulesCard } from "../cards/rules-card.tsx";
import { UnitField } from "../cards/unit-field.tsx";
import { draftEvents, type LifecycleDraft } from "./draft.ts";

/** The whole question of a lifecycle, card by card. */
export function LifecycleForm(props: FormProps<LifecycleDefinition, LifecycleDraft>) {
  const { draft, onChange, issues } = props;
  const events = draftEvents(draft);
  const cohorts = Object.keys(draft.cohorts ?? {});
  return (
    <>
      <EventCard
        title="Activity"
        name="the activity"
        event={draft.event}
        fresh={(event) => ({ event })}
        onChange={(event) => onChange({ event })}
        cohorts={cohorts}
        issues={issues}
        at="event"
      />
      <FiltersCard {...props} events={events} />
      <BreakdownCard
        breakdown={draft.breakdown}
        fresh={{ of: "event" }}
        onChange={(breakdown) => onChange({ breakdown })}
        issues={issues}
        events={events}
        cohorts={cohorts}
      />
      <Card title="How it counts">
        <UnitField {...props} />
      </Card>
      <CohortsCard {...props} />
      <RulesCard {...props} />
    </>
  );
}
