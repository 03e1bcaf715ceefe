import type { Interval } from "../vocabulary/interval.ts";
import type { Choices, Revenue } from "./choices.ts";

/** What the page chose, with what its data set offers where nothing was chosen. */
export type KpiContext = {
  choices: Choices;
  /** How many days the dates come to. */
  days: number;
  goal: string | null;
  /** Null: any event. */
  start: string | null;
  revenue: Revenue | null;
};

/** The words that every report of the page shares. */
export function sharedWords({ choices: { range, timezone, weekStart, identity, compare } }: KpiContext) {
  return { range, timezone, weekStart, identity, ...(compare === null ? {} : { compare }) };
}

/** The points of a line: enough to see a way, few enough to see it small. */
export function wayInterval({ days }: KpiContext): Extract<Interval, "hour" | "day" | "week" | "month"> {
  if (days <= 2) return "hour";
  if (days <= 92) return "day";
  return days <= 400 ? "week" : "month";
}

/** The interval in which users come back or stay away. */
export function growthInterval({ days }: KpiContext): Extract<Interval, "day" | "week" | "month"> {
  if (days <= 13) return "day";
  return days <= 183 ? "week" : "month";
}
