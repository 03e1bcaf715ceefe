"use client";

import { useState } from "react";
import type { ChartGroup } from "../../../../lib/charts/groups.ts";
import { periodPhrase } from "../../../../lib/vocabulary/phrase.ts";
import { AcrossView } from "./across-view.tsx";
import { CurveView } from "./curve-view.tsx";
import { GapsView } from "./gaps-view.tsx";
import { HeatSection } from "./heat-section.tsx";
import { ReadOuts } from "./read-outs.tsx";
import { RetentionTables } from "./retention-tables.tsx";
import { Suggestion } from "./suggestion.tsx";
import type { ViewProps } from "./view-props.ts";

type PanelProps = ViewProps & { over: "columns" | "cohorts"; groups: readonly ChartGroup[]; widened: boolean };

/** The view that was chosen, with its tables. */
export function RetentionPanel(props: PanelProps) {
  const { definition, result, over, widened } = props;
  return (
    <>
      {widened ? (
        <p className="mb-3 text-ink-2 text-xs">
          Widened to whole {definition.interval}s: {periodPhrase(result.period)}.
        </p>
      ) : null}
      {result.gaps ? (
        <GapsView {...props} gaps={result.gaps} />
      ) : over === "cohorts" ? (
        <AcrossView {...props} />
      ) : (
        <CohortsView {...props} />
      )}
    </>
  );
}

function CohortsView(props: PanelProps) {
  const { definition, focus, unit, onPatch } = props;
  const [alone, setAlone] = useState<string | null>(null);
  const found = (focus.cohorts ?? []).findIndex(({ period }) => period === alone);
  const cohort = found < 0 ? null : found;
  const onCohort = (next: number | null) => setAlone(next === null ? null : (focus.cohorts?.[next]?.period ?? null));
  return (
    <>
      {focus.name === null ? null : <p className="mb-1 truncate font-medium">{focus.name}</p>}
      <div className="tile-low:hidden">
        <ReadOuts focus={focus} interval={definition.interval} unit={unit} />
      </div>
      <div className="tile:hidden">
        <Suggestion definition={definition} unit={unit} onPatch={onPatch} />
      </div>
      <CurveView {...props} cohort={cohort} onCohort={onCohort} />
      <div className="tile-short:hidden">
        <HeatSection {...props} cohort={cohort} onCohort={onCohort} />
      </div>
      <RetentionTables {...props} />
    </>
  );
}
