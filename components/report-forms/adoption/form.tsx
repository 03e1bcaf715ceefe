"use client";

import type { AdoptionDefinition } from "../../../lib/reports/adoption/definition.ts";
import type { FormProps } from "../../report/question.ts";
import { CohortsCard } from "../cards/cohorts-card.tsx";
import { FiltersCard } from "../cards/filters-card.tsx";
import { RulesCard } from "../cards/rules-card.tsx";
import { AmongCard } from "./among-card.tsx";
import { CountingCard } from "./counting-card.tsx";
import { type AdoptionDraft, draftEvents } from "./draft.ts";
import { FeaturesCard } from "./features-card.tsx";

/** The whole question of adoption, card by card. */
export function AdoptionForm(props: FormProps<AdoptionDefinition, AdoptionDraft>) {
  return (
    <>
      <FeaturesCard {...props} />
      <AmongCard {...props} />
      <FiltersCard {...props} events={draftEvents(props.draft)} />
      <CountingCard {...props} />
      <CohortsCard {...props} />
      <RulesCard {...props} />
    </>
  );
}
