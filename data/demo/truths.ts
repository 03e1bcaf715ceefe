import type { FactCount, Facts, ReturnCount } from "./fact-count.ts";
import type { FunnelCount } from "./funnel-truth.ts";

/** What is counted while the demo is made. */
export type Counts = { facts: FactCount; funnels: FunnelCount[]; returns: ReturnCount };

/** What truths.json holds: exact numbers of the data and, per funnel, the question with its exact answer and what was planted. */
export type Truths = {
  facts: Facts;
  funnels: StatedFunnel[];
  /** Users who signed up from … to …, and how many of them started a session exactly k days (24 hours each) later. */
  returns: { users: number; returned: Record<number, number> };
};

export type StatedFunnel = {
  name: string;
  says: string;
  definition: Record<string, unknown>;
  /** Users per step; per group when the definition breaks down. */
  steps?: number[];
  groups?: Record<string, number[]>;
  planted?: { group?: string; of: number; to: number; rate: number; tolerance: number }[];
};

/** Puts the counts into the form of truths.json. */
export function truths({ facts, funnels, returns }: Counts): Truths {
  return {
    facts: facts.facts(),
    funnels: funnels.map(({ truth, counts }) => ({
      name: truth.name,
      says: truth.says,
      definition: truth.definition,
      ...(truth.group ? { groups: Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))) } : { steps: counts.get("") ?? [] }),
      ...(truth.planted ? { planted: truth.planted } : {}),
    })),
    returns: { users: returns.users, returned: returns.returned },
  };
}
