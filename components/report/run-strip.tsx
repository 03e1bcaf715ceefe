"use client";

import { X } from "lucide-react";
import { useEffect, useState } from "react";
import { compactCount } from "../inputs/figures.ts";
import { Button } from "../ui/button.tsx";
import type { Progress } from "./use-answer.ts";

function percentOf(progress: Progress | null): number | null {
  return progress?.state === "running" && progress.percent > 0 ? Math.min(100, progress.percent) : null;
}

/** A thin line between question and answer that fills while the question runs. */
export function RunStrip({ running, progress }: { running: boolean; progress: Progress | null }) {
  const percent = percentOf(progress);
  return (
    <div className="mt-3 mb-2 h-0.5 overflow-hidden bg-line">
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
  );
}

type RunWordsProps = { startedAt: number | null; progress: Progress | null; onCancel: () => void };

/** How long a question has been running, how far it is, and a way to stop it; silent while it is quick. */
export function RunWords({ startedAt, progress, onCancel }: RunWordsProps) {
  const elapsed = useElapsed(startedAt);
  if (startedAt === null || elapsed < 300) return null;
  return (
    <span className="flex items-center gap-1 text-ink-2 text-xs">
      <span aria-live="polite">{progressWords(progress)}</span>
      <span className="w-11 text-right">{(elapsed / 1000).toFixed(1)} s</span>
      <Button tone="quiet" onClick={onCancel} className="h-7! px-1.5! text-xs!">
        <X size={12} aria-hidden />
        Cancel
      </Button>
    </span>
  );
}

function progressWords(progress: Progress | null): string {
  if (progress?.state === "queued") return progress.position > 0 ? `waiting, ${progress.position} before` : "waiting";
  const percent = percentOf(progress);
  const rows = progress?.state === "running" && progress.rowsScanned ? `${compactCount(progress.rowsScanned)} rows, ` : "";
  return percent === null ? "running" : `${rows}${Math.round(percent)}%`;
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
