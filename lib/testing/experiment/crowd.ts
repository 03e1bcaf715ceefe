import { experimentDefinition } from "../../reports/experiment/definition.ts";
import type { ExperimentResult } from "../../reports/experiment/result/answer.ts";
import type { CaseEvent } from "../case.ts";
import { evaluateExperiment } from "./reference.ts";

/** So many units of an arm, of which so many buy a day later, and so many ask for their money back. */
export type CrowdArm = { variant: string; units: number; bought: number; returned?: number };

type Setting = { arms: readonly CrowdArm[]; definition?: Record<string, unknown>; days?: number; more?: CaseEvent[] };

const first = Date.UTC(2024, 4, 1);
const day = 86_400_000;

const at = (millis: number): string => new Date(millis).toISOString();

/** What an experiment with these people answers after so many days (30): one conversion within a day unless said otherwise. */
export function crowdAnswer({ arms, definition = {}, days = 30, more = [] }: Setting): ExperimentResult {
  const events = arms.flatMap(({ variant, units, bought, returned = 0 }) =>
    Array.from({ length: units }, (_, index): CaseEvent[] => {
      const user = `${variant} ${index}`;
      const did = (event: string, isDone: boolean): CaseEvent[] => (isDone ? [{ event, time: at(first + day / 2), user }] : []);
      return [
        { event: "seen", time: at(first), user, properties: { variant } },
        ...did("buy", index < bought),
        ...did("return", index < returned),
      ];
    }).flat(),
  );
  const asked = experimentDefinition.parse({
    kind: "experiment",
    range: { from: "all" },
    exposure: { event: "seen" },
    variantProperty: "variant",
    metrics: [{ type: "conversion", event: "buy", window: { value: 1, unit: "day" } }],
    ...definition,
  });
  return evaluateExperiment({ events: [...events, ...more, { event: "end", time: at(first + days * day), user: "last" }] }, asked);
}
