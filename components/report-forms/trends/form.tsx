"use client";

import type { TrendsDefinition } from "../../../lib/reports/trends/definition.ts";
import type { FormProps } from "../../report/question.ts";
import { Card } from "../../ui/card.tsx";
import { CohortsCard } from "../cards/cohorts-card.tsx";
import { FiltersCard } from "../cards/filters-card.tsx";
import { IssueLine } from "../cards/issue-line.tsx";
import { RulesCard } from "../cards/rules-card.tsx";
import { SessionGapField } from "../cards/session-gap-field.tsx";
import { UnitField } from "../cards/unit-field.tsx";
import { TrendsBreakdownCard } from "./breakdown-card.tsx";
import { draftEvents, type TrendsDraft } from "./draft.ts";
import { FormulasCard } from "./formulas-card.tsx";
import { measuresSessions } from "./measures.ts";
import { SeriesCard } from "./series-card.tsx";
import { TreatmentField } from "./treatment-field.tsx";

/** The whole question of a trend, card by card. */
export function TrendsForm(props: FormProps<TrendsDefinition, TrendsDraft>) {
  const { draft, filled, issues } = props;
  const gap = filled.countBy !== "session" && draft.series.some(({ measure }) => measuresSessions(measure));
  return (
    <>
      <SeriesCard {...props} />
      <FormulasCard {...props} />
      <FiltersCard {...props} events={draftEvents(draft)} />
      <TrendsBreakdownCard {...props} />
      <Card title="How it counts">
        <div className="flex flex-col gap-3">
          <UnitField {...props} />
          <TreatmentField {...props} />
          <IssueLine issues={issues} at="view" />
        </div>
      </Card>
      <CohortsCard {...props} />
      <RulesCard {...props}>{gap ? <SessionGapField {...props} /> : null}</RulesCard>
    </>
  );
}
