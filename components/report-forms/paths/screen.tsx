"use client";

import { mostSteps, type PathsDefinition } from "../../../lib/reports/paths/definition.ts";
import type { PathsResult } from "../../../lib/reports/paths/result/answer.ts";
import { Outline } from "../../report/outline.tsx";
import { ReportScreen } from "../../report/report-screen.tsx";
import type { Screen, ScreenProps } from "../../report/screen.ts";
import { PathsAnswer } from "./answer.tsx";
import { type PathsDraft, startingAt } from "./draft.ts";
import { PathsForm } from "./form.tsx";
import { pathsQuestion } from "./question.ts";

/** What this kind adds to the screen that all share. */
export const screen: Screen<PathsDefinition, PathsDraft, PathsResult> = {
  question: pathsQuestion,
  Form: PathsForm,
  Answer: PathsAnswer,
  Outline: () => <Outline bars={[100, 82, 66, 52, 43]} className="h-96" />,
  opening: { title: "Which way do people go?", words: "Choose where paths start.", starters: () => [] },
  onEvent: {
    section: "Start paths here",
    add: (_, event) => ({ patch: startingAt({ event: { event } }), said: `Paths now start at ${event}` }),
  },
  commands: ({ filled: { maxSteps }, change }) => [
    ...(maxSteps < mostSteps ? [{ label: "One more step", run: () => change({ maxSteps: maxSteps + 1 }) }] : []),
    ...(maxSteps > 2 ? [{ label: "One step fewer", run: () => change({ maxSteps: maxSteps - 1 }) }] : []),
  ],
  compares: false,
};

/** The screen of paths. */
export function PathsScreen(props: ScreenProps) {
  return <ReportScreen screen={screen} {...props} />;
}
