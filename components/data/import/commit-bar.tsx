"use client";

import { useState } from "react";
import type { DryRun } from "../../../lib/dataset/import-summary.ts";
import { counted } from "../../../lib/format.ts";
import { Button } from "../../ui/button.tsx";
import { Segmented } from "../../ui/segmented.tsx";
import type { SourceState } from "../data-actions.ts";

type CommitBarProps = {
  counts: DryRun | null;
  counting: boolean;
  ready: boolean;
  present: SourceState | null;
  /** Only what was sent can be added to what is there. */
  add: { value: boolean; onChange: (add: boolean) => void } | null;
  onImport: () => Promise<string | null>;
};

/** The last word: what the import does to the data set, and its button; stays in view. */
export function CommitBar({ counts, counting, ready, present, add, onImport }: CommitBarProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [started, setStarted] = useState(false);
  const begin = async () => {
    setStarted(true);
    setProblem(await onImport());
    setStarted(false);
  };
  const empty = counts !== null && counts.counts.events === 0;
  return (
    <div className="sticky bottom-0 z-10 mt-6 -mx-4 flex flex-wrap items-center justify-end gap-x-4 gap-y-2 border-line border-t bg-canvas px-4 py-3 lg:-mx-10 lg:px-10">
      <p className="min-w-0 flex-1 basis-64 text-ink-2">
        {problem ? <span className="text-danger">{problem}</span> : effect({ empty, replaced: present, add: add?.value ?? false })}
      </p>
      {add && present && present.state !== "gone" ? (
        <Segmented
          label="What happens to the present data"
          value={add.value ? "add" : "replace"}
          options={[
            { value: "replace", label: "Replace" },
            { value: "add", label: "Add to it" },
          ]}
          onChange={(value) => add.onChange(value === "add")}
        />
      ) : null}
      <Button tone="primary" className="h-9 px-4 font-medium" disabled={!ready || empty || started} onClick={() => void begin()}>
        {counts && !counting && !empty ? `Import ${counted(counts.counts.events, "event")}` : "Import"}
      </Button>
    </div>
  );
}

function effect({ empty, replaced, add }: { empty: boolean; replaced: SourceState | null; add: boolean }): string {
  if (empty) return "No row of this can be read as an event; change what holds the event and its time.";
  if (!replaced) return "This becomes the data set; nothing is written to the source.";
  if (add && replaced.kind === "folder")
    return `These files join those of ${replaced.path}; a file of the same name takes its place. New files in that folder are no longer seen then.`;
  if (add) return "These files join those of the present data set; a file of the same name takes its place.";
  if (replaced.kind === "demo") return "This takes the place of the demo data once it is whole; until then reports read the demo.";
  return "This takes the place of the present data set once it is whole; until then reports read the present one.";
}
