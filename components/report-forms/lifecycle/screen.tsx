"use client";

import { type LifecycleDefinition, lifecycleDefinition } from "../../../lib/reports/lifecycle/definition.ts";
import type { LifecycleResult } from "../../../lib/reports/lifecycle/result/answer.ts";
import { IntervalSelect } from "../../inputs/range/interval-select.tsx";
import { Outline } from "../../report/outline.tsx";
import { ReportScreen } from "../../report/report-screen.tsx";
import type { Screen, ScreenProps } from "../../report/screen.ts";
import type { Report } from "../../report/use-report.ts";
import { LifecycleAnswer } from "./answer.tsx";
import type { LifecycleDraft } from "./draft.ts";
import { LifecycleForm } from "./form.tsx";
import { lifecycleQuestion } from "./question.ts";

/** What this kind adds to the screen that all share. */
export const screen: Screen<LifecycleDefinition, LifecycleDraft, LifecycleResult> = {
  question: lifecycleQuestion,
  Form: LifecycleForm,
  Answer: LifecycleAnswer,
  Outline: () => <Outline bars={[60, 72, 66, 80, 76, 88, 84]} className="h-72" />,
  Beside: Granularity,
  opening: {
    title: "Who comes, who comes back, who stays away?",
    words: "Choose the event that counts as activity.",
    starters: ({ events }) => [
      {
        name: "Any event, week by week",
        patch: { event: { event: null }, interval: "week", range: { last: { value: 12, unit: "week" } } },
      },
      ...events.slice(0, 2).map(({ name }) => ({ name, patch: { event: { event: name } } })),
    ],
  },
  onEvent: {
    section: "Count as activity",
    add: (_, event) => ({ patch: { event: { event } }, said: `${event} now counts as activity` }),
  },
};

/** The lifecycle's screen. */
export function LifecycleScreen(props: ScreenProps) {
  return <ReportScreen screen={screen} {...props} />;
}

const intervals = lifecycleDefinition.shape.interval.def.innerType.options;

function Granularity({ report: { filled, period, change } }: { report: Report<LifecycleDefinition, LifecycleDraft> }) {
  return <IntervalSelect interval={filled.interval} period={period} options={intervals} onChange={(interval) => change({ interval })} />;
}
