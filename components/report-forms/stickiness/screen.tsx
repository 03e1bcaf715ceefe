"use client";

import type { StickinessDefinition } from "../../../lib/reports/stickiness/definition.ts";
import type { StickinessResult } from "../../../lib/reports/stickiness/result/answer.ts";
import type { Interval } from "../../../lib/vocabulary/interval.ts";
import { IntervalSelect } from "../../inputs/range/interval-select.tsx";
import { Outline } from "../../report/outline.tsx";
import { ReportScreen } from "../../report/report-screen.tsx";
import type { Screen, ScreenProps } from "../../report/screen.ts";
import type { Report } from "../../report/use-report.ts";
import { StickinessAnswer } from "./answer.tsx";
import type { StickinessDraft } from "./draft.ts";
import { StickinessForm } from "./form.tsx";
import { stickinessQuestion } from "./question.ts";

/** What this kind adds to the screen that all share. */
export const screen: Screen<StickinessDefinition, StickinessDraft, StickinessResult> = {
  question: stickinessQuestion,
  Form: StickinessForm,
  Answer: StickinessAnswer,
  Outline: () => <Outline bars={[100, 58, 41, 30, 24, 19, 15, 12]} className="h-72" />,
  Beside: Granularity,
  opening: {
    title: "How often do people come?",
    words: "Choose the event that counts as coming.",
    starters: ({ events }) => [
      { name: "Any event", patch: { series: [{ event: null }] } },
      ...events.slice(0, 2).map(({ name }) => ({ name, patch: { series: [{ event: name }] } })),
    ],
  },
  onEvent: {
    section: "Add as a series",
    add: ({ series }, event) => ({ patch: { series: [...series, { event }] }, said: `Added ${event}` }),
  },
};

/** The screen of stickiness. */
export function StickinessScreen(props: ScreenProps) {
  return <ReportScreen screen={screen} {...props} />;
}

const long: readonly Interval[] = ["day", "week", "month", "quarter"];

function Granularity({ report: { filled, period, change } }: { report: Report<StickinessDefinition, StickinessDraft> }) {
  const { view, interval } = filled;
  if (view === "power") return null;
  const options = view === "ratio" ? { options: long } : {};
  return <IntervalSelect interval={interval} period={period} {...options} onChange={(next) => change({ interval: next })} />;
}
