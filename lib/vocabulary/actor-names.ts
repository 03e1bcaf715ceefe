import type { PlanBuilder } from "../plan/builder.ts";
import { aggregate, all, call, choose, column, type Expression, over, type Sort, text, truth } from "../plan/expression.ts";
import type { Join, Named } from "../plan/relation.ts";
import type { CountBy } from "./actor.ts";
import type { EventScope } from "./event-scope.ts";
import { type ListPage, wholeList } from "./list-words.ts";

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
export function actorList(list: ActorList, page: ListPage): string {
  const { builder } = list;
  const { search, limit, offset } = page;
  const isSearched = search !== undefined && search !== "";
  const apart = !isSearched && !list.joins;
  const { named, sortable } = namedUnits(apart ? { ...list, ...nearTop(list, page) } : list, page);
  const orderBy = [...chosenSort(page, sortable), ...list.order, ...nameOrder(list.countBy), ...(list.then ?? [])];
  const total = { name: "total", value: over("count_rows", []) };
  if (!apart) {
    const found = call("contains", call("lower", column("actor")), call("lower", text(search ?? "")));
    const where = isSearched ? { where: found } : {};
    return builder.select("actors", { from: named, keep: true, columns: [total], ...where, orderBy, limit, offset });
  }
  const shown = builder.select("named_page", { from: named, keep: true, columns: [], orderBy, limit, offset });
  const length = { relation: lengthOf(list, "total"), as: "l", kind: "cross" as const };
  const counted = { name: "total", value: column("total", "l") };
  return builder.select("actors", { from: shown, as: "s", joins: [length], keep: true, columns: [counted], orderBy });
}

/** How long a list is, after the search, as "actor_count". */
export function listLength(list: ActorList, { search }: Pick<ListPage, "search">): string {
  const { builder } = list;
  if (!search && !list.joins) return lengthOf(list, "actor_count");
  const first = actorList(list, { search, limit: 1, offset: 0 });
  return builder.select("list_length", { from: first, columns: [{ name: "actor_count", value: aggregate("max", [column("total")]) }] });
}

/** Names neither add units nor take any away. */
function lengthOf({ builder, relation, where }: ActorList, name: string): string {
  const counted = [{ name, value: aggregate("count_rows") }];
  return builder.select("list_length", { from: relation, as: "a", columns: counted, ...(where ? { where } : {}) });
}

function namedUnits(list: ActorList, page: ListPage): { named: string; sortable: string[] } {
  const { builder, countBy, relation, columns } = list;
  const properties = listedProperties({ builder, countBy, units: "a" }, page.properties ?? []);
  const named = builder.select("named", {
    from: relation,
    as: "a",
    joins: [...actorNameJoins(builder, countBy, "a"), ...(list.joins ?? []), ...properties.joins],
    columns: [{ name: "actor", value: actorName(countBy, "a") }, ...ownerColumn(countBy, "a"), ...columns, ...properties.columns],
    ...(list.where ? { where: list.where } : {}),
  });
  return { named, sortable: ["actor", ...[...columns, ...properties.columns].map(({ name }) => name)] };
}

/**
 * Only the units that can stand on the page or before it, where a number of theirs comes before their names: those not behind the
 * last of that many, so that few must be named.
 */
function nearTop({ builder, relation, where, columns, order }: ActorList, page: ListPage): Pick<ActorList, "relation" | "where"> {
  const [first] = page.sort ? [{ by: column(page.sort.by), descending: page.sort.descending }] : order;
  const by = columns.find(({ name }) => first?.by.is === "column" && first.by.name === name)?.value;
  const unchanged = { relation, ...(where ? { where } : {}) };
  if (!first || by?.is !== "column" || page.limit === wholeList) return unchanged;
  const descending = first.descending ?? false;
  const last = builder.select("last_shown", {
    from: relation,
    as: "a",
    columns: [{ name: "at", value: by }],
    ...(where ? { where } : {}),
    orderBy: [{ by, descending }],
    limit: 1,
    offset: page.offset + page.limit - 1,
  });
  const bound = builder.select("page_bound", { from: last, columns: [{ name: "bound", value: aggregate("max", [column("at")]) }] });
  const within = call(descending ? "gte" : "lte", by, column("bound", "b"));
  const near = builder.select("near_top", {
    from: relation,
    as: "a",
    joins: [{ relation: bound, as: "b", kind: "cross" }],
    keep: true,
    columns: [],
    where: all([...(where ? [where] : []), call("or", call("is_null", column("bound", "b")), within)]),
  });
  return { relation: near };
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
  const chosen = page.sort ? [{ by: column(page.sort.by), descending: page.sort.descending }] : [];
  return builder.select("page", {
    from: listLength(list, page),
    joins: [{ relation: actors, kind: "left", on: truth(true) }],
    keep: "all",
    columns: [],
    orderBy: [...chosen, ...order, ...nameOrder(list.countBy), ...then],
  });
}
