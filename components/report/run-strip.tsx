"use client";

import { X } from "lucide-react";
import { useEffect, useState } from "react";
import { compactCount } from "../inputs/figures.ts";
import { Button } from "../ui/button.tsx";
import type { Progress } from "./use-answer.ts";

type RunStripProps = { running: boolean; startedAt: number | null; progress: Progress | null; onCancel: () => void };

/** A thin bar over the answer while a question runs, with the time it has taken and a way to stop it. */
export function RunStrip({ running, startedAt, progress, onCancel }: RunStripProps) {
  const elapsed = useElapsed(startedAt);
  const percent = progress?.state === "running" && progress.percent > 0 ? Math.min(100, progress.percent) : null;
  const words =
    progress?.state === "queued" ? `waiting, ${progress.position} before` : percent === null ? "running" : `${Math.round(percent)}%`;
  const rows = progress?.state === "running" && progress.rowsScanned ? `, ${compactCount(progress.rowsScanned)} rows` : "";
  return (
    <div className="relative mt-3 h-8" aria-live="polite">
      <div className="absolute inset-x-0 top-0 h-0.5 overflow-hidden bg-line">
        {running ? (
          <div
            role="progressbar"
            aria-label="Computing"
            aria-valuemin={0}
            aria-valuemax={100}
            {...(percent === null ? {} : { "aria-valuenow": Math.round(percent) })}
            className={`h-full bg-accent ${percent === null ? "w-1/4 animate-sweep" : "transition-[width] duration-150"}`}
            style={percent === null ? undefined : { width: `${percent}%` }}
          />
        ) : null}
      </div>
      {running && elapsed > 300 ? (
        <div className="absolute top-1.5 right-0 z-10 flex items-center gap-1 text-ink-2 text-xs">
          <span>
            {words}, {(elapsed / 1000).toFixed(1)} s{rows}
          </span>
          <Button tone="quiet" onClick={onCancel} className="h-6! px-1.5! text-xs!">
            <X size={12} aria-hidden />
            Cancel
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function useElapsed(startedAt: number | null): number {
  const [now, setNow] = useState(0);
  useEffect(() => {
    if (startedAt === null) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 100);
    return () => clearInterval(timer);
  }, [startedAt]);
  return startedAt === null ? 0 : Math.max(0, now - startedAt);
}
