import { percent, periodLabel } from "../format.ts";
import type { LifecycleDefinition, LifecycleState } from "../reports/lifecycle/definition.ts";
import type { LifecyclePoint, LifecycleResult } from "../reports/lifecycle/result/answer.ts";
import { growthInterval, type KpiContext, sharedWords } from "./context.ts";
import type { Figure } from "./figure.ts";
import { type Kpi, type KpiGroup, kpi } from "./kpi.ts";

type Shown = Pick<Kpi, "id" | "name" | "better"> & { state: LifecycleState; meaning: (interval: string) => string };

const shown: readonly Shown[] = [
  {
    id: "new",
    name: "New users",
    state: "new",
    better: "more",
    meaning: (interval) => `Users whose first event ever lies in the ${interval}.`,
  },
  {
    id: "returning",
    name: "Returning users",
    state: "returning",
    better: "more",
    meaning: (interval) => `Users of the ${interval} who had come in the ${interval} before too.`,
  },
  {
    id: "resurrected",
    name: "Resurrected users",
    state: "resurrecting",
    better: "more",
    meaning: (interval) => `Users of the ${interval} who had not come in the ${interval} before, but some time earlier.`,
  },
  {
    id: "churned",
    name: "Churned users",
    state: "dormant",
    better: "less",
    meaning: (interval) =>
      `Users of the ${interval} before who did not come in this one (dormant in the lifecycle). Who comes again later counts as resurrected then.`,
  },
];

/** Who comes, comes back, and stays away. */
export const growth: KpiGroup = {
  name: "Growth",
  kpis: shown.map(({ state, meaning, ...names }) =>
    kpi({
      ...names,
      kind: "lifecycle",
      meaning: (context: KpiContext) => `${meaning(growthInterval(context))} Told of the last ${growthInterval(context)} that is over.`,
      says: (context: KpiContext) => ({ ...sharedWords(context), event: { event: null }, interval: growthInterval(context) }),
      figure: (result, definition) => stateFigure(result, definition, state),
    }),
  ),
};

/** The last interval that is over, against the one at its place in the compared period. */
function stateFigure(result: LifecycleResult, { interval }: LifecycleDefinition, state: LifecycleState): Figure {
  const points = result.points ?? [];
  const at = points.findLastIndex((point) => point.state === "closed");
  const point = points[at];
  const earlier = result.previous?.points?.[at];
  const named = (each: LifecyclePoint | undefined) =>
    `${interval === "day" ? "" : `${interval} of `}${periodLabel(each?.period ?? "", interval)}`;
  const left = state === "dormant" && point ? shareOf(point.dormant, points[at - 1]) : null;
  return {
    value: point?.[state] ?? null,
    kind: "count",
    of: point ? named(point) : `no ${interval} is over yet`,
    before: result.previous ? { value: earlier?.[state] ?? null, of: named(earlier) } : undefined,
    way: {
      is: "line",
      points: points.map((each) => ({
        period: each.period,
        value: each.state === "not_started" ? null : each[state],
        state: each.state === "closed" ? "whole" : each.state === "open" ? "partial" : "ahead",
      })),
    },
    open: false,
    ...(left === null ? {} : { note: `${left} of the users of the ${interval} before.` }),
  };
}

function shareOf(count: number, before: LifecyclePoint | undefined): string | null {
  const active = before ? before.new + before.returning + before.resurrecting : 0;
  return active === 0 ? null : percent(count / active);
}
