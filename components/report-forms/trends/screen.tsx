"use client";

import { type TrendsDefinition, trendsIntervals } from "../../../lib/reports/trends/definition.ts";
import type { TrendsResult } from "../../../lib/reports/trends/result/answer.ts";
import { IntervalSelect } from "../../inputs/range/interval-select.tsx";
import { Outline } from "../../report/outline.tsx";
import { ReportScreen } from "../../report/report-screen.tsx";
import type { Screen, ScreenProps } from "../../report/screen.ts";
import type { Report } from "../../report/use-report.ts";
import { TrendsAnswer } from "./answer.tsx";
import type { TrendsDraft } from "./draft.ts";
import { TrendsForm } from "./form.tsx";
import { trendsQuestion } from "./question.ts";
import { starters } from "./starters.ts";

/** What this kind adds to the screen that all share. */
export const screen: Screen<TrendsDefinition, TrendsDraft, TrendsResult> = {
  question: trendsQuestion,
  Form: TrendsForm,
  Answer: TrendsAnswer,
  Outline: () => <Outline bars={[52, 60, 55, 70, 66, 78, 74, 88, 81, 92]} className="h-72" />,
  Beside: Granularity,
  opening: {
    title: "How does it develop?",
    words: "Choose an event to follow over time.",
    starters,
  },
  onEvent: {
    section: "Add as a series",
    add: ({ series }, event) => ({ patch: { series: [...series, { event, measure: "total" }] }, said: `Added ${event}` }),
  },
};

/** The screen of trends. */
export function TrendsScreen(props: ScreenProps) {
  return <ReportScreen screen={screen} {...props} />;
}

function Granularity({ report: { filled, period, change } }: { report: Report<TrendsDefinition, TrendsDraft> }) {
  return (
    <IntervalSelect
      interval={filled.interval}
      period={period}
      options={trendsIntervals.options}
      onChange={(interval) => change({ interval })}
    />
  );
}
