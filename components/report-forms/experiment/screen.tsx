"use client";

import { type ExperimentDefinition, maxMetrics } from "../../../lib/reports/experiment/definition.ts";
import type { ExperimentResult } from "../../../lib/reports/experiment/result/answer.ts";
import { IntervalSelect } from "../../inputs/range/interval-select.tsx";
import { Outline } from "../../report/outline.tsx";
import { ReportScreen } from "../../report/report-screen.tsx";
import type { Screen, ScreenProps } from "../../report/screen.ts";
import type { Report } from "../../report/use-report.ts";
import { ExperimentAnswer } from "./answer.tsx";
import { type ExperimentDraft, freshMetric } from "./draft.ts";
import { ExperimentForm } from "./form.tsx";
import { ExperimentLogProvider } from "./log.tsx";
import { experimentQuestion } from "./question.ts";
import { starters } from "./starters.ts";

/** What this kind adds to the screen that all share. */
export const screen: Screen<ExperimentDefinition, ExperimentDraft, ExperimentResult> = {
  question: experimentQuestion,
  Form: ExperimentForm,
  Answer: ExperimentAnswer,
  Outline: () => <Outline bars={[62, 70]} className="h-72" />,
  Beside: Granularity,
  opening: {
    title: "Which variant does better?",
    words: "Choose the event that shows who was exposed, the property that names the variant, and what should change.",
    starters,
  },
  onEvent: {
    section: "Add as a metric",
    add: ({ metrics }, event) =>
      metrics.length >= maxMetrics
        ? { patch: {}, said: `${maxMetrics} metrics are the most` }
        : { patch: { metrics: [...metrics, freshMetric("conversion", { event })] }, said: `Added ${event}` },
  },
  compares: false,
};

/** The screen of an experiment. */
export function ExperimentScreen(props: ScreenProps) {
  return (
    <ExperimentLogProvider load={props.actions.loadExperimentLog}>
      <ReportScreen screen={screen} {...props} />
    </ExperimentLogProvider>
  );
}

/** Only what goes by days of exposure asks for an interval. */
function Granularity({ report: { filled, period, change } }: { report: Report<ExperimentDefinition, ExperimentDraft> }) {
  const { view, interval } = filled;
  if (view !== "overTime" && view !== "exposures") return null;
  return (
    <IntervalSelect
      interval={interval}
      period={period}
      options={["day", "week"]}
      onChange={(next) => change({ interval: next as ExperimentDefinition["interval"] })}
    />
  );
}
