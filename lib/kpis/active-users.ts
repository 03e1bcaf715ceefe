import { periodLabel } from "../format.ts";
import type { RatioPoint, StickinessAnswer, StickinessResult } from "../reports/stickiness/result/answer.ts";
import { sharedWords, wayInterval } from "./context.ts";
import type { Figure } from "./figure.ts";
import { type KpiGroup, kpi } from "./kpi.ts";
import { numberOf, trendsFigure } from "./trend.ts";

const anyEvent = { event: null } as const;

/** How many users come, and how often. */
export const activeUsers: KpiGroup = {
  name: "Active users",
  kpis: [
    kpi({
      id: "dau",
      name: "Daily active users",
      kind: "trends",
      better: "more",
      meaning: () => "Users with any event on a day, the mean over the days of these dates.",
      says: (context) => ({ ...numberOf(context, [{ ...anyEvent, measure: "daily_active" }]), interval: "day" }),
      figure: (result, definition) => trendsFigure(result, definition, "mean per day"),
    }),
    kpi({
      id: "wau",
      name: "Weekly active users",
      kind: "trends",
      better: "more",
      meaning: () => "Users with any event in the 7 days that end with the last day of these dates.",
      says: (context) => ({ ...numberOf(context, [{ ...anyEvent, measure: "weekly_active" }]), interval: "day" }),
      figure: (result, definition) => trendsFigure(result, definition, `7 days to ${lastDay(result.buckets)}`),
    }),
    kpi({
      id: "mau",
      name: "Monthly active users",
      kind: "trends",
      better: "more",
      meaning: () => "Users with any event in the 30 days that end with the last day of these dates.",
      says: (context) => ({ ...numberOf(context, [{ ...anyEvent, measure: "monthly_active" }]), interval: "day" }),
      figure: (result, definition) => trendsFigure(result, definition, `30 days to ${lastDay(result.buckets)}`),
    }),
    kpi({
      id: "dau-mau",
      name: "DAU / MAU",
      kind: "stickiness",
      better: "more",
      meaning: () =>
        "Mean daily users of the 30 days that end with the last day, divided by all users of these 30 days: the share of days on which an average user came.",
      says: (context) => {
        const interval = wayInterval(context);
        return { ...sharedWords(context), series: [anyEvent], view: "ratio", ...(interval === "hour" ? {} : { interval }) };
      },
      figure: ratioFigure,
    }),
  ],
};

function lastDay(buckets: readonly { period: string }[]): string {
  return periodLabel(buckets.at(-1)?.period ?? "", "day");
}

const ratioPoints = ({ ratio }: StickinessAnswer): RatioPoint[] => ratio?.[0]?.points ?? [];

function ratioFigure(result: StickinessResult): Figure {
  const points = ratioPoints(result);
  const last = points.findLast(({ day }) => day !== null);
  const earlier = result.previous ? ratioPoints(result.previous).findLast(({ day }) => day !== null) : undefined;
  return {
    value: last?.dauPerMauRate ?? null,
    kind: "rate",
    of: last?.day ? `30 days to ${periodLabel(last.day, "day")}` : "30 days",
    before: result.previous
      ? { value: earlier?.dauPerMauRate ?? null, of: `30 days to ${periodLabel(earlier?.day ?? "", "day")}` }
      : undefined,
    way: {
      is: "line",
      points: points.map(({ period, day, dauPerMauRate, maturing }) => ({
        period,
        value: dauPerMauRate,
        state: day === null ? "ahead" : maturing ? "partial" : "whole",
      })),
    },
    open: last?.maturing ?? false,
    ...(last?.partial ? { note: "The 30 days reach back before the data begin, or these dates cut them." } : {}),
  };
}
