"use client";

import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useRunStream } from "../runs/runs-provider.tsx";
import { followRun, ReportProblem } from "./follow-run.ts";
import { randomId } from "./random-id.ts";
import type { Answered, RunReport } from "./report-actions.ts";

export type Progress =
  | { state: "queued"; position: number }
  | { state: "running"; percent: number; elapsedMs: number; rowsScanned?: number };

/** An answer with the question that it answers, as JSON and as an object, and the SQL behind it. */
export type Shown<Result> = Answered<Result> & {
  asked: string;
  definition: object;
  fromCache: boolean;
  sql: string;
  portableSql: string;
  hash: string;
};

export type Answer<Result> = {
  /** The newest whole answer; while another question runs it is the one before. */
  shown: Shown<Result> | null;
  running: boolean;
  startedAt: number | null;
  progress: Progress | null;
  problem: ReportProblem | null;
  /** It was cancelled, and no earlier answer can be shown. */
  stopped: boolean;
  /** The question changed, and waits to be run by hand because the last one was slow. */
  stale: boolean;
  /** The question changed, and is about to be run by itself. */
  about: boolean;
  run: () => void;
  cancel: () => void;
};

type AnswerOptions<Result> = {
  asked: string | null;
  generation: string;
  runReport: RunReport<Result>;
};

const slowMs = 8000;

const owner = typeof window === "undefined" ? "" : randomId();

async function startedRun<Result>(runReport: RunReport<Result>, json: string) {
  const reply = await runReport(json, owner);
  if (!reply.ok) throw new ReportProblem("E_DEFINITION", reply.issues[0]?.message ?? "The question cannot be asked.", reply.issues);
  return reply;
}

/** Asks by itself whenever the question changes, unless the last answer took long; an older question is cancelled. */
export function useAnswer<Result>({ asked, generation, runReport }: AnswerOptions<Result>): Answer<Result> {
  const client = useQueryClient();
  const stream = useRunStream();
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
      const reply = await startedRun(runReport, started ?? "");
      signal.throwIfAborted();
      const answered =
        reply.run.cached ?? (await followRun<Answered<Result>>(stream, reply.run.handle, { signal, onProgress: setProgress }));
      slow.current = answered.receipt.tookMs > slowMs;
      return {
        ...answered,
        asked: started ?? "",
        definition: JSON.parse(started ?? "{}") as object,
        fromCache: reply.run.cached !== undefined,
        sql: reply.sql,
        portableSql: reply.portableSql,
        hash: reply.hash,
      };
    },
    retry: (count, error) => count < 1 && error instanceof ReportProblem && error.code === "E_LOST",
    retryDelay: 0,
  });
  const running = query.isFetching;
  return {
    shown: query.data ?? null,
    running,
    startedAt: running ? startedAt : null,
    progress: running ? progress : null,
    problem: query.error instanceof ReportProblem ? query.error : query.error ? new ReportProblem("E_SERVER", query.error.message) : null,
    stopped: !running && query.data === undefined && !query.error && started !== null && started === asked,
    stale: asked !== null && !running && !query.error && (asked !== started || (query.data !== undefined && query.data.asked !== asked)),
    about: asked !== null && asked !== started && !slow.current,
    run: () => {
      slow.current = false;
      if (asked === started) void query.refetch();
      else setStarted(asked);
    },
    cancel: () => void client.cancelQueries({ queryKey: key }),
  };
}
