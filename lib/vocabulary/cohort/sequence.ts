import { aggregate, all, call, choose, column, type Expression, integer, nothing, over, some } from "../../plan/expression.ts";
import type { Bounds, SequenceLeaf } from "../cohort.ts";
import { seconds } from "../duration.ts";
import { eventNames } from "../event-ref.ts";
import type { CohortScope } from "./members.ts";
import { usersWhere } from "./rows.ts";

/**
 * Users with a first event and another one, the second, at most so long after it, both in the bounds; rows of one instant may
 * serve in either order, one row never as both. With "did not": users with a first event after which none came, the time having
 * passed before the bounds end.
 */
export function sequenceUsers(leaf: SequenceLeaf, during: Bounds, scope: CohortScope): string {
  const within = integer(seconds(leaf.within) * 1_000_000);
  const instants = instantsOf(leaf, during, scope);
  return leaf.then === "did_not" ? unfollowed({ instants, within, until: during.until }, scope) : followed({ instants, within }, scope);
}

const nonzero = (name: string): Expression => call("gt", column(name), integer(0));
const isOne = (name: string): Expression => call("eq", column(name), integer(1));

/** Per user and instant: how many rows are a first event, a second, and both. */
function instantsOf({ sequence: [first, second] }: SequenceLeaf, during: Bounds, { builder, history }: CohortScope): string {
  return builder.once(`cohort sequence ${JSON.stringify([first, second, during])}`, () => {
    const rows = history(during);
    const lists = [eventNames(first), eventNames(second)];
    const names = lists.some((each) => each === null) ? null : [...new Set(lists.flat() as string[])];
    const [isFirst, isSecond] = [rows.matches(first), rows.matches(second)];
    const columns = [
      { name: "who", value: rows.user },
      { name: "time", value: column("time") },
      { name: "is_first", value: isFirst },
      { name: "is_second", value: isSecond },
    ];
    const from = rows.build(columns, [call("not_null", rows.user), some([isFirst, isSecond])], names);
    const counted = (name: string, where: Expression) => ({ name, value: aggregate("count_rows", [], where) });
    return builder.select("instants", {
      from,
      columns: [
        { name: "who", value: column("who") },
        { name: "time", value: column("time") },
        counted("firsts", column("is_first")),
        counted("seconds", column("is_second")),
        counted("both", all([column("is_first"), column("is_second")])),
      ],
      groupBy: [column("who"), column("time")],
    });
  });
}

/** The rows of an instant are only one, which is both. */
const alone = all([isOne("firsts"), isOne("seconds"), isOne("both")]);

type Instants = { instants: string; within: Expression };

function followed({ instants, within }: Instants, scope: CohortScope): string {
  const found = withNeighbour(instants, { count: "firsts", verb: "max", descending: false }, scope);
  const together = all([nonzero("firsts"), call("not", alone)]);
  const soon = all([call("not_null", column("neighbour")), call("lte", elapsed(column("neighbour"), column("time")), within)]);
  return usersWhere(found, all([nonzero("seconds"), some([together, soon])]), scope);
}

function unfollowed({ instants, within, until }: Instants & { until: number }, scope: CohortScope): string {
  const found = withNeighbour(instants, { count: "seconds", verb: "min", descending: true }, scope);
  const noneTogether = some([call("eq", column("seconds"), integer(0)), all([isOne("seconds"), isOne("both")])]);
  const late = call("gt", elapsed(column("time"), column("neighbour")), within);
  const isOver = call("lte", call("plus", call("micros", column("time")), within), integer(until));
  const where = all([nonzero("firsts"), noneTogether, isOver, some([call("is_null", column("neighbour")), late])]);
  return usersWhere(found, where, scope);
}

const elapsed = (from: Expression, to: Expression): Expression => call("minus", call("micros", to), call("micros", from));

type Neighbour = { count: "firsts" | "seconds"; verb: "min" | "max"; descending: boolean };

/** Adds "neighbour": the nearest earlier (or later) instant of the user that has such a row. */
function withNeighbour(instants: string, { count, verb, descending }: Neighbour, { builder }: CohortScope): string {
  const ordered = { partition: [column("who")], order: [{ by: column("time"), descending }] };
  const own = choose([{ if: nonzero(count), then: column("time") }], nothing);
  const reached = builder.share("reached", {
    is: "select",
    from: instants,
    keep: true,
    columns: [{ name: "reached", value: over(verb, [own], ordered) }],
  });
  return builder.share("neighbours", {
    is: "select",
    from: reached,
    keep: true,
    columns: [{ name: "neighbour", value: over("previous", [column("reached")], ordered) }],
  });
}
