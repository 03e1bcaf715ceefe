import type { Bucket } from "../../../vocabulary/buckets.ts";
import { asRecords, type RowRecord, type Rows } from "../../answer-rows.ts";
import { areCut, inOrder, matches, type UnitRow, unitKey, unitRowsOf } from "../../unit-rows.ts";
import { listedPeriod } from "../plan/frame.ts";
import { rollingMicros } from "../plan/seen.ts";
import type { RetentionColumn } from "../result/answer.ts";
import { columnsOf, intervalEnd } from "../result/columns.ts";
import { bitOf, type RetentionWitness } from "./plan.ts";

/** A return after the birth, with its interval counted from the birth. */
export type Return = { row: UnitRow; distance: number };

/** Returns of one column that are enough for it. */
export type Came = { label: string; from: number; to: number; rows: Return[] };

/** A unit in one cohort, with the rows behind it. */
export type Member = {
  cohort: number;
  birth: UnitRow;
  held: string | null;
  /** Returns that the filters let pass, and those that they leave out. */
  returns: Return[];
  filtered: Return[];
  /** Columns (or later intervals) with enough returns, in their order. */
  came: Came[];
  /** The first returns after the range. */
  later: UnitRow[];
  /** By the report itself: the columns in which it was seen, and whether the cell asked about is of this cohort. */
  seen: Set<number>;
  /** The unit has more rows than are known; only the report itself knows in which columns it came back. */
  cut: boolean;
  inCell: boolean;
};

/** What the rows of an answer tell of the actor. */
export type Told = { members: Member[]; earlier: UnitRow[]; rows: UnitRow[]; records: RowRecord[] };

/** Reads the members, in the order of their cohorts. */
export function toldOf(answer: Rows, asked: RetentionWitness): Told {
  const records = asRecords(answer);
  const rows = unitRowsOf(records, "row");
  const later = unitRowsOf(records, "later");
  const tagged = (of: string) => records.filter((record) => record.of === of);
  const [seen, cell] = [tagged("seen"), tagged("cell")];
  const intervals = intervalsOf(rows, spineOf(asked));
  const members = tagged("member").map((record): Member => {
    const key = unitKey(record);
    const isOwn = (each: RowRecord) => unitKey(each) === key;
    const isMember = (each: RowRecord) => isOwn(each) && Number(each.cohort) === Number(record.cohort);
    const own = rows.filter(({ record: each }) => isOwn(each));
    const birth = birthOf(record, own);
    const cohort = Number(record.cohort);
    const all = returnsOf(own, { birth, cohort, intervals }, asked);
    const returns = all.filter(({ row }) => row.passes);
    return {
      cohort,
      birth,
      held: record.held_1 === undefined ? null : String(record.held_1 ?? ""),
      returns,
      filtered: all.filter(({ row }) => !row.passes),
      came: cameOf(returns, cohort, asked),
      later: later.filter(({ record: each, passes }) => isOwn(each) && passes),
      seen: new Set(seen.filter(isMember).map((each) => Number(each.column))),
      cut: areCut(rows),
      inCell: cell.some(isMember),
    };
  });
  const sorted = members.sort((a, b) => a.cohort - b.cohort || inOrder(a.birth, b.birth));
  return { members: sorted, rows, records, earlier: unitRowsOf(records, "earlier") };
}

function birthOf(record: RowRecord, own: readonly UnitRow[]): UnitRow {
  const place = { micros: Number(record.time), tie: Number(record.tie) };
  const found = own.find((row) => inOrder(row, place) === 0);
  return found ?? { ...place, event: "", mask: 0, passes: true, record };
}

export const spineOf = ({ definition, frame }: RetentionWitness): Bucket[] => frame.periods[listedPeriod(definition, frame)]?.buckets ?? [];

/** The interval that holds each of some rows in their order. */
function intervalsOf(rows: readonly UnitRow[], spine: readonly Bucket[]): Map<UnitRow, number> {
  let place = 0;
  return new Map(
    rows.map((row) => {
      while (place < spine.length - 1 && row.micros >= (spine[place]?.endMicros ?? 0)) place += 1;
      return [row, place];
    }),
  );
}

type Born = Pick<Member, "birth" | "cohort"> & { intervals: ReadonlyMap<UnitRow, number> };

function returnsOf(rows: readonly UnitRow[], { birth, cohort, intervals }: Born, { definition }: RetentionWitness): Return[] {
  const rolling = definition.windows === "rolling";
  const distance = (row: UnitRow): number =>
    rolling ? Math.floor((row.micros - birth.micros) / rollingMicros(definition)) : (intervals.get(row) ?? 0) - cohort;
  return rows.filter((row) => matches(row, bitOf.return) && inOrder(row, birth) > 0).map((row) => ({ row, distance: distance(row) }));
}

/** Returns sorted into brackets, or into single intervals: those of them that hold enough and that the table has. */
function cameOf(returns: readonly Return[], cohort: number, asked: RetentionWitness): Came[] {
  const { definition } = asked;
  const { bracketRanges, minOccurrences, returning, periods } = definition;
  const singles = [...new Set(returns.map(({ distance }) => distance))].filter((each) => each > 0).sort((a, b) => a - b);
  const ranges = bracketRanges ?? singles.map((each): [number, number] => [each, each]);
  const intervals = spineOf(asked).length;
  const isColumn = ([from]: [number, number]) => cohort + from < intervals && (bracketRanges !== undefined || from < periods);
  return ranges
    .filter((each) => returning === "on_or_after" || isColumn(each))
    .flatMap(([from, to]): Came[] => {
      const inside = returns.filter(({ distance }) => distance >= from && distance <= to);
      return inside.length >= minOccurrences ? [{ label: intervalLabel(definition, from, to), from, to, rows: inside }] : [];
    });
}

/** Day 3 · Weeks 4–7. */
export function intervalLabel({ interval }: RetentionWitness["definition"], from: number, to: number): string {
  const word = `${interval.charAt(0).toUpperCase()}${interval.slice(1)}`;
  return from === to ? `${word} ${from}` : `${word}s ${from}–${to}`;
}

/** The column that is asked about; null for the whole row of the table, which column 0 stands for too. */
export function columnAsked(asked: RetentionWitness): RetentionColumn | null {
  const place = asked.definition.part?.column ?? 0;
  return place === 0 ? null : (columnsOf(asked.definition, spineOf(asked).length)[place] ?? null);
}

/** What decides a column: returns in it or, on or after, in any later one too. */
export function cameIn({ came }: Member, column: RetentionColumn, { definition }: RetentionWitness): Came[] {
  return came.filter(({ from, to }) => (definition.returning === "on" ? from === column.from && to === column.to : from >= column.from));
}

/** Whether the report counts the member as come back in a column. */
export function seenIn({ seen }: Member, column: RetentionColumn, { definition }: RetentionWitness): boolean {
  if (definition.returning === "on") return seen.has(column.column);
  return Math.min(Math.max(0, ...seen), definition.bracketRanges ? Number.POSITIVE_INFINITY : definition.periods - 1) >= column.column;
}

/** The same by its events, and by the report where not all of them are known. */
export function isBack(member: Member, column: RetentionColumn, asked: RetentionWitness): boolean {
  return member.cut ? seenIn(member, column, asked) : cameIn(member, column, asked).length > 0;
}

/** The columns of the table in which the report counts the member as come back. */
export function columnsBack(member: Member, asked: RetentionWitness): string[] {
  const intervals = spineOf(asked).length;
  const columns = columnsOf(asked.definition, intervals).filter(({ column, from }) => column > 0 && member.cohort + from < intervals);
  return columns.filter((column) => seenIn(member, column, asked)).map(({ label }) => label);
}

/** The instants that a column spans for a member, the end excluded; on or after ends with the range. */
export function spanOf({ birth, cohort }: Pick<Member, "birth" | "cohort">, column: RetentionColumn, asked: RetentionWitness) {
  const spine = spineOf(asked);
  const end = spine.at(-1)?.endMicros ?? 0;
  const length = rollingMicros(asked.definition);
  const rolling = asked.definition.windows === "rolling";
  const from = rolling ? birth.micros + column.from * length : (spine[cohort + column.from]?.startMicros ?? end);
  const to = rolling ? birth.micros + (column.to + 1) * length : intervalEnd(spine, cohort + column.to, asked.definition);
  return { from, to: asked.definition.returning === "on" ? to : end };
}

/** The end of what is known of the period: of the data, or of its dates. */
export const horizonOf = (asked: RetentionWitness): number => Math.min(asked.frame.dataEnd, spineOf(asked).at(-1)?.endMicros ?? 0);

/** Whether a member may still come back in a column. */
export const isOpen = (member: Member, column: RetentionColumn, asked: RetentionWitness): boolean =>
  spanOf(member, column, asked).to > horizonOf(asked);
