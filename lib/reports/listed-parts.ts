import type { AdoptionResult } from "./adoption/result/answer.ts";
import type { ExperimentResult } from "./experiment/result/answer.ts";
import type { FunnelDefinition } from "./funnel/definition.ts";
import type { FunnelResult, FunnelStep } from "./funnel/result/answer.ts";
import type { ReportKindName } from "./index.ts";
import type { AnswerBase, DefinitionBase } from "./kind.ts";
import type { LifecycleResult } from "./lifecycle/result/answer.ts";
import type { PathsResult } from "./paths/result/answer.ts";
import type { RetentionAnswer, RetentionResult } from "./retention/result/answer.ts";
import type { StickinessDefinition } from "./stickiness/definition.ts";
import type { StickinessResult } from "./stickiness/result/answer.ts";
import { measureOf } from "./trends/definition/measure.ts";
import type { TrendsDefinition } from "./trends/definition.ts";
import type { TrendsResult } from "./trends/result/answer.ts";

/** A number of an answer and the part whose list is as long. */
export type ListedPart = { part: Record<string, unknown>; count: number };

type Lister<Definition, Result> = (result: Result, definition: Definition) => ListedPart[];

const funnelStates = (step: number, counts: Pick<FunnelStep, "count" | "dropped" | "inWindow">, more: object): ListedPart[] => [
  { part: { step, state: "converted", ...more }, count: counts.count },
  ...(step > 1
    ? [
        { part: { step, state: "dropped", ...more }, count: counts.dropped },
        { part: { step, state: "in_window", ...more }, count: counts.inWindow },
      ]
    : []),
];

const funnel: Lister<FunnelDefinition, FunnelResult> = ({ steps = [], groups = [], series = [] }, definition) => [
  ...steps.flatMap((each) => funnelStates(each.step, each, {})),
  ...distinctly(groups, ({ group }) => group).flatMap(({ group, steps: own }) =>
    own.flatMap((each) => funnelStates(each.step, each, { group })),
  ),
  ...distinctly(series, ({ period }) => period).flatMap(({ period, converted, dropped, inWindow }) =>
    definition.steps.length < 2
      ? []
      : funnelStates(definition.toStep ?? definition.steps.length, { count: converted, dropped, inWindow }, { period }),
  ),
];

function retentionCells({ cohorts = [], average = [] }: Pick<RetentionAnswer, "cohorts" | "average">, more: object): ListedPart[] {
  const cells = distinctly(cohorts, ({ period }) => period).flatMap(({ period, size, cells: own }) =>
    own.flatMap(({ column, retained }) =>
      retained === null
        ? []
        : [
            { part: { cohort: period, column, state: "retained", ...more }, count: retained },
            { part: { cohort: period, column, state: "not_retained", ...more }, count: size - retained },
          ],
    ),
  );
  const overall = average.flatMap(({ column, retained, eligible }) => [
    { part: { cohort: "all", column, state: "retained", ...more }, count: retained },
    { part: { cohort: "all", column, state: "not_retained", ...more }, count: eligible - retained },
  ]);
  return [...cells, ...overall];
}

const retention: Lister<unknown, RetentionResult> = (result) => [
  ...retentionCells(result, {}),
  ...(result.groups ?? []).flatMap(({ group, kind, ...cells }) => retentionCells(cells, { group, groupKind: kind })),
];

const lifecycle: Lister<unknown, LifecycleResult> = ({ points = [], groups = [] }) =>
  [{ points, more: {} }, ...groups.map(({ group, kind, points: own }) => ({ points: own, more: { group, groupKind: kind } }))].flatMap(
    ({ points: own, more }) =>
      distinctly(own, ({ period }) => period).flatMap((point) =>
        (["new", "returning", "resurrecting", "dormant"] as const).map((state) => ({
          part: { period: point.period, state, ...more },
          count: point[state],
        })),
      ),
  );

const stickiness: Lister<StickinessDefinition, StickinessResult> = ({ series = [], power = [] }, { cumulative }) => {
  const how = cumulative ? "atLeast" : "exactly";
  return [
    ...series.flatMap(({ values }, place) => values.map(({ periods, count }) => ({ part: { series: place, periods, how }, count }))),
    ...power.flatMap(({ values, days }, place) =>
      values.map(({ periods, count }) => ({ part: { series: Math.floor(place / 2), periods, how, window: days }, count })),
    ),
  ];
};

const paths: Lister<unknown, PathsResult> = ({ nodes = [], edges = [], sequences = [] }) => [
  ...nodes.map(({ step, node, kind, arrive }) => ({ part: { step, node, kind }, count: arrive })),
  ...edges.map(({ step, from, fromKind, to, toKind, count }) => ({ part: { step, from, fromKind, to, toKind }, count })),
  ...sequences.map(({ nodes: sequence, count }) => ({ part: { sequence }, count })),
];

const unitMeasures: readonly string[] = ["unique_users", "weekly_active", "monthly_active", "first_time_users", "first_time_users_strict"];

const trends: Lister<TrendsDefinition, TrendsResult> = ({ series: lines }, { series, formula, smoothing, cumulative }) => {
  if (formula || smoothing || cumulative) return [];
  const counting = lines.filter(({ key }) => unitMeasures.includes(measureOf(series[key.charCodeAt(0) - 65]?.measure ?? "total").name));
  return counting.flatMap(({ key, breakdown, groupKind, points }) =>
    distinctly(points, ({ period }) => period).flatMap(({ period, value }) => {
      const group = breakdown ? { group: breakdown, ...(groupKind ? { groupKind } : {}) } : {};
      return value === null ? [] : [{ part: { letter: key, period, ...group }, count: value }];
    }),
  );
};

const adoption: Lister<{ exposure?: unknown }, AdoptionResult> = ({ features }, { exposure }) =>
  features.flatMap(({ key: feature, points = [], adopters = [], matrix, stages }): ListedPart[] => [
    ...points.flatMap(({ period, users, base }) => [
      { part: { feature, period, state: "users" }, count: users },
      { part: { feature, period, state: "non_users" }, count: base - users },
    ]),
    ...adopters.flatMap((point) =>
      (["new", "continuing", "returning"] as const).map((state) => ({
        part: { feature, period: point.period, state },
        count: point[state],
      })),
    ),
    ...(matrix
      ? [
          { part: { feature, state: "users" }, count: matrix.users },
          { part: { feature, state: "non_users" }, count: matrix.base - matrix.users },
        ]
      : []),
    ...(stages && !exposure ? [{ part: { feature, state: "users" }, count: stages.tried }] : []),
    ...(stages ? [{ part: { feature, state: "repeated" }, count: stages.repeated }] : []),
    ...(stages?.regular == null ? [] : [{ part: { feature, state: "regular" }, count: stages.regular }]),
  ]);

const leftOutStates = {
  before_range: "beforeRange",
  several_variants: "severalVariants",
  not_planned: "notPlanned",
  without_variant: "withoutVariant",
} as const;

const experiment: Lister<unknown, ExperimentResult> = ({ exposure, metrics = [] }) => [
  ...(exposure?.arms ?? []).map(({ variant, units }) => ({ part: { state: "exposed", variant }, count: units })),
  ...(exposure ? Object.entries(leftOutStates).map(([state, name]) => ({ part: { state }, count: exposure.leftOut[name] })) : []),
  ...metrics.flatMap(({ key, arms }) =>
    arms.flatMap(({ variant, immature, inputs }): ListedPart[] => {
      const step = Number(key.slice(1));
      const part = { metric: key.charAt(0), variant, ...(step > 0 ? { step } : {}) };
      const rates = inputs.is === "rate" ? { converted: inputs.converted, not_converted: inputs.n - inputs.converted } : {};
      return Object.entries({ exposed: inputs.n + immature, immature, ...rates }).map(([state, count]) => ({
        part: { ...part, state },
        count,
      }));
    }),
  ),
];

/** Every number of each kind that has a list behind it. */
const listers = { funnel, retention, lifecycle, stickiness, paths, trends, adoption, experiment } satisfies Record<ReportKindName, unknown>;

/** The parts of an answer whose lists can be opened, with the numbers that they stand behind. */
export function listedParts(result: AnswerBase, definition: DefinitionBase): ListedPart[] {
  return (listers[definition.kind as ReportKindName] as unknown as Lister<DefinitionBase, AnswerBase>)(result, definition);
}

/** Words of a part that choose a page of its list. */
const pageWords = new Set(["search", "limit", "offset", "sort", "properties"]);

/** How long the list of a part must be by the answer that it was opened from; null where the answer does not say. */
export function numberBehind(result: AnswerBase, definition: DefinitionBase, part: Record<string, unknown>): number | null {
  if (part.of === "previous") return null;
  const asked = canonical(Object.fromEntries(Object.entries(part).filter(([word]) => !pageWords.has(word) && word !== "of")));
  return listedParts(result, definition).find((each) => canonical(each.part) === asked)?.count ?? null;
}

function canonical(part: Record<string, unknown>): string {
  const said = Object.entries(part).filter(([, value]) => value !== undefined);
  return JSON.stringify(said.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Entries whose name no other bears: an hour that clocks repeat, or a value that is called like the fold, has no list of its own. */
function distinctly<Entry>(entries: readonly Entry[], name: (entry: Entry) => string): Entry[] {
  return entries.filter((entry) => entries.filter((each) => name(each) === name(entry)).length === 1);
}
