import type { z } from "zod";
import { funnelDefinition } from "../reports/funnel/definition.ts";
import type { FunnelResult } from "../reports/funnel/result/answer.ts";
import { lifecycleDefinition } from "../reports/lifecycle/definition.ts";
import type { LifecycleResult } from "../reports/lifecycle/result/answer.ts";
import { retentionDefinition } from "../reports/retention/definition.ts";
import type { RetentionResult } from "../reports/retention/result/answer.ts";
import { stickinessDefinition } from "../reports/stickiness/definition.ts";
import type { StickinessResult } from "../reports/stickiness/result/answer.ts";
import { trendsDefinition } from "../reports/trends/definition.ts";
import type { TrendsResult } from "../reports/trends/result/answer.ts";
import type { KpiContext } from "./context.ts";
import type { Figure, Way } from "./figure.ts";

const schemas = {
  trends: trendsDefinition,
  funnel: funnelDefinition,
  retention: retentionDefinition,
  lifecycle: lifecycleDefinition,
  stickiness: stickinessDefinition,
};

type Results = {
  trends: TrendsResult;
  funnel: FunnelResult;
  retention: RetentionResult;
  lifecycle: LifecycleResult;
  stickiness: StickinessResult;
};

/** The kinds of report that a key figure can be. */
export type KpiKind = keyof Results;
type Said<Kind extends KpiKind> = Omit<z.input<(typeof schemas)[Kind]>, "kind">;
type Definition<Kind extends KpiKind> = z.output<(typeof schemas)[Kind]>;

/** A key figure: a report of an existing kind, and where in its answer the number stands. */
export type Kpi<Kind extends KpiKind = KpiKind> = {
  /** Its name in the program. */
  id: string;
  name: string;
  kind: Kind;
  /** Which way is the better one, if any. */
  better: "more" | "less" | null;
  /** What has to be chosen before it can be asked. */
  needs?: "goal" | "revenue";
  /** What the number says, exactly. */
  meaning(context: KpiContext): string;
  /** The report, in the words that are not its defaults. */
  says(context: KpiContext): Said<Kind>;
  figure(result: Results[Kind], definition: Definition<Kind>): Figure;
  /** A second view of the same report that draws the way to the number, where the first has none. */
  way?: { says(context: KpiContext): Said<Kind>; read(result: Results[Kind]): Way };
};

export type KpiGroup = { name: string; kpis: readonly Kpi[] };

/** The words of a key figure's report as its address holds them. */
export function spokenDefinition(kpi: Pick<Kpi, "kind">, said: object): { kind: KpiKind } & Record<string, unknown> {
  return { kind: kpi.kind, ...said };
}

/** The whole definition, defaults filled in; throws where the words contradict each other. */
export function wholeDefinition(spoken: { kind: KpiKind }): Definition<KpiKind> {
  return schemas[spoken.kind].parse(spoken);
}

/** Lets a list hold figures of different kinds, each typed by its own. */
export function kpi<Kind extends KpiKind>(one: Kpi<Kind>): Kpi {
  return one as unknown as Kpi;
}
