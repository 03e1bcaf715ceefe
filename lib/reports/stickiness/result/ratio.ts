import type { RowRecord } from "../../answer-rows.ts";
import type { Calendar, Point } from "../plan/frame.ts";
import type { RatioPoint, StickinessAnswer } from "./answer.ts";
import { type Reading, seriesLabel } from "./reading.ts";

/** Daily, weekly and monthly actors and their quotients at each point. */
export function ratioResult(rows: RowRecord[], { definition, frame, name }: Reading): Partial<StickinessAnswer> {
  const calendar = frame.calendars[name] as Calendar;
  const ratio = definition.series.map((each, index) => {
    const own = rows.filter((row) => Number(row.series) === index);
    const days = calendar.spine.length;
    const counts = { daily: dailyOf(own, "came", days), weekly: within(own, 7, days), monthly: within(own, 30, days) };
    return { label: seriesLabel(each), points: calendar.points.map((point) => pointOf(point, counts, calendar)) };
  });
  return { ratio };
}

type Counts = { daily: number[]; weekly: number[]; monthly: number[] };

function dailyOf(rows: RowRecord[], kind: string, days: number): number[] {
  const byDay = new Map(rows.filter((row) => row.kind === kind).map((row) => [Number(row.day), Number(row.units)]));
  return Array.from({ length: days }, (_, day) => byDay.get(day) ?? 0);
}

/** Units active within the window that ends with each day: those who came so far without those whose window has ended. */
function within(rows: RowRecord[], window: number, days: number): number[] {
  const left = dailyOf(rows, `left_${window}`, days);
  let inside = 0;
  return dailyOf(rows, "came", days).map((came, day) => {
    inside += came - (left[day] ?? 0);
    return inside;
  });
}

function pointOf({ period, day, maturing, partial }: Point, { daily, weekly, monthly }: Counts, { names }: Calendar): RatioPoint {
  if (day === null)
    return { period, day: null, dau: null, wau: null, mau: null, dauPerWauRate: null, dauPerMauRate: null, maturing, partial };
  const mean = (window: number) => daily.slice(day - window + 1, day + 1).reduce((sum, each) => sum + each, 0) / window;
  const quotient = (window: number, active: number) => (active > 0 ? mean(window) / active : null);
  const [wau, mau] = [weekly[day] ?? 0, monthly[day] ?? 0];
  return {
    period,
    day: names[day] ?? null,
    dau: daily[day] ?? 0,
    wau,
    mau,
    dauPerWauRate: quotient(7, wau),
    dauPerMauRate: quotient(30, mau),
    maturing,
    partial,
  };
}
