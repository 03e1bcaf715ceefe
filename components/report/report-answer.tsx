"use client";

import Link from "next/link";
import type { AnswerBase } from "../../lib/reports/kind.ts";
import { spoken } from "../../lib/vocabulary/phrase.ts";
import { useCatalogue } from "../inputs/catalogue.tsx";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Failure } from "./failure.tsx";
import { ReportProblem } from "./follow-run.ts";
import type { SharedDefinition } from "./question.ts";
import type { RunReport } from "./report-actions.ts";
import { RunStrip } from "./run-strip.tsx";
import type { Screen } from "./screen.ts";
import type { Answer } from "./use-answer.ts";
import type { Report } from "./use-report.ts";

type ReportAnswerProps<Definition extends SharedDefinition, Draft extends object, Result extends AnswerBase> = {
  screen: Screen<Definition, Draft, Result>;
  report: Report<Definition, Draft>;
  answer: Answer<Result>;
  runReport: RunReport<Result>;
};

/** The answer, or why there is none; an older answer stays, dimmed, while a new question runs. */
export function ReportAnswer<Definition extends SharedDefinition, Draft extends object, Result extends AnswerBase>(
  props: ReportAnswerProps<Definition, Draft, Result>,
) {
  const { screen, report, answer, runReport } = props;
  const { shown, running } = answer;
  const catalogue = useCatalogue();
  const contradiction = report.issues.length > 0 ? new ReportProblem("E_DEFINITION", "", report.issues) : null;
  const problem = contradiction && !shown ? contradiction : answer.problem;
  const outdated = running || answer.stale || contradiction !== null;
  return (
    <>
      <RunStrip running={running} progress={answer.progress} />
      <Notices damaged={report.damaged} dropped={report.dropped} />
      {catalogue.events.length === 0 ? (
        <NoData />
      ) : !report.begun ? (
        <Opening screen={screen} onStart={report.change} />
      ) : problem && !running ? (
        <Failure problem={problem} onRetry={answer.run} />
      ) : shown ? (
        <div className={`transition-opacity duration-200 ${outdated ? "opacity-45" : ""}`} aria-busy={running || answer.about}>
          <screen.Answer
            shown={shown}
            definition={shown.definition as unknown as Definition}
            draft={report.filled}
            reading={report.phrases ? spoken(report.phrases).replaceAll("*", "") : ""}
            runReport={runReport}
            onPatch={report.change}
          />
        </div>
      ) : answer.stopped ? (
        <Failure problem={new ReportProblem("E_CANCELLED", "Stopped")} onRetry={answer.run} />
      ) : report.asked ? (
        <div aria-busy="true">
          <screen.Outline />
        </div>
      ) : null}
    </>
  );
}

function Notices({ damaged, dropped }: { damaged: boolean; dropped: readonly string[] }) {
  const words = [
    ...(damaged ? ["This address names a view that is not kept here, or was damaged on the way."] : []),
    ...(dropped.length > 0 ? [`Parts of the address made no sense and were left out: ${[...new Set(dropped)].join(", ")}.`] : []),
  ];
  return words.map((each) => (
    <p key={each} role="status" className="mb-3 rounded-md bg-brass-soft px-3 py-2 text-brass">
      {each}
    </p>
  ));
}

function NoData() {
  return (
    <EmptyState
      title="There are no events yet"
      action={
        <Link href="/data" className="inline-flex h-8 items-center rounded-md bg-accent px-3 text-accent-ink hover:bg-accent-hover">
          Bring in data
        </Link>
      }
    >
      Point Parquetry at a folder of event exports, or drop files onto the Data page.
    </EmptyState>
  );
}

function Opening<Definition extends SharedDefinition, Draft extends object, Result extends AnswerBase>({
  screen: { opening },
  onStart,
}: Pick<ReportAnswerProps<Definition, Draft, Result>, "screen"> & { onStart: Report<Definition, Draft>["change"] }) {
  const catalogue = useCatalogue();
  return (
    <EmptyState
      title={opening.title}
      action={opening.starters(catalogue).map(({ name, patch }) => (
        <Button key={name} onClick={() => onStart(patch)}>
          {name}
        </Button>
      ))}
    >
      {opening.words}
    </EmptyState>
  );
}
