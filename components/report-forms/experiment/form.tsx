"use client";

import type { ExperimentDefinition } from "../../../lib/reports/experiment/definition.ts";
import type { FormProps } from "../../report/question.ts";
import { BreakdownCard } from "../cards/breakdown-card.tsx";
import { CohortsCard } from "../cards/cohorts-card.tsx";
import { FiltersCard } from "../cards/filters-card.tsx";
import { RulesCard } from "../cards/rules-card.tsx";
import { draftEvents, type ExperimentDraft } from "./draft.ts";
import { ExposureCard } from "./exposure-card.tsx";
import { MetricsCard } from "./metrics-card.tsx";
import { PlanCard } from "./plan-card.tsx";
import { VariantsCard } from "./variants-card.tsx";

/** The whole question of an experiment, card by card. */
export function ExperimentForm(props: FormProps<ExperimentDefinition, ExperimentDraft>) {
  const { draft, onChange, issues } = props;
  return (
    <>
      <ExposureCard {...props} />
      <VariantsCard {...props} />
      <MetricsCard {...props} />
      <PlanCard {...props} />
      <FiltersCard {...props} events={draftEvents(draft)} />
      <BreakdownCard
        breakdown={draft.breakdown}
        fresh={{ of: "event" }}
        onChange={(breakdown) =>
          onChange({ breakdown, ...(breakdown ? { view: "segments" } : draft.view === "segments" ? { view: undefined } : {}) })
        }
        issues={issues}
        events={draftEvents(draft)}
        cohorts={[]}
      />
      <CohortsCard {...props} />
      <RulesCard {...props} />
    </>
  );
}
