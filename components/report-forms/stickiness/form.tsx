"use client";

import type { StickinessDefinition } from "../../../lib/reports/stickiness/definition.ts";
import type { FormProps } from "../../report/question.ts";
import { Card } from "../../ui/card.tsx";
import { CohortsCard } from "../cards/cohorts-card.tsx";
import { FiltersCard } from "../cards/filters-card.tsx";
import { RulesCard } from "../cards/rules-card.tsx";
import { UnitField } from "../cards/unit-field.tsx";
import { CriterionField } from "./criterion-field.tsx";
import { draftEvents, type StickinessDraft } from "./draft.ts";
import { SeriesCard } from "./series-card.tsx";

/** The whole question of stickiness, card by card. */
export function StickinessForm(props: FormProps<StickinessDefinition, StickinessDraft>) {
  return (
    <>
      <SeriesCard {...props} />
      <FiltersCard {...props} events={draftEvents(props.draft)} />
      <Card title="How it counts">
        <div className="flex flex-col gap-3">
          <CriterionField {...props} />
          <UnitField {...props} {...(props.filled.view === "distribution" ? {} : { sessions: false as const })} />
        </div>
      </Card>
      <CohortsCard {...props} />
      <RulesCard {...props} />
    </>
  );
}
