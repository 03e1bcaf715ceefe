import type { PlanBuilder } from "../plan/builder.ts";
import { aggregate, all, call, choose, column, type Expression, over, type Sort, text, truth } from "../plan/expression.ts";
import type { Join, Named } from "../plan/relation.ts";
import type { CountBy } from "./actor.ts";
import type { EventScope } from "./event-scope.ts";
import type { ListPage } from "./list-words.ts";

/** The join that finds the ids of users; `units` is the alias of the rows that hold "actor_1" (and "actor_2" for sessions). */
export function actorNameJoins(builder: PlanBuilder, countBy: CountBy, units: string): Join[] {
  if (typeof countBy === "object") return [];
  const users = builder.share("users", { is: "users" });
  return [{ relation: users, as: "u", kind: "left", on: call("eq", column("user", "u"), column("actor_1", units)) }];
}

const userName = (units: string): Expression => call("coalesce", column("user_id", "u"), call("to_text", column("actor_1", units)));

/** Sessions of several users may bear one id: lists keep the user's, and stand in its order where names are equal. */
const ownerColumn = (countBy: CountBy, units: string): Named[] =>
  countBy === "session" ? [{ name: "owner", value: userName(units) }] : [];

/** The order of units by name, a total one: equal names of sessions by their users. */
export const nameOrder = (countBy: CountBy): Sort[] =>
  ["actor", ...(countBy === "session" ? ["owner"] : [])].map((name) => ({ by: column(name) }));

/** A user's id, a session's id (or its user and start where the source names none), or the property's value. */
export function actorName(countBy: CountBy, units: string): Expression {
  if (typeof countBy === "object") return column("actor_1", units);
  const user = userName(units);
  if (countBy === "user") return user;
  const unnamed = call("starts_with", column("actor_2", units), text("~"));
  return choose(
    [{ if: unnamed, then: call("concat", user, text(" "), call("iso_from_micros", call("without_first", column("actor_2", units)))) }],
    column("actor_2", units),
  );
}

const unnamedSession = /^(.*) (\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z)$/s;

/** Whether a row's actor bears a name, as lists write it; the scope then looks at rows of such actors alone. */
export function actorIs(scope: EventScope, name: string): Expression {
  const { countBy } = scope.words;
  if (countBy === "user") return call("eq", scope.user, { is: "key_of", id: name });
  if (typeof countBy === "object") return call("eq", scope.actor()[0] as Expression, text(name));
  const [, user, start] = unnamedSession.exec(name) ?? [];
  const ofSource = call("eq", column("session"), text(name));
  if (user === undefined || start === undefined) {
    scope.onlyWhere(ofSource);
    return call("eq", scope.session(), text(name));
  }
  const ofUser = call("eq", scope.user, { is: "key_of", id: user });
  scope.onlyWhere(call("or", ofSource, ofUser));
  const begins = call("eq", call("iso_from_micros", call("without_first", scope.session())), text(start));
  const stretch = all([ofUser, call("starts_with", scope.session(), text("~")), begins]);
  return call("or", stretch, call("eq", scope.session(), text(name)));
}

/** The rows of a relation of units ("actor_1" …) that bear a name, as lists write it. */
export function unitsNamed({ builder, countBy, units }: Owners, name: string): string {
  const ofUser = countBy === "user";
  const isNamed = ofUser ? call("eq", column("actor_1", "a"), { is: "key_of", id: name }) : call("eq", actorName(countBy, "a"), text(name));
  const joins = ofUser ? [] : actorNameJoins(builder, countBy, "a");
  return builder.select("units_named", { from: units, as: "a", keep: true, joins, columns: [], where: isNamed });
}

type ActorList = {
  builder: PlanBuilder;
  countBy: CountBy;
  /** The units to list, with their columns "actor_1" …. */
  relation: string;
  /** More columns of each, over the relation as "a". */
  columns: Named[];
  /** After these, the list is in the order of the names. */
  order: Sort[];
  /** After the names. */
  then?: Sort[];
  joins?: Join[];
  /** Which of the relation's rows are listed. */
  where?: Expression;
};

/** One page of units by name, as "actor", with "total" on every row: the length of the whole list, after the search. */
export function actorList({ builder, countBy, relation, columns, ...list }: ActorList, page: ListPage): string {
  const properties = listedProperties({ builder, countBy, units: "a" }, page.properties ?? []);
  const named = builder.select("named", {
    from: relation,
    as: "a",
    joins: [...actorNameJoins(builder, countBy, "a"), ...(list.joins ?? []), ...properties.joins],
    columns: [{ name: "actor", value: actorName(countBy, "a") }, ...ownerColumn(countBy, "a"), ...columns, ...properties.columns],
    ...(list.where ? { where: list.where } : {}),
  });
  const { search, limit, offset } = page;
  const found = search ? { where: call("contains", call("lower", column("actor")), call("lower", text(search))) } : {};
  const sortable = ["actor", ...[...columns, ...properties.columns].map(({ name }) => name)];
  return builder.select("actors", {
    from: named,
    keep: true,
    columns: [{ name: "total", value: over("count_rows", []) }],
    ...found,
    orderBy: [...chosenSort(page, sortable), ...list.order, ...nameOrder(countBy), ...(list.then ?? [])],
    limit,
    offset,
  });
}

/** The order that a page asks for, before the list's own. */
export function chosenSort({ sort }: Pick<ListPage, "sort">, sortable: readonly string[]): Sort[] {
  if (!sort) return [];
  if (!sortable.includes(sort.by)) throw new RangeError(`the list has no column "${sort.by}" to sort by`);
  return [{ by: column(sort.by), descending: sort.descending }];
}

type Owners = {
  builder: PlanBuilder;
  countBy: CountBy;
  /** The relation of the units, or its alias. */
  units: string;
};

/** The newest values of user properties as "property_1" …; values of properties have no user. */
export function listedProperties({ builder, countBy, units }: Owners, names: readonly string[]): { joins: Join[]; columns: Named[] } {
  if (typeof countBy === "object" || names.length === 0) return { joins: [], columns: [] };
  const from = builder.share("user_properties", { is: "user_properties" });
  const joins = names.map((name, index): Join => {
    const values = builder.share("listed_values", {
      is: "select",
      from,
      columns: ["user", "value"].map((each) => ({ name: each, value: column(each) })),
      where: all([call("eq", column("property"), text(name)), column("latest")]),
    });
    const as = `p${index + 1}`;
    return { relation: values, as, kind: "left", on: call("eq", column("user", as), column("actor_1", units)) };
  });
  return { joins, columns: names.map((_, index) => ({ name: `property_${index + 1}`, value: column("value", `p${index + 1}`) })) };
}

/** The same; a page after the list's end is one row without an actor, whose "actor_count" still says how long the list is. */
export function actorPage(list: ActorList, page: ListPage): string {
  const { builder, order, then = [] } = list;
  const actors = actorList(list, page);
  if (page.offset === 0) return actors;
  const first = actorList(list, { search: page.search, limit: 1, offset: 0 });
  const actorCount = { name: "actor_count", value: aggregate("max", [column("total")]) };
  const chosen = page.sort ? [{ by: column(page.sort.by), descending: page.sort.descending }] : [];
  return builder.select("page", {
    from: builder.select("list_length", { from: first, columns: [actorCount] }),
    joins: [{ relation: actors, kind: "left", on: truth(true) }],
    keep: "all",
    columns: [],
    orderBy: [...chosen, ...order, ...nameOrder(list.countBy), ...then],
  });
}
