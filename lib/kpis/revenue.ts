import { fullNumber } from "../format.ts";
import type { RetentionDefinition } from "../reports/retention/definition.ts";
import type { RetentionAnswer, RetentionResult } from "../reports/retention/result/answer.ts";
import { periodPhrase } from "../vocabulary/phrase.ts";
import { type KpiContext, sharedWords } from "./context.ts";
import type { Figure } from "./figure.ts";
import { type KpiGroup, kpi } from "./kpi.ts";
import { numberOf, trendsFigure } from "./trend.ts";

/** What users pay. */
export const revenue: KpiGroup = {
  name: "Revenue",
  kpis: [
    kpi({
      id: "revenue",
      name: "Revenue",
      kind: "trends",
      better: "more",
      needs: "revenue",
      meaning: (context) => `The sum of ${money(context)} in these dates. Currencies are not converted.`,
      says: (context) => numberOf(context, [earned(context)]),
      figure: (result, definition) => trendsFigure(result, definition, "in total"),
    }),
    kpi({
      id: "arpu",
      name: "ARPU",
      kind: "trends",
      better: "more",
      needs: "revenue",
      meaning: (context) => `Average revenue per user: the sum of ${money(context)}, divided by the users with any event in these dates.`,
      says: (context) => ({ ...perUser(context, null), formula: [{ expression: "A/B", label: "ARPU" }] }),
      figure: (result, definition) => trendsFigure(result, definition, "per active user"),
    }),
    kpi({
      id: "arppu",
      name: "ARPPU",
      kind: "trends",
      better: "more",
      needs: "revenue",
      meaning: (context) =>
        `Average revenue per paying user: the sum of ${money(context)}, divided by the users who did ${context.revenue?.event} in these dates.`,
      says: (context) => ({ ...perUser(context, context.revenue?.event ?? null), formula: [{ expression: "A/B", label: "ARPPU" }] }),
      figure: (result, definition) => trendsFigure(result, definition, "per paying user"),
    }),
    kpi({
      id: "ltv",
      name: "Lifetime value",
      kind: "retention",
      better: "more",
      needs: "revenue",
      meaning: (context) => {
        const { signup } = context.choices;
        const { interval, last } = age(context);
        return `The sum of ${money(context)} of a user from ${signup ? `the first ${signup}` : "the first event ever"} to the end of ${interval} ${last}, divided by all users who began in these dates and are at least that old. The line is the value from ${interval} 0 to ${interval} ${last}.`;
      },
      says: (context) => ({
        ...sharedWords(context),
        start: { event: context.choices.signup },
        return: { event: context.revenue?.event ?? null },
        amount: { sum: context.revenue?.property ?? "" },
        mode: "first_ever" as const,
        interval: age(context).interval,
        periods: age(context).last + 1,
      }),
      figure: valueFigure,
    }),
  ],
};

function money({ revenue: chosen }: KpiContext): string {
  return `${chosen?.property} of ${chosen?.event}`;
}

function earned({ revenue: chosen }: KpiContext) {
  return { event: chosen?.event ?? null, measure: { sum: chosen?.property ?? "" } };
}

function perUser(context: KpiContext, event: string | null) {
  return numberOf(context, [earned(context), { event, measure: "unique_users" }]);
}

/** How old a user has to be for the value to be told: as old as several of the dates' cohorts are. */
function age({ days }: KpiContext): { interval: "day" | "week" | "month"; last: number } {
  if (days < 14) return { interval: "day", last: 1 };
  if (days < 70) return { interval: "day", last: 7 };
  return days < 400 ? { interval: "week", last: 4 } : { interval: "month", last: 3 };
}

function valueFigure(result: RetentionResult, { interval, periods }: RetentionDefinition): Figure {
  const column = periods - 1;
  const average = result.average ?? [];
  const last = average[column];
  return {
    value: valueAt(result, column),
    kind: "number",
    of: `per user, until ${interval} ${column}`,
    before: result.previous ? { value: valueAt(result.previous, column), of: periodPhrase(result.previous.period) } : undefined,
    way: {
      is: "line",
      points: average.map(({ column: at }) => ({ period: `${interval} ${at}`, value: valueAt(result, at), state: "whole" })),
    },
    open: false,
    ...(last ? { note: `Of ${fullNumber(last.eligible)} users in ${fullNumber(last.cohorts)} cohorts.` } : {}),
  };
}

function valueAt({ average }: RetentionAnswer, column: number): number | null {
  return average?.[column]?.amount?.perMember ?? null;
}
