import { fullNumber } from "../format.ts";
import type { PlanBuilder } from "../plan/builder.ts";
import { all, call, choose, column, integer } from "../plan/expression.ts";
import type { Named } from "../plan/relation.ts";
import { actorIs } from "../vocabulary/actor-names.ts";
import { conditionsExpression } from "../vocabulary/condition-plan.ts";
import type { EventRef } from "../vocabulary/event-ref.ts";
import { EventScope, type ScopeWords } from "../vocabulary/event-scope.ts";
import { type Phrase, words } from "../vocabulary/phrase.ts";
import { namesOfRoles, roleMask } from "../vocabulary/roles.ts";
import { type Layout, own, type Tagged } from "../vocabulary/tagged-rows.ts";
import type { RowRecord } from "./answer-rows.ts";

/** More rows of one unit than this are not told one by one. */
const mostUnitRows = 20_000;

/** How many rows are asked for: one more than are told, by which it shows that there are more. */
export const unitRowsLimit = mostUnitRows + 1;

/** Whether rows were cut at `unitRowsLimit`: then they prove neither how many there are, nor which is the last, nor that one is missing. */
export const areCut = (rows: readonly unknown[]): boolean => rows.length > mostUnitRows;

/** Said of a unit whose rows were cut. */
export const notOneByOne: Phrase[] = [
  words(` It has more than ${fullNumber(mostUnitRows)} events that the report looks at, so they are not told one by one.`),
];

/** An event of a unit, before the filters; bit k of the mask says that it matches the k-th of the references asked about. */
export type UnitRow = { micros: number; tie: number; event: string; mask: number; passes: boolean; record: RowRecord };

/** The columns that `unitRowsPart` fills besides those of the units. */
export const unitRowsLayout: Layout = { time: "integer", tie: "integer", event: "text", mask: "integer", passes: "integer" };

type UnitRowsAsked = {
  builder: PlanBuilder;
  words: ScopeWords;
  actor: string;
  refs: readonly EventRef[];
  /** Both included, in microseconds. */
  bounds: { from: number; until: number };
  /** More columns of each row. */
  more?: (scope: EventScope) => Named[];
  limit?: number;
  /** Only events that the filters let pass. */
  passing?: boolean;
  /** The newest ones first, where a limit cuts. */
  newest?: boolean;
};

/** The events of one actor that match any reference, whether the filters let them pass or not, tagged as `of`. */
export function unitRowsPart(of: string, asked: UnitRowsAsked): Tagged {
  const { builder, words, actor, refs, bounds, more, limit = unitRowsLimit, passing = false, newest = false } = asked;
  const scope = new EventScope(builder, { ...words, filters: [] }, bounds);
  const roles = refs.map((ref, index) => ({ ref, bits: [index] }));
  const actors = scope.actor();
  const added = more?.(scope) ?? [];
  const named = new Set(added.map(({ name }) => name));
  const columns = [
    ...["time", "tie", "event"].filter((name) => !named.has(name)).map((name) => ({ name, value: column(name) })),
    ...actors.map((value, index) => ({ name: `actor_${index + 1}`, value })),
    { name: "mask", value: roleMask(roles, scope) },
    { name: "passes", value: choose([{ if: conditionsExpression(words.filters, scope.conditions), then: integer(1) }], integer(0)) },
    ...added,
  ];
  const hasActor = actors.map((each) => call("not_null", each));
  const scoped = scope.build(columns, [...hasActor, actorIs(scope, actor)], namesOfRoles(roles));
  const where = all([call("not_eq", column("mask"), integer(0)), ...(passing ? [call("eq", column("passes"), integer(1))] : [])]);
  const from = builder.select("matching", { from: scoped, keep: true, columns: [], where });
  const kept = columns.map(({ name }) => name).filter((name) => name !== "time");
  return {
    of,
    from,
    columns: { ...own(...kept), time: call("micros", column("time")) },
    orderBy: ["time", "tie"].map((name) => ({ by: column(name), descending: newest })),
    limit,
  };
}

/** The events of an answer that are tagged as `of`, in their order. */
export function unitRowsOf(records: readonly RowRecord[], of: string): UnitRow[] {
  return records
    .filter((record) => record.of === of)
    .map((record) => ({
      micros: Number(record.time),
      tie: Number(record.tie),
      event: String(record.event),
      mask: Number(record.mask),
      passes: Number(record.passes) === 1,
      record,
    }))
    .sort(inOrder);
}

type Place = { micros: number; tie: number };

/** The order of one actor's events. */
export const inOrder = (a: Place, b: Place): number => a.micros - b.micros || a.tie - b.tie;

/** Whether an event matches the k-th reference. */
export const matches = ({ mask }: Pick<UnitRow, "mask">, bit: number): boolean => Math.floor(mask / 2 ** bit) % 2 === 1;

/** What tells units of one name apart: the columns of the actor, and the values held. */
export function unitKey(record: RowRecord): string {
  const names = Object.keys(record).filter((name) => /^(actor|held)_\d+$/.test(name));
  return JSON.stringify(names.sort().map((name) => record[name] ?? null));
}
