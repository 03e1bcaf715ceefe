import type { RowRecord } from "../../answer-rows.ts";
import type { AverageCell, CellAmount, RetentionCell, RetentionCohort, RetentionColumn } from "./answer.ts";
import { columnsOf } from "./columns.ts";
import { amountOf, noRate, rateOf } from "./rate.ts";
import type { Reading } from "./reading.ts";
import { cellTime } from "./states.ts";

export type Table = { columns: RetentionColumn[]; cohorts: RetentionCohort[]; average: AverageCell[] };

/** The triangle of the cohorts and its average row, from the rows of the whole or of one group. */
export function tableOf(rows: readonly RowRecord[], reading: Reading): Table {
  const { definition, frame, period } = reading;
  const spine = frame.periods[period]?.buckets ?? [];
  const columns = columnsOf(definition, spine.length);
  const counted = spine.map(() => new CohortRows());
  for (const row of rows) counted[Number(row.cohort)]?.add(row);
  const instant = instantTexts();
  const cohorts = spine.map(({ period: name }, cohort) => {
    const own = counted[cohort] as CohortRows;
    const after = definition.returning === "on_or_after";
    const cells = columns
      .filter(({ from }) => cohort + from < spine.length)
      .map((column) => cellOf(own, { cohort, column, retained: own.retained(column.column, after), instant }, reading));
    return { period: name, size: own.size, cells };
  });
  return { columns, cohorts, average: columns.map(({ column }) => averageOf(column, cohorts, reading)) };
}

/** The figures of one cohort by column. */
class CohortRows {
  readonly #retained = new Map<number, number>();
  readonly #last = new Map<number, number>();
  readonly #amount = new Map<number, number>();
  first: number | null = null;
  last: number | null = null;

  /** One cell, or the members of many cells as lists. */
  add(row: RowRecord): void {
    const { columns, counts } = row as { columns?: number[] | null; counts?: number[] };
    if (!columns) this.#addCell(row);
    for (const [index, column] of (columns ?? []).entries()) this.#retained.set(Number(column), Number(counts?.[index]));
  }

  #addCell(row: RowRecord): void {
    const column = Number(row.column);
    const added = (to: Map<number, number>, value: unknown) => to.set(column, (to.get(column) ?? 0) + Number(value ?? 0));
    added(this.#retained, row.retained);
    added(this.#last, row.last);
    added(this.#amount, row.amount);
    if (row.first_birth === null || row.first_birth === undefined) return;
    this.first = Number(row.first_birth);
    this.last = Number(row.last_birth);
  }

  get size(): number {
    return this.#retained.get(0) ?? 0;
  }

  /** On or after: everyone seen last in this column or in a later one. */
  retained(column: number, after: boolean): number {
    if (column === 0 || !after) return this.#retained.get(column) ?? 0;
    return [...this.#last].reduce((sum, [last, units]) => (last >= column ? sum + units : sum), 0);
  }

  amount(column: number): number {
    return this.#amount.get(column) ?? 0;
  }

  /** The amounts of a column and of all before it. */
  running(column: number): number {
    return [...this.#amount].reduce((sum, [place, amount]) => (place <= column ? sum + amount : sum), 0);
  }
}

/** ISO texts of microseconds; cells of one diagonal close at one instant. */
function instantTexts(): (micros: number) => string {
  const known = new Map<number, string>();
  return (micros) => {
    const found = known.get(micros) ?? new Date(Math.floor(micros / 1000)).toISOString();
    known.set(micros, found);
    return found;
  };
}

type Place = { cohort: number; column: RetentionColumn; retained: number; instant: (micros: number) => string };

function cellOf(own: CohortRows, { cohort, column, retained, instant }: Place, reading: Reading): RetentionCell {
  const { state, closesMicros } = cellTime(reading, { cohort, column, births: own });
  const blank = state === "not_started";
  const cell: RetentionCell = {
    column: column.column,
    retained: blank ? null : retained,
    rate: blank ? noRate(own.size) : rateOf(retained, own.size),
    state,
    closesAt: instant(closesMicros),
  };
  if (reading.definition.amount) cell.amount = blank ? noAmount : ownAmount(own, column.column, retained);
  return cell;
}

const noAmount: CellAmount = { sum: null, average: null, perMember: null };

function ownAmount(own: CohortRows, column: number, retained: number): CellAmount {
  return amountOf({ sum: own.amount(column), running: own.running(column) }, retained, own.size);
}

/** Retained of eligible over the cohorts whose cell is closed (or has begun, when open cells are asked for). */
function averageOf(column: number, cohorts: readonly RetentionCohort[], { definition }: Reading): AverageCell {
  const sums = { sum: 0, running: 0 };
  let [retained, eligible, counted] = [0, 0, 0];
  for (const { size, cells } of cohorts) {
    const cell = cells[column];
    if (!cell || !(cell.state === "closed" || (definition.includeMaturing && cell.state === "open"))) continue;
    retained += cell.retained ?? 0;
    eligible += size;
    sums.sum += cell.amount?.sum ?? 0;
    sums.running += (cell.amount?.perMember ?? 0) * size;
    if (size > 0) counted += 1;
  }
  return {
    column,
    retained,
    eligible,
    rate: rateOf(retained, eligible),
    cohorts: counted,
    ...(definition.amount ? { amount: amountOf(sums, retained, eligible) } : {}),
  };
}
