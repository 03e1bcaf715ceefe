import type { ExperimentDefinition, ExperimentMethod } from "../definition.ts";
import { listedMetrics, variantLabel } from "./labels.ts";

/** On what terms an experiment is read: everything that one could turn until the answer pleases. */
export type ExperimentTerms = {
  method: ExperimentMethod;
  alpha: number;
  correction: ExperimentDefinition["correction"];
  /** The names of the primary metrics. */
  primary: string;
  /** What they count, as JSON: under the same name it may be something else. */
  primaryDetail: string;
  /** As it is asked for; null: what a control is usually called. */
  control: string | null;
  days: number | null;
  until: string | null;
  unitsPerArm: number | null;
  minimumEffect: number | null;
  /** The Beta prior of a Bayesian reading; null where nothing has one. */
  prior: string | null;
};

export type TermChange = { term: keyof ExperimentTerms; from: string | number | null; to: string | number | null };

/** The terms of a definition. */
export function experimentTerms(definition: ExperimentDefinition): ExperimentTerms {
  const { method, alpha, correction, control, variants, plan, prior } = definition;
  const primary = listedMetrics(definition).filter(({ role }) => role === "primary");
  const against = control ?? variants?.[0]?.name;
  return {
    ...{ method, alpha, correction },
    primary: primary.map(({ label }) => label).join(", "),
    primaryDetail: sortedJson(primary.map(({ metric: { label: _, role: __, ...metric } }) => metric)),
    control: against === undefined ? null : variantLabel(definition, against),
    days: plan.days ?? null,
    until: plan.until ?? null,
    unitsPerArm: plan.unitsPerArm ?? null,
    minimumEffect: plan.minimumEffect ?? null,
    prior: method === "bayesian" ? `${prior.alpha}, ${prior.beta}` : null,
  };
}

const order: readonly (keyof ExperimentTerms)[] = [
  ...(["method", "alpha", "correction", "primary", "primaryDetail", "control"] as const),
  ...(["days", "until", "unitsPerArm", "minimumEffect", "prior"] as const),
];

/** Which terms differ; what a metric counts is told apart only where its name is the same, a prior only where both readings have one. */
export function termChanges(from: ExperimentTerms, to: ExperimentTerms): TermChange[] {
  return order
    .filter((term) => from[term] !== to[term])
    .filter((term) => term !== "primaryDetail" || from.primary === to.primary)
    .filter((term) => term !== "prior" || from.method === to.method)
    .map((term) => ({ term, from: from[term], to: to[term] }));
}

/** What makes two definitions the same experiment: who counts as exposed to what, as JSON; labels do not matter. */
export function experimentIdentity({ exposure, variantProperty }: ExperimentDefinition): string {
  const { label: _, ...seen } = exposure;
  return sortedJson({ exposure: seen, variantProperty });
}

function sortedJson(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    each !== null && typeof each === "object" && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
