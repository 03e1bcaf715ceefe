"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { createContext, useContext } from "react";
import type { KpiKind } from "../../lib/kpis/kpi.ts";
import { wholeDefinition } from "../../lib/kpis/kpi.ts";
import type { AnswerBase } from "../../lib/reports/kind.ts";
import type { Condition } from "../../lib/vocabulary/condition.ts";
import { useCatalogue } from "../inputs/catalogue.tsx";
import { followRun, ReportProblem } from "../report/follow-run.ts";
import type { Answered } from "../report/report-actions.ts";
import { useRunStream } from "../runs/runs-provider.tsx";
import type { AskPlaced } from "./ask-together.ts";

type Asking = { ask: AskPlaced; testUsers: readonly Condition[] };

const AskContext = createContext<Asking | null>(null);

/** Lends the page's way of asking, and whom it hides, to its tiles. */
export const AskProvider = AskContext.Provider;

/** An answer with the whole definition that it answers, and the question in plain words. */
export type KpiAnswer = Answered<AnswerBase> & {
  definition: ReturnType<typeof wholeDefinition>;
  reading: string;
  fromCache: boolean;
};

type Spoken = { kind: KpiKind };

/** The answer to one report of the page; null waits. An older answer stays while a new question runs. */
export function useKpi(spoken: Spoken | null, place: string) {
  const asking = useContext(AskContext);
  const stream = useRunStream();
  const { generation } = useCatalogue();
  const whole = spoken && { ...wholeDefinition(spoken) };
  const json = whole && JSON.stringify({ ...whole, filters: [...whole.filters, ...(asking?.testUsers ?? [])] });
  return useQuery({
    queryKey: ["kpi", generation, json],
    enabled: json !== null && asking !== null,
    placeholderData: keepPreviousData,
    gcTime: 600_000,
    queryFn: async ({ signal }): Promise<KpiAnswer> => {
      const reply = await asking?.ask({ json: json ?? "", place });
      if (!reply) throw new Error("nobody to ask");
      if (!reply.ok) throw new ReportProblem("E_DEFINITION", reply.issues[0]?.message ?? "The question cannot be asked.", reply.issues);
      signal.throwIfAborted();
      const { cached, handle } = reply.run;
      const answered = cached ?? (await followRun<Answered<AnswerBase>>(stream, handle, { signal, onProgress: () => {} }));
      const definition = JSON.parse(json ?? "{}") as KpiAnswer["definition"];
      return { ...answered, definition, reading: reply.reading.replaceAll("*", ""), fromCache: cached !== undefined };
    },
    retry: (count, error) => count < 1 && error instanceof ReportProblem && error.code === "E_LOST",
    retryDelay: 0,
  });
}
