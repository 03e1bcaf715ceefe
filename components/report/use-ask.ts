"use client";

import { useCallback, useState } from "react";
import { useRunStream } from "../runs/runs-provider.tsx";
import { followRun, ReportProblem } from "./follow-run.ts";
import { randomId } from "./random-id.ts";
import type { Answered, RunReport } from "./report-actions.ts";

export type Ask<Result> = (definition: object, signal: AbortSignal) => Promise<Answered<Result>>;

/** Asks questions beside the one on screen, such as the list behind a bar; each asker is an owner of its own. */
export function useAsk<Result>(runReport: RunReport<Result>): Ask<Result> {
  const stream = useRunStream();
  const [owner] = useState(randomId);
  return useCallback(
    async (definition, signal) => {
      const reply = await runReport(JSON.stringify(definition), owner);
      if (!reply.ok) throw new ReportProblem("E_DEFINITION", reply.issues[0]?.message ?? "The question cannot be asked.", reply.issues);
      signal.throwIfAborted();
      return reply.run.cached ?? followRun<Answered<Result>>(stream, reply.run.handle, { signal, onProgress: () => {} });
    },
    [runReport, stream, owner],
  );
}
