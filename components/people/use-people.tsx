"use client";

import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import type { PeopleAnswer, PeopleAsk } from "../../lib/run-people.ts";
import { followRun, ReportProblem } from "../report/follow-run.ts";
import { randomId } from "../report/random-id.ts";
import type { Progress } from "../report/use-answer.ts";
import { useRunStream } from "../runs/runs-provider.tsx";
import type { AskPeople } from "./people-actions.ts";

export type PeopleQuery = { ask: PeopleAsk } & Record<string, unknown>;
export type PeopleSql = { sql: string; portableSql: string; definition: object };

type Asked = { signal: AbortSignal; onProgress?: (progress: Progress) => void; onSql?: (sql: PeopleSql) => void };
type Ask = <Question extends PeopleQuery>(question: Question, options: Asked) => Promise<PeopleAnswer<Question["ask"]>>;

const Context = createContext<{ ask: Ask; generation: string } | null>(null);

type PeopleProviderProps = { askPeople: AskPeople; generation: string; children: ReactNode };

/** Lends the parts of a screen below it the way to ask about people; leaving the screen gives its questions up. */
export function PeopleProvider({ askPeople, generation, children }: PeopleProviderProps) {
  const stream = useRunStream();
  const [owner] = useState(randomId);
  const ask = useCallback(
    async (question: PeopleQuery, { signal, onProgress = () => {}, onSql }: Asked) => {
      const reply = await askPeople(JSON.stringify(question), owner);
      if (!reply.ok) throw new ReportProblem("E_DEFINITION", reply.message, [{ path: "", message: reply.message }]);
      onSql?.({ sql: reply.sql, portableSql: reply.portableSql, definition: question });
      signal.throwIfAborted();
      return reply.run.cached ?? followRun(stream, reply.run.handle, { signal, onProgress });
    },
    [askPeople, stream, owner],
  ) as Ask;
  const value = useMemo(() => ({ ask, generation }), [ask, generation]);
  return <Context value={value}>{children}</Context>;
}

/** The way to ask about people, and the generation that is asked. */
export function usePeople() {
  const found = useContext(Context);
  if (!found) throw new Error("a question about people needs a PeopleProvider around it");
  return found;
}

/** A question as React Query takes it: kept per generation. */
export function usePeopleQuery<Question extends PeopleQuery>(question: Question) {
  const { ask, generation } = usePeople();
  return { queryKey: ["people", generation, question], queryFn: ({ signal }: { signal: AbortSignal }) => ask(question, { signal }) };
}

/** What went wrong, as the failure card takes it. */
export function problemOf(error: Error): ReportProblem {
  return error instanceof ReportProblem ? error : new ReportProblem("E_SERVER", error.message);
}
