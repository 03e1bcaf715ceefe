"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { TrendsResult } from "../../lib/reports/trends/result/answer.ts";
import type { ReportResult } from "../../lib/run-report.ts";
import type { Cohort } from "../../lib/vocabulary/cohort.ts";
import type { RunReport } from "../report/report-actions.ts";
import { useAsk } from "../report/use-ask.ts";
import { mostCounted, sizesOf, sizesQuestion, type Zone } from "./cohort-questions.ts";

type SizesOptions = { cohorts: Record<string, Cohort> | null; zone: Zone; generation: string; runReport: RunReport<ReportResult> };

/** How many users each cohort has, counted anew when the cohorts change; null waits. */
export function useSizes({ cohorts, zone, generation, runReport }: SizesOptions) {
  const ask = useAsk<TrendsResult>(runReport as RunReport<TrendsResult>);
  const names = Object.keys(cohorts ?? {});
  return useQuery({
    queryKey: ["cohort sizes", generation, zone, cohorts],
    enabled: names.length > 0 && generation !== "",
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => {
      const sizes = new Map<string, number>();
      for (let from = 0; from < names.length; from += mostCounted) {
        const part = names.slice(from, from + mostCounted);
        const { result } = await ask(
          sizesQuestion(Object.fromEntries(part.map((name) => [name, cohorts?.[name] as Cohort])), zone),
          signal,
        );
        for (const [name, size] of sizesOf(result, part)) sizes.set(name, size);
      }
      return sizes;
    },
  });
}
