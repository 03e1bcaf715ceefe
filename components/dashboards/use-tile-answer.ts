"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { AnswerBase } from "../../lib/reports/kind.ts";
import { useCatalogue } from "../inputs/catalogue.tsx";
import { followRun, ReportProblem } from "../report/follow-run.ts";
import type { Answered } from "../report/report-actions.ts";
import type { Progress, Shown } from "../report/use-answer.ts";
import { useRunStream } from "../runs/runs-provider.tsx";
import { useBoardContext } from "./board-context.tsx";

/** The answer of a tile: the older one stays, dimmed, while a new question runs. */
export function useTileAnswer(asked: object | null, { place, waits }: { place: string; waits: boolean }) {
  const { ask, round } = useBoardContext();
  const stream = useRunStream();
  const { generation } = useCatalogue();
  const [progress, setProgress] = useState<Progress | null>(null);
  const json = asked && JSON.stringify(asked);
  const query = useQuery({
    queryKey: ["tile", generation, place, json],
    enabled: json !== null && !waits,
    placeholderData: keepPreviousData,
    gcTime: 600_000,
    queryFn: async ({ signal }): Promise<Shown<AnswerBase>> => {
      setProgress(null);
      const reply = await ask({ json: json ?? "", place });
      if (!reply.ok) throw new ReportProblem("E_DEFINITION", reply.issues[0]?.message ?? "The question cannot be asked.", reply.issues);
      signal.throwIfAborted();
      const { cached, handle } = reply.run;
      const answered = cached ?? (await followRun<Answered<AnswerBase>>(stream, handle, { signal, onProgress: setProgress }));
      const definition = JSON.parse(json ?? "{}") as object;
      return { ...answered, definition, asked: json ?? "", fromCache: cached !== undefined, sql: "", portableSql: "", hash: "" };
    },
    retry: (count, error) => count < 1 && error instanceof ReportProblem && error.code === "E_LOST",
    retryDelay: 0,
  });
  const { refetch } = query;
  useRounds(round, () => json !== null && !waits && void refetch());
  const problem =
    query.error instanceof ReportProblem ? query.error : query.error ? new ReportProblem("E_SERVER", query.error.message) : null;
  return {
    shown: query.data ?? null,
    running: query.isFetching,
    progress: query.isFetching ? progress : null,
    problem: query.isFetching ? null : problem,
    outdated: query.isPlaceholderData,
    refresh: () => void refetch(),
  };
}

/** Does something at each new round, and not at the first. */
function useRounds(round: number, act: () => void): void {
  const last = useRef(round);
  useEffect(() => {
    if (last.current === round) return;
    last.current = round;
    act();
  });
}
