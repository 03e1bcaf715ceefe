import { fullNumber, humanDuration } from "../format.ts";
import type { FunnelResult } from "../reports/funnel/result/answer.ts";
import { seriesLabel } from "../reports/trends/definition/labels.ts";
import type { TrendsDefinition } from "../reports/trends/definition.ts";
import { periodPhrase } from "../vocabulary/phrase.ts";
import { type KpiContext, sharedWords, wayInterval } from "./context.ts";
import type { Figure, Way } from "./figure.ts";
import { type KpiGroup, kpi } from "./kpi.ts";
import { numberOf, trendsFigure } from "./trend.ts";

/** How many reach the goal, and how fast. */
export const conversion: KpiGroup = {
  name: "Conversion",
  kpis: [
    kpi({
      id: "conversion",
      name: "Conversion rate",
      kind: "funnel",
      better: "more",
      needs: "goal",
      meaning: ({ goal, start }) =>
        `Of the users who did ${start ?? "any event"}, those who then did ${goal} within 7 days. Who neither did nor ran out of time yet is left out.`,
      says: steps,
      figure: rateFigure,
      way: { says: (context) => ({ ...stepsOnly(context), view: "trend", interval: wayInterval(context) }), read: trendWay },
    }),
    kpi({
      id: "time-to-convert",
      name: "Time to convert",
      kind: "funnel",
      better: "less",
      needs: "goal",
      meaning: ({ goal, start }) =>
        `How long users who converted took from ${start ?? "any event"} to ${goal}: half were faster. The bars are all of them, from the fastest to the slowest.`,
      says: (context) => ({ ...steps(context), view: "timeToConvert" }),
      figure: durationFigure,
    }),
    kpi({
      id: "goal-users",
      name: "Users at the goal",
      kind: "trends",
      better: "more",
      needs: "goal",
      meaning: ({ goal }) => `Users who did ${goal} in these dates, however they came to it.`,
      says: (context) => numberOf(context, [{ event: context.goal, measure: "unique_users" }]),
      figure: (result, definition) => trendsFigure(result, definition, `did ${nameOf(definition)}`),
    }),
    kpi({
      id: "goal-events",
      name: "Goals reached",
      kind: "trends",
      better: "more",
      needs: "goal",
      meaning: ({ goal }) => `How often ${goal} happened in these dates.`,
      says: (context) => numberOf(context, [{ event: context.goal, measure: "total" }]),
      figure: (result, definition) => trendsFigure(result, definition, `times ${nameOf(definition)}`),
    }),
  ],
};

function nameOf({ series: [first] }: TrendsDefinition): string {
  return first ? seriesLabel(first) : "";
}

function stepsOnly({ goal, start, ...context }: KpiContext) {
  const { compare: _, ...shared } = sharedWords({ goal, start, ...context });
  return { ...shared, steps: [{ event: start }, { event: goal }] };
}

function steps(context: KpiContext) {
  return { ...sharedWords(context), steps: stepsOnly(context).steps };
}

function rateFigure(result: FunnelResult): Figure {
  const last = result.steps?.at(-1);
  const earlier = result.previous?.steps?.at(-1);
  const waiting = last?.inWindow ?? 0;
  return {
    value: last?.fromFirst.rate ?? null,
    kind: "rate",
    of: last ? `${fullNumber(last.count)} of ${fullNumber(last.fromFirst.n)} within 7 days` : "within 7 days",
    before: result.previous ? { value: earlier?.fromFirst.rate ?? null, of: periodPhrase(result.previous.period) } : undefined,
    way: null,
    open: waiting > 0,
    ...(waiting > 0
      ? {
          note: `${fullNumber(waiting)} more can still convert within their 7 days and are left out until they do.`,
        }
      : {}),
  };
}

/** Buckets in which somebody can still convert are left out: there only those are counted who already did. */
function trendWay({ series = [] }: FunnelResult): Way {
  return {
    is: "line",
    points: series.map(({ period, rate, maturing, partial }) => ({
      period,
      value: rate.rate,
      state: maturing ? "ahead" : partial ? "partial" : "whole",
    })),
  };
}

function durationFigure(result: FunnelResult): Figure {
  const { converted, bins = [] } = result;
  return {
    value: converted?.medianSeconds ?? null,
    kind: "seconds",
    of: "median of who converted",
    before: result.previous
      ? { value: result.previous.converted?.medianSeconds ?? null, of: periodPhrase(result.previous.period) }
      : undefined,
    way: {
      is: "bars",
      points: bins.map(({ fromSeconds, toSeconds, count }) => ({
        period: `${humanDuration(fromSeconds)} to ${humanDuration(toSeconds)}`,
        value: count,
        state: "whole",
      })),
    },
    open: false,
    ...(converted?.p90Seconds ? { note: `Nine in ten converted within ${humanDuration(converted.p90Seconds)}.` } : {}),
  };
}
