"use client";

import { CohortsCard } from "../cards/cohorts-card.tsx";
import { FiltersCard } from "../cards/filters-card.tsx";
import { RulesCard } from "../cards/rules-card.tsx";
import { AnchorCard } from "./anchor-card.tsx";
import { CleaningCard } from "./cleaning-card.tsx";
import { draftEvents, type PathsFormProps } from "./draft.ts";
import { EventsCard } from "./events-card.tsx";
import { FromFunnelCard } from "./from-funnel-card.tsx";
import { LimitsCard } from "./limits-card.tsx";
import { NodesCard } from "./nodes-card.tsx";
import { UnitCard } from "./unit-card.tsx";

/** The whole question about paths, card by card. */
export function PathsForm(props: PathsFormProps) {
  return (
    <>
      {props.draft.funnel ? (
        <FromFunnelCard {...props} funnel={props.draft.funnel} />
      ) : (
        <>
          <AnchorCard side="start" {...props} />
          <AnchorCard side="end" {...props} />
        </>
      )}
      <UnitCard {...props} />
      <NodesCard {...props} />
      <CleaningCard {...props} />
      <EventsCard {...props} />
      <FiltersCard {...props} events={draftEvents(props.draft)} />
      <LimitsCard {...props} />
      <CohortsCard {...props} />
      <RulesCard {...props} />
    </>
  );
}
