"use client";

import { useQuery } from "@tanstack/react-query";
import { createContext, type ReactNode, useContext, useState } from "react";
import type { Witness } from "../../lib/reports/witness.ts";
import type { AskPeople } from "../people/people-actions.ts";
import { useRunStream } from "../runs/runs-provider.tsx";
import { Failure } from "./failure.tsx";
import { followRun, ReportProblem } from "./follow-run.ts";
import { WitnessView } from "./people-witness.tsx";
import { randomId } from "./random-id.ts";

const Context = createContext<AskPeople | null>(null);

/** Lets the lists below ask why one unit is where it is; null where the kind cannot say. */
export function WitnessProvider({ askWitness, children }: { askWitness: AskPeople | null; children: ReactNode }) {
  return <Context value={askWitness}>{children}</Context>;
}

/** Whether the report below can say why. */
export function useCanWitness(): boolean {
  return useContext(Context) !== null;
}

/** The witness of one unit in a report; null waits. */
function useWitness(askWitness: AskPeople | null, asked: { report: object; actor: string } | null) {
  const stream = useRunStream();
  const [owner] = useState(randomId);
  const json = asked ? JSON.stringify(asked) : null;
  return useQuery({
    queryKey: ["witness", json],
    enabled: json !== null && askWitness !== null,
    queryFn: async ({ signal }): Promise<Witness> => {
      const reply = await askWitness?.(json ?? "", owner);
      if (!reply?.ok) throw new ReportProblem("E_DEFINITION", reply?.message ?? "This cannot be asked.");
      const { cached, handle } = reply.run as { cached?: Witness; handle: string };
      return cached ?? followRun<Witness>(stream, handle, { signal, onProgress: () => {} });
    },
  });
}

/** The witness of one unit, by the way that the screen around lends; null waits. */
export function useWitnessOf(asked: { report: object; actor: string } | null) {
  return useWitness(useContext(Context), asked);
}

type WhyProps = {
  definition: object;
  actor: string;
  /** What the units are: a user's witness leads to the person. */
  unit: string;
  /** Asks about another id. */
  onAsk: (actor: string) => void;
};

/** Why one unit is in the report, or is not. */
export function Why({ definition, actor, unit, onAsk }: WhyProps) {
  const query = useWitnessOf({ report: definition, actor });
  if (query.error)
    return (
      <Failure
        problem={query.error instanceof ReportProblem ? query.error : new ReportProblem("E_SERVER", "")}
        onRetry={() => void query.refetch()}
      />
    );
  if (!query.data)
    return (
      <div role="status" aria-label="Looking for the reason" className="flex flex-col gap-3 p-4">
        <div className="h-12 animate-pulse rounded-md bg-sunken" />
        <div className="h-40 animate-pulse rounded-md bg-sunken" />
      </div>
    );
  return <WitnessView witness={query.data} definition={definition} unit={unit} onAsk={onAsk} />;
}
