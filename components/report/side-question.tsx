"use client";

import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext } from "react";
import { useCatalogue } from "../inputs/catalogue.tsx";
import { useRunStream } from "../runs/runs-provider.tsx";
import { followRun } from "./follow-run.ts";
import { randomId } from "./random-id.ts";
import type { Answered, RunReport } from "./report-actions.ts";
import { useTilePlace } from "./tile-place.tsx";

const RunContext = createContext<RunReport<unknown> | null>(null);

/** Lets the controls below ask small questions of their own, beside the report's. */
export function SideQuestions({ runReport, children }: { runReport: RunReport<unknown>; children: ReactNode }) {
  return <RunContext value={runReport}>{children}</RunContext>;
}

/** The answer to a definition that is not the report's own; null waits. A tile asks its one question and no other. */
export function useSideAnswer<Result>(definition: object | null): Result | undefined {
  const runReport = useContext(RunContext);
  const stream = useRunStream();
  const { generation } = useCatalogue();
  const onTile = useTilePlace() !== null;
  const json = definition && !onTile ? JSON.stringify(definition) : null;
  const { data } = useQuery({
    queryKey: ["side", generation, json],
    enabled: json !== null && runReport !== null,
    queryFn: async ({ signal }) => {
      const reply = await runReport?.(json ?? "", randomId());
      if (!reply?.ok) throw new Error("not answered");
      const { cached, handle } = reply.run as { cached?: Answered<Result>; handle: string };
      return (cached ?? (await followRun<Answered<Result>>(stream, handle, { signal, onProgress: () => {} }))).result;
    },
  });
  return data;
}
