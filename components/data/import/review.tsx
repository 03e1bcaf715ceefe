"use client";

import { ArrowLeft } from "lucide-react";
import { useState } from "react";
import type { ShortPreview } from "../../../lib/dataset/import/short-preview.ts";
import type { DryRun } from "../../../lib/dataset/import-summary.ts";
import type { Mapping } from "../../../lib/dataset/mapping.ts";
import { Button } from "../../ui/button.tsx";
import { EmptyState } from "../../ui/empty-state.tsx";
import type { DataActions, Source, SourceState } from "../data-actions.ts";
import { shapeWords } from "../shape-words.ts";
import { useJob } from "../use-job.ts";
import { CommitBar } from "./commit-bar.tsx";
import { DryRunPanel } from "./dry-run-panel.tsx";
import { FoundFiles } from "./found-files.tsx";
import { MappingEditor } from "./mapping-editor.tsx";
import { PreviewTable } from "./preview-table.tsx";
import { ProgressBar } from "./progress-bar.tsx";

type ReviewProps = {
  source: Source;
  present: SourceState | null;
  actions: DataActions;
  /** Starts the import; resolves to what is wrong, if anything. */
  onImport: (source: Source, choice: string) => Promise<string | null>;
  onBack: () => void;
};

/** Sources up to this size are counted without being asked. */
const countedByItself = 100_000_000;

/** What an import would do, before it does anything: shape, files, mapping, first rows, counts. */
export function Review({ source, present, actions, onImport, onBack }: ReviewProps) {
  const [add, setAdd] = useState(false);
  const [mapping, setMapping] = useState<Mapping | null>(null);
  const [counting, setCounting] = useState<string | null>(null);
  const chosen: Source = source.kind === "upload" ? { ...source, add } : source;
  const choice = JSON.stringify({ source: chosen, mapping });
  const preview = useJob<ShortPreview>(choice, { start: actions.lookAt, cancelJob: actions.cancelJob });
  const seen = preview.result;
  const fresh = preview.of === choice && preview.problem === null;
  const small = seen !== null && seen.totalBytes <= countedByItself;
  const readable = fresh && seen !== null && seen.rows.length > 0;
  const dry = useJob<DryRun>(readable && (small || counting === choice) ? choice : null, {
    start: actions.countRows,
    cancelJob: actions.cancelJob,
  });
  if (!seen) return <Looking problem={preview.problem} onBack={onBack} onAgain={preview.again} />;
  const counts = dry.of === choice && fresh ? dry.result : null;
  return (
    <div className="pt-5">
      <BackButton onBack={onBack} />
      <h2 className="mt-2 font-semibold text-lg">{headline(seen)}</h2>
      <p className="max-w-prose text-pretty text-ink-2">{explanation(seen)}</p>
      <div className="mt-5 grid gap-x-8 gap-y-6 xl:grid-cols-[23rem_minmax(0,1fr)]">
        <div className="flex min-w-0 flex-col gap-6">
          {seen.columns.length > 0 || mapping ? (
            <MappingEditor
              detected={seen.mapping}
              vendor={mapping === null && seen.mapping.columns === null && seen.shape !== "mapped"}
              mapping={mapping}
              columns={seen.columns}
              problem={preview.problem}
              busy={preview.running}
              onChange={setMapping}
            />
          ) : null}
          <FoundFiles preview={seen} />
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <DryRunPanel
            run={counts}
            busy={dry.running}
            problem={fresh ? dry.problem : null}
            progress={dry.progress}
            onCount={readable && !small ? () => setCounting(choice) : null}
            nothing={preview.problem ? "The columns do not fit these files." : fresh && !readable ? adviceFor(seen) : null}
          />
          <PreviewTable rows={seen.rows} busy={!fresh} />
        </div>
      </div>
      <CommitBar
        counts={counts}
        counting={dry.running}
        ready={readable}
        present={present}
        add={source.kind === "upload" ? { value: add, onChange: setAdd } : null}
        onImport={() => onImport(chosen, choice)}
      />
    </div>
  );
}

function headline({ shape, mapping }: ShortPreview): string {
  if (mapping.shapes.length > 1) return "Several exports together";
  if (shape === "mapped") return "A table of events";
  const { short } = shapeWords(shape);
  return short.charAt(0).toUpperCase() + short.slice(1);
}

function explanation({ shape, mapping }: ShortPreview): string {
  if (mapping.shapes.length <= 1) return shapeWords(shape).long;
  return "The files have different shapes; each is read by its own, and the events come together in one data set.";
}

function adviceFor({ problems, columns, files }: ShortPreview): string {
  if (columns.length === 0 || files.every(({ format }) => format === null)) return "None of these files holds rows that can be read.";
  if (problems.some(({ reason }) => reason.includes("with the time")))
    return "No column looks like a time: choose the one that says when things happened.";
  return "Choose the columns that hold the event and its time.";
}

function BackButton({ onBack }: { onBack: () => void }) {
  return (
    <Button tone="quiet" className="-ml-2.5" onClick={onBack}>
      <ArrowLeft size={15} aria-hidden />
      Choose something else
    </Button>
  );
}

function Looking({ problem, onBack, onAgain }: { problem: string | null; onBack: () => void; onAgain: () => void }) {
  if (problem)
    return (
      <EmptyState
        tone="danger"
        title="This cannot be read"
        action={
          <>
            <Button tone="primary" onClick={onBack}>
              Choose something else
            </Button>
            <Button onClick={onAgain}>Look again</Button>
          </>
        }
      >
        <p className="break-words">{problem}</p>
        <p className="mt-1">Nothing was changed.</p>
      </EmptyState>
    );
  return (
    <section className="max-w-xl py-10">
      <h2 className="font-semibold text-base">Looking at the files</h2>
      <p role="status" className="text-ink-2">
        finding out what they are and reading the first rows
      </p>
      <div className="mt-3">
        <ProgressBar label="Looking" share={null} />
      </div>
      <Button tone="quiet" className="mt-3 -ml-2.5" onClick={onBack}>
        Cancel
      </Button>
    </section>
  );
}
