import type { Amount, Measure, Metric, MetricOf } from "../../../reports/experiment/definition/metric.ts";
import { seconds } from "../../../vocabulary/duration.ts";
import type { EventRef } from "../../../vocabulary/event-ref.ts";
import { matcher } from "../../reference/event-match.ts";
import { numberOf, textOf } from "../../reference/value.ts";
import type { Row, World } from "../../reference/world.ts";
import { funnelDepth } from "./funnel-depth.ts";
import type { Scene, Unit } from "./scene.ts";

const dayMicros = 86_400_000_000;

/** What one unit comes to by a metric; `other` is a ratio's denominator, `before` CUPED's value, a funnel's value its depth. */
export type UnitOutcome = { unit: Unit; isSettled: boolean; value: number; other: number; before: number; notNumeric: number };

/** The outcomes of units, one each. */
export function outcomesOf(units: readonly Unit[], metric: Metric, scene: Scene): UnitOutcome[] {
  return units.map((unit) => {
    const all = scene.rows.get(unit.actor) ?? [];
    const deadline = deadlineOf(unit.row.time, metric);
    const after = all.filter(({ time }) => time > unit.row.time && time <= deadline);
    const nothing = { value: 0, other: 0, before: 0, notNumeric: 0 };
    const isSettled = deadline === Number.POSITIVE_INFINITY || deadline <= scene.dataEnd;
    return { unit, isSettled, ...nothing, ...valuesOf(metric, { unit, all, after }, scene.world) };
  });
}

/** The last instant that can still matter; for retention the first that no longer does. */
function deadlineOf(exposure: number, metric: Metric): number {
  if (metric.type === "retention") return exposure + ((metric.toDay ?? metric.fromDay) + 1) * dayMicros;
  return metric.window === null ? Number.POSITIVE_INFINITY : exposure + seconds(metric.window) * 1_000_000;
}

type Life = { unit: Unit; all: readonly Row[]; after: readonly Row[] };

function valuesOf(metric: Metric, life: Life, world: World): Partial<UnitOutcome> {
  switch (metric.type) {
    case "conversion":
      return { value: life.after.some(matcher(referenceOf(metric), world)) ? 1 : 0 };
    case "retention":
      return { value: hasReturned(metric, life, world) ? 1 : 0 };
    case "funnel": {
      const steps = metric.steps.map((each) => matcher(each, world));
      const rows = life.after.filter((row) => steps.some((matches) => matches(row)));
      return { value: funnelDepth({ rows, steps }, metric.order) };
    }
    case "mean":
      return meanValues(metric, life, world);
    case "ratio": {
      const [above, below] = [measured(metric.numerator, life.after, world), measured(metric.denominator, life.after, world)];
      return { value: above.value, other: below.value, notNumeric: above.notNumeric + below.notNumeric };
    }
  }
}

function hasReturned(metric: MetricOf<"retention">, { unit, after }: Life, world: World): boolean {
  const { fromDay, toDay = fromDay } = metric;
  const matches = matcher(referenceOf(metric), world);
  return after.some((row) => {
    const day = Math.floor((row.time - unit.row.time) / dayMicros);
    return day >= fromDay && day <= toDay && matches(row);
  });
}

function meanValues(metric: MetricOf<"mean">, { unit, all, after }: Life, world: World): Partial<UnitOutcome> {
  const { cuped } = metric;
  const exposure = unit.row.time;
  const before = cuped ? all.filter(({ time }) => time < exposure && time >= exposure - cuped.days * dayMicros) : [];
  return { ...measured(metric, after, world), before: measured(metric, before, world).value };
}

function measured(metric: EventRef & { measure: Measure | Amount["measure"] }, rows: readonly Row[], world: World) {
  const own = rows.filter(matcher(referenceOf(metric), world));
  const { measure } = metric;
  if (measure === "count") return { value: own.length, notNumeric: 0 };
  const numbers = own.flatMap((row) => {
    const number = numberOf(textOf(row.properties, "sum" in measure ? measure.sum : measure.avg));
    return number === null ? [] : [number];
  });
  const sum = numbers.reduce((total, each) => total + each, 0);
  const value = "sum" in measure || numbers.length === 0 ? sum : sum / numbers.length;
  return { value, notNumeric: own.length - numbers.length };
}

function referenceOf({ event, anyOf, where }: EventRef): EventRef {
  return { event, anyOf, where };
}
