"use client";

import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { Answered, Issue, RunReply } from "./report-actions.ts";

export type Progress = { state: "queued"; position: number } | { state: "running"; percent: number; elapsedMs: number };

/** Follows a run on the page's stream until it is answered. */
export type Follow = <Result>(handle: string, options: { signal: AbortSignal; onProgress: (progress: Progress) => void }) => Promise<Answered<Result>>;

/** Why a question has no answer: a code, and words for the reader. */
export class ReportProblem extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly issues: readonly Issue[] = [],
  ) {
    super(message);
    this.name = "ReportProblem";
  }
}

export type Answer<Result> = {
  /** The newest whole answer; while another question runs it is the one before. */
  shown: (Answered<Result> & { asked: string; sql: string; portableSql: string; hash: string }) | null;
  running: boolean;
  startedAt: number | null;
  progress: Progress | null;
  problem: ReportProblem | null;
  /** The question changed, and waits to be run by hand because the last one was slow. */
  stale: boolean;
  run: () => void;
  cancel: () => void;
};

type AnswerOptions<Result> = { asked: string | null; generation: string; runReport: (json: string) => Promise<RunReply<Result>>; follow?: Follow };

const slowMs = 8000;
const unfollowed: Follow = () => Promise.reject(new ReportProblem('E_SERVER', 'no stream yet'));

/** Asks by itself whenever the question changes, unless the last answer took long; an older question is cancelled. */
export function useAnswer<Result>({ asked, generation, runReport, follow = unfollowed }: AnswerOptions<Result>): Answer<Result> {
  const client = useQueryClient();
  const [started, setStarted] = useState<string | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const [startedAt, setStartedAt] = useState<number | null>(null);
  const slow = useRef(false);
  useEffect(() => {
    if (asked === null || slow.current) return;
    const timer = setTimeout(() => setStarted(asked), started === null ? 0 : 120);
    return () => clearTimeout(timer);
  }, [asked, started]);
  const key = ["report", generation, started];
  const query = useQuery({
    queryKey: key,
    enabled: started !== null && asked !== null,
    placeholderData: keepPreviousData,
    gcTime: 600_000,
    queryFn: async ({ signal }) => {
      setProgress(null);
      setStartedAt(Date.now());
      const reply = await runReport(started ?? "");
      signal.throwIfAborted();
      if (!reply.ok) throw new ReportProblem("E_DEFINITION", reply.issues[0]?.message ?? "The question cannot be asked.", reply.issues);
      const answered = reply.run.cached ?? (await follow<Result>(reply.run.handle, { signal, onProgress: setProgress }));
      slow.current = answered.receipt.tookMs > slowMs;
      return { ...answered, asked: started ?? "", sql: reply.sql, portableSql: reply.portableSql, hash: reply.hash };
    },
  });
  const running = query.isFetching;
  return {
    shown: query.data ?? null,
    running,
    startedAt: running ? startedAt : null,
    progress: running ? progress : null,
    problem: query.error instanceof ReportProblem ? query.error : query.error ? new ReportProblem("E_SERVER", query.error.message) : null,
    stale: asked !== null && !running && !query.error && (asked !== started || (query.data !== undefined && query.data.asked !== asked)),
    run: () => {
      slow.current = false;
      if (asked === started) void query.refetch();
      else setStarted(asked);
    },
    cancel: () => void client.cancelQueries({ queryKey: key }),
  };
}
