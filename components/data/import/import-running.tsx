"use client";

import { useEffect, useState } from "react";
import type { ImportProgress } from "../../../lib/dataset/import/progress.ts";
import type { ImportSummary } from "../../../lib/dataset/import-summary.ts";
import type { JobState } from "../../../lib/dataset/jobs.ts";
import { bytesLabel, fullNumber, humanDuration } from "../../../lib/format.ts";
import { Button } from "../../ui/button.tsx";
import type { DataActions } from "../data-actions.ts";
import { followJob } from "../follow-job.ts";
import { ProgressBar } from "./progress-bar.tsx";

type ImportRunningProps = {
  handle: string;
  cancelJob: DataActions["cancelJob"];
  onDone: (summary: ImportSummary) => void;
  onBack: () => void;
};

const phases: { phase: ImportProgress["phase"]; label: string; what: string }[] = [
  { phase: "looking", label: "Looking", what: "finding files and their shapes" },
  { phase: "reading", label: "Reading", what: "reading what is new in the source" },
  { phase: "identities", label: "People", what: "deciding which ids belong together" },
  { phase: "duplicates", label: "Duplicates", what: "finding events that were sent twice" },
  { phase: "writing", label: "Writing", what: "writing sorted files, month by month" },
  { phase: "catalogue", label: "Catalogue", what: "counting events, properties and values" },
  { phase: "publishing", label: "Publishing", what: "making the new generation the one that reports read" },
];

/** An import under way: what it is doing, how far it is, and a way to stop it. */
export function ImportRunning({ handle, cancelJob, onDone, onBack }: ImportRunningProps) {
  const [state, setState] = useState<JobState>({ state: "running", progress: null });
  useEffect(() => followJob(handle, setState), [handle]);
  useEffect(() => {
    if (state.state === "done") onDone(state.result as ImportSummary);
  }, [state, onDone]);
  if (state.state === "failed") return <Ended title="The import could not be done" text={state.message} onBack={onBack} />;
  if (state.state === "cancelled") return <Ended title="The import was cancelled" text="" onBack={onBack} />;
  if (state.state === "lost")
    return <Ended title="The import is out of sight" text="The server was restarted or cannot be reached." onBack={onBack} />;
  return <Running progress={state.state === "running" ? state.progress : null} onCancel={() => void cancelJob(handle)} />;
}

function Running({ progress, onCancel }: { progress: ImportProgress | null; onCancel: () => void }) {
  const at = phases.findIndex(({ phase }) => phase === (progress?.phase ?? "looking"));
  const here = phases[at] ?? phases.at(-1);
  const share = progress?.phase === "reading" && progress.totalBytes > 0 ? progress.bytes / progress.totalBytes : null;
  return (
    <section className="max-w-xl py-10">
      <h2 className="font-semibold text-base">Importing</h2>
      <p role="status" className="text-ink-2">
        {here?.what}
      </p>
      <div className="mt-3">
        <ProgressBar label="Importing" share={share} />
      </div>
      <p className="mt-2 min-h-5 text-ink-2">{figures(progress)}</p>
      <ol className="mt-5 flex flex-wrap gap-x-1 gap-y-1 text-xs">
        {phases.map(({ phase, label }, index) => (
          <li
            key={phase}
            aria-current={index === at ? "step" : undefined}
            className={`rounded-full px-2 py-0.5 ${index === at ? "bg-accent-soft font-medium text-accent" : index < at ? "text-ink-2" : "text-ink-3"}`}
          >
            {index < at ? "✓ " : ""}
            {label}
          </li>
        ))}
      </ol>
      <p className="mt-6 flex flex-wrap items-center gap-3 text-ink-3">
        <Button onClick={onCancel}>Cancel the import</Button>
        <span>Reports go on reading the present data set meanwhile; you may leave this page.</span>
      </p>
    </section>
  );
}

function figures(progress: ImportProgress | null): string {
  if (!progress) return "";
  const { phase, bytes, totalBytes, rows, rowsPerSecond, secondsLeft } = progress;
  const parts = [
    phase === "reading" ? `${bytesLabel(bytes)} of ${bytesLabel(totalBytes)}` : "",
    rows > 0 ? `${fullNumber(rows)} rows` : "",
    rows > 0 && rowsPerSecond > 0 ? `${fullNumber(rowsPerSecond)} rows a second` : "",
    secondsLeft !== null && secondsLeft > 0 ? `about ${humanDuration(secondsLeft)} left` : "",
  ];
  return parts.filter(Boolean).join(" · ");
}

function Ended({ title, text, onBack }: { title: string; text: string; onBack: () => void }) {
  return (
    <section role="alert" className="max-w-xl py-10">
      <h2 className="font-semibold text-base">{title}</h2>
      {text ? <p className="mt-1 break-words rounded-md bg-danger-soft px-3 py-2 text-danger">{text}</p> : null}
      <p className="mt-2 text-ink-2">Nothing was changed: the data set is as it was before.</p>
      <Button className="mt-4" onClick={onBack}>
        Back to the import
      </Button>
    </section>
  );
}
