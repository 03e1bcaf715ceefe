"use client";

import Link from "next/link";
import type { FunnelResult } from "../../../lib/reports/funnel/result/answer.ts";
import { spoken } from "../../../lib/vocabulary/phrase.ts";
import { useCatalogue } from "../../inputs/catalogue.tsx";
import { Failure } from "../../report/failure.tsx";
import { ReportProblem } from "../../report/follow-run.ts";
import type { ReportActions } from "../../report/report-actions.ts";
import { RunStrip } from "../../report/run-strip.tsx";
import type { Answer } from "../../report/use-answer.ts";
import { FunnelView } from "../../report/views/funnel-view.tsx";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import { starters } from "./starters.ts";
import type { useFunnel } from "./use-funnel.ts";

type FunnelAnswerProps = {
  funnel: ReturnType<typeof useFunnel>;
  answer: Answer<FunnelResult>;
  runReport: ReportActions<FunnelResult>["runReport"];
};

/** The answer, or why there is none; an older answer stays, dimmed, while a new question runs. */
export function FunnelAnswer({ funnel, answer, runReport }: FunnelAnswerProps) {
  const { shown, running } = answer;
  const catalogue = useCatalogue();
  const contradiction = funnel.issues.length > 0 ? new ReportProblem("E_DEFINITION", "", funnel.issues) : null;
  const problem = contradiction && !shown ? contradiction : answer.problem;
  const outdated = running || answer.stale || contradiction !== null;
  return (
    <>
      <RunStrip running={running} progress={answer.progress} />
      <Notices funnel={funnel} />
      {funnel.draft.steps.length === 0 || catalogue.events.length === 0 ? (
        <Beginning onStart={funnel.change} />
      ) : problem && !running ? (
        <Failure problem={problem} onRetry={answer.run} />
      ) : shown ? (
        <div className={`transition-opacity duration-200 ${outdated ? "opacity-45" : ""}`} aria-busy={running}>
          <FunnelView
            shown={shown}
            draft={funnel.filled}
            reading={funnel.phrases ? spoken(funnel.phrases).replaceAll("*", "") : ""}
            runReport={runReport}
            onPatch={funnel.change}
          />
        </div>
      ) : answer.stopped ? (
        <Failure problem={new ReportProblem("E_CANCELLED", "Stopped")} onRetry={answer.run} />
      ) : funnel.asked ? (
        <Waiting />
      ) : null}
    </>
  );
}

function Notices({ funnel }: Pick<FunnelAnswerProps, "funnel">) {
  const words = [
    ...(funnel.damaged ? ["This address names a view that is not kept here, or was damaged on the way."] : []),
    ...(funnel.dropped.length > 0
      ? [`Parts of the address made no sense and were left out: ${[...new Set(funnel.dropped)].join(", ")}.`]
      : []),
  ];
  return words.map((each) => (
    <p key={each} role="status" className="mb-3 rounded-md bg-brass-soft px-3 py-2 text-brass">
      {each}
    </p>
  ));
}

function Beginning({ onStart }: { onStart: FunnelAnswerProps["funnel"]["change"] }) {
  const catalogue = useCatalogue();
  if (catalogue.events.length === 0)
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
  return (
    <EmptyState
      title="Which way do people go?"
      action={starters(catalogue).map(({ name, steps }) => (
        <Button key={name} onClick={() => onStart({ steps })}>
          {name}
        </Button>
      ))}
    >
      Add the steps of a funnel, or start from one that fits these events.
    </EmptyState>
  );
}

/** The shape of a funnel before its first numbers. */
function Waiting() {
  return (
    <div aria-hidden className="flex h-72 items-end gap-6 border-line border-b px-6">
      {[100, 64, 43, 30].map((height) => (
        <div key={height} className="w-24 rounded-t-sm bg-sunken" style={{ height: `${height}%` }} />
      ))}
    </div>
  );
}
