"use client";

import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext } from "react";
import type { ExperimentDefinition } from "../../../lib/reports/experiment/definition.ts";
import type { ExperimentLogEntry } from "../../../lib/store/experiment-log.ts";
import type { ReportActions } from "../../report/report-actions.ts";

type LoadLog = ReportActions["loadExperimentLog"];

const Context = createContext<LoadLog | null>(null);

/** Lends the log of readings to the panel below. */
export function ExperimentLogProvider({ load, children }: { load: LoadLog; children: ReactNode }) {
  return <Context value={load}>{children}</Context>;
}

const none: readonly ExperimentLogEntry[] = [];

/** On what terms the experiment was read, newest first; asked again with every answer, since an answer on other terms adds a line. */
export function useExperimentLog(definition: ExperimentDefinition, definitionHash: string): readonly ExperimentLogEntry[] {
  const load = useContext(Context);
  const { data = none } = useQuery({
    queryKey: ["experiment-log", definitionHash],
    enabled: load !== null,
    staleTime: 0,
    queryFn: () => load?.(JSON.stringify(definition)) ?? [],
    placeholderData: (before) => before,
  });
  return data;
}
