import type {
  AverageCell,
  CellAmount,
  CellState,
  Rate,
  RetentionCell,
  RetentionCohort,
  RetentionColumn,
} from "../../../reports/retention/result/answer.ts";
import { wilsonInterval } from "../../../statistics/wilson-interval.ts";
import { amountOf, columnsOf, isRetained } from "./column.ts";
import { lengthMicros, type Member, type Setting } from "./members.ts";

export type Table = { columns: RetentionColumn[]; cohorts: RetentionCohort[]; average: AverageCell[] };

/** The cohort table of some members: every interval of the range, whether anyone is in it or not. */
export function tableOf(members: readonly Member[], setting: Setting): Table {
  const columns = columnsOf(setting.definition, setting.stretch.buckets.length);
  const cohorts = setting.stretch.buckets.map(({ period }, cohort) => {
    const own = members.filter((member) => member.cohort === cohort);
    const cells = columns
      .filter(({ from }) => cohort + from < setting.stretch.buckets.length)
      .map((column) => cellOf(own, { cohort, column, columns }, setting));
    return { period, size: own.length, cells };
  });
  return { columns, cohorts, average: columns.map(({ column }) => averageOf(column, cohorts, setting)) };
}

type Place = { cohort: number; column: RetentionColumn; columns: RetentionColumn[] };

function cellOf(members: readonly Member[], place: Place, setting: Setting): RetentionCell {
  const { definition } = setting;
  const { column, columns } = place;
  const { state, closes } = stateOf(members, place, setting);
  const blank = state === "not_started";
  const retained = members.filter((member) => isRetained(member, column, definition)).length;
  const sumIn = (one: RetentionColumn): number => members.reduce((sum, member) => sum + amountOf(member, one, definition), 0);
  const before = columns.slice(0, column.column + 1).reduce((sum, one) => sum + sumIn(one), 0);
  const amount: CellAmount = {
    sum: blank ? null : sumIn(column),
    average: blank ? null : quotient(sumIn(column), retained),
    perMember: blank ? null : quotient(before, members.length),
  };
  return {
    column: column.column,
    retained: blank ? null : retained,
    rate: blank ? { rate: null, low: null, high: null, n: members.length } : rateOf(retained, members.length),
    state,
    closesAt: new Date(Math.floor(closes / 1000)).toISOString(),
    ...(definition.amount ? { amount } : {}),
  };
}

function quotient(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : numerator / denominator;
}

function rateOf(count: number, n: number): Rate {
  const interval = wilsonInterval(count, n);
  return { rate: quotient(count, n), low: interval?.low ?? null, high: interval?.high ?? null, n };
}

/** When a cell's interval begins for its first member and has passed for its last; the horizon is the data end or the range's. */
function stateOf(members: readonly Member[], place: Place, setting: Setting): { state: CellState; closes: number } {
  const { world, stretch } = setting;
  const horizon = Math.min(world.dataEnd ?? Number.NEGATIVE_INFINITY, stretch.to + 1);
  const { begins, closes } = limitsOf(members, place, setting);
  return { closes, state: closes <= horizon ? "closed" : begins <= horizon ? "open" : "not_started" };
}

function limitsOf(members: readonly Member[], { cohort, column }: Place, setting: Setting): { begins: number; closes: number } {
  const { definition, stretch } = setting;
  const { windows, interval, returning } = definition;
  const own = stretch.buckets[cohort];
  if (!own) throw new RangeError(`there is no cohort ${cohort}`);
  const after = (closes: number): number => (returning === "on_or_after" && column.column > 0 ? stretch.to + 1 : closes);
  if (windows === "rolling") {
    const births = members.length > 0 ? members.map(({ birth }) => birth.time) : [own.start];
    const length = lengthMicros[interval];
    const closes = Math.max(own.end, Math.max(...births) + (column.to + 1) * length);
    return { begins: Math.min(...births) + column.from * length, closes: after(closes) };
  }
  const [first, last] = [setting.spine[cohort + column.from], setting.spine[cohort + column.to]];
  return { begins: first?.start ?? Infinity, closes: after(last?.end ?? Infinity) };
}

/** Retained of eligible over the cohorts whose cell can no longer change (or has begun, when maturing ones are asked for). */
function averageOf(column: number, cohorts: readonly RetentionCohort[], { definition }: Setting): AverageCell {
  const counted = cohorts.flatMap(({ size, cells }) => {
    const cell = cells.find((each) => each.column === column);
    return cell && isCounted(cell.state, definition) ? [{ size, cell }] : [];
  });
  const added = (value: (one: { size: number; cell: RetentionCell }) => number): number =>
    counted.reduce((sum, one) => sum + value(one), 0);
  const retained = added(({ cell }) => cell.retained ?? 0);
  const eligible = added(({ size }) => size);
  const sum = added(({ cell }) => cell.amount?.sum ?? 0);
  const running = added(({ size, cell }) => (cell.amount?.perMember ?? 0) * size);
  return {
    column,
    retained,
    eligible,
    rate: rateOf(retained, eligible),
    cohorts: counted.filter(({ size }) => size > 0).length,
    ...(definition.amount ? { amount: { sum, average: quotient(sum, retained), perMember: quotient(running, eligible) } } : {}),
  };
}

/** Whether the average row takes a cell in. */
export function isCounted(state: CellState, { includeMaturing }: { includeMaturing: boolean }): boolean {
  return state === "closed" || (includeMaturing && state === "open");
}
