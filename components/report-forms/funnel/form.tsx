"use client";

import { AdvancedCard } from "./advanced-card.tsx";
import { BreakdownCard } from "./breakdown-card.tsx";
import { CohortsCard } from "./cohorts-card.tsx";
import { CountingCard } from "./counting-card.tsx";
import { ExclusionsCard } from "./exclusions-card.tsx";
import { FiltersCard } from "./filters-card.tsx";
import type { FormProps } from "./form-props.ts";
import { StepsCard } from "./steps-card.tsx";

/** The whole question of a funnel, card by card. */
export function FunnelForm(props: FormProps) {
  return (
    <>
      <StepsCard {...props} />
      <ExclusionsCard {...props} />
      <FiltersCard {...props} />
      <BreakdownCard {...props} />
      <CountingCard {...props} />
      <CohortsCard {...props} />
      <AdvancedCard {...props} />
    </>
  );
}
