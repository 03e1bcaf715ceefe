import type { FunnelDefinition } from "../../reports/funnel/definition.ts";
import type { FunnelResult } from "../../reports/funnel/result/answer.ts";
import type { Ask } from "../kind-tests.ts";

/** The units behind one part of a funnel; with a period, `step` is the trend's to-step and dropped means entered but not converted. */
export type CasePart = {
  step: number;
  state: "converted" | "dropped" | "in_window";
  group?: string;
  period?: string;
  of: "current" | "previous";
};

/** What a case is compared with: the answer of one report over one log, from the product or from the reference. */
export type CaseSubject = {
  answer: FunnelResult;
  /** The actors behind a part, one entry per counted unit: user id, session id of the source, or property value. */
  actors: (part: CasePart) => Promise<string[]>;
  /** The actors behind one side of a correlation by events. */
  correlationActors: (event: string, outcome: "success" | "failure") => Promise<string[]>;
};

/** The subject that answers to a definition make. */
export async function subjectOf(definition: FunnelDefinition, ask: Ask<FunnelDefinition, FunnelResult>): Promise<CaseSubject> {
  const list = async (part: Partial<NonNullable<FunnelDefinition["part"]>> & CasePart) => {
    const { actors = [] } = await ask({ ...definition, view: "actors", part: { ...part, limit: 10_000, offset: 0 } });
    return actors.map(({ actor }) => actor);
  };
  const correlationActors = async (event: string, outcome: "success" | "failure") => {
    const states = outcome === "success" ? (["converted"] as const) : (["dropped", "in_window"] as const);
    const step = definition.steps.length;
    const lists = await Promise.all(states.map((state) => list({ step, state, of: "current", item: { event } })));
    return lists.flat();
  };
  return { answer: await ask(definition), actors: list, correlationActors };
}
