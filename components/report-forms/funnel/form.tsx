"use client";

import { CohortsCard } from "../cards/cohorts-card.tsx";
import { FiltersCard } from "../cards/filters-card.tsx";
import { AdvancedCard } from "./advanced-card.tsx";
import { FunnelBreakdownCard } from "./breakdown-card.tsx";
import { CountingCard } from "./counting-card.tsx";
import { stepEvents } from "./draft.ts";
import { ExclusionsCard } from "./exclusions-card.tsx";
import type { FormProps } from "./form-props.ts";
import { StepsCard } from "./steps-card.tsx";

/** The whole question of a funnel, card by card. */
export function FunnelForm(props: FormProps) {
  return (
    <>
      <StepsCard {...props} />
      <ExclusionsCard {...props} />
      <FiltersCard {...props} events={stepEvents(props.draft)} />
      <FunnelBreakdownCard {...props} />
      <CountingCard {...props} />
      <CohortsCard {...props} />
      <AdvancedCard {...props} />
    </>
  );
}
