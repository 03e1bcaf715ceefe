import type { Expression, Sort, Value } from "./expression.ts";
import type { PairsRelation } from "./pairs.ts";
import type { PathsSpec } from "./paths.ts";
import type { WalkSpec } from "./walk.ts";

export type Named = { name: string; value: Expression };

export type Join = {
  relation: string;
  as?: string;
  /** `as_of` takes the newest right row not after the left one: `on` must end in a comparison of times. */
  kind: "inner" | "left" | "cross" | "as_of";
  on?: Expression;
};

export type Select = {
  is: "select";
  from: string;
  as?: string;
  joins?: Join[];
  /** Keep all columns of `from` (or of the joins too: "all") besides the named ones. */
  keep?: boolean | "all";
  columns: Named[];
  where?: Expression;
  groupBy?: Expression[];
  distinct?: boolean;
  qualify?: Expression;
  orderBy?: Sort[];
  limit?: number;
  offset?: number;
};

/**
 * Active days from the activity index: "event_key", "event", and for each of `months` (local, 2024-05) the days as a mask in
 * "days_2024_05": bit 0 is the first day of the month, 0 when there was none. Rows whose masks are all 0 may occur. Only for
 * plans whose zone is the data set's `activityTimezone`.
 */
export type ActivityRelation = {
  is: "activity";
  /**
   * One row per (event, user) with "user" (the default); or rows of users who share their days, with "users", how many they
   * are, and "pattern", a number that stands for them as "user" does for one: many times fewer rows, for all that counts
   * users of one event (or of any) and need not know who they are.
   */
  by?: "user" | "pattern";
  months: string[];
  /** Rows of these events; of "each" event; or of "any" event, whose "event" is null. */
  events: string[] | "each" | "any";
  /** Adds "first_day", the first active day in all of the data as days since 1970, and users active only earlier. */
  first?: boolean;
};

/**
 * How many users did an event on each local day: "event_key", "event", "day" (days since 1970) and "users", a row per event and day
 * with any; of "any" event, whose "event" is null. Days from `from` to `until`, both included. Only for plans whose zone is the data
 * set's `activityTimezone`, where it has `dailyUsers`.
 */
export type DailyUsersRelation = { is: "daily_users"; events: string[] | "any"; from: number; until: number };

export type Relation =
  /**
   * Event rows of the data set whose file may hold times in [from, until]; null for no bound. With `origin` also
   * "canonical_file" (its path) and "canonical_row" (counted from 0).
   */
  | { is: "events"; from: number | null; until: number | null; origin?: true }
  | ActivityRelation
  | DailyUsersRelation
  | { is: "users" }
  | { is: "user_properties" }
  /** The names of the events that the journeys between two instants may have: "event_key", "event". */
  | { is: "event_names"; from: number; until: number }
  | { is: "identities" }
  | Select
  /** Literal rows. */
  | { is: "rows"; columns: string[]; rows: Value[][] }
  | { is: "union"; of: string[] }
  /**
   * Attempts of each unit: the unit columns, `bucket`, `depth`, `open`, `deadline`, `entry_tie`, `last_tie`, per step `time_1` …
   * (microseconds or null) and if asked `fastest_1` … (microseconds from an entry), and `value`, the carried column at the entry.
   * `key` is the unit column that holds a user's key, if one does.
   */
  | { is: "walk"; rows: string; units: string[]; key?: string; spec: WalkSpec; carry: string | null; from: number; until: number }
  | PathsRelation
  | PairsRelation;

/**
 * `gives` "paths": one row per path: the unit columns, "session" (the source's id, null for a stretch between gaps), "session_start" (of such a
 * stretch), per slot "node_1", "time_1" (microseconds) and "events_1" … (null where the path has no node), "first_time" and
 * "first_tie" (the row of its first node), "last_time", "ending". "moves": one row per node of a path: "step" (its slot), "from_key"
 * (the node), "to_key" (the next one, or how the path ends, see `endingKeys`), "begins" (1 for the path's first node, else 0),
 * "events" (of the node) and "elapsed" (microseconds from its time to the next one's, null where the path ends).
 */
export type PathsRelation = PathsAsked & PathsSource;

/** In the rows of a relation; `byKey` when the only unit column is the key of a user. */
export type PathsInRows = { rows: string; units: string[]; byKey: boolean };

/**
 * In the journeys of all users: `events` has a row per event that may be a node, "of_event" (its key), "node", and where the spec
 * says so "starts" and "ends". The unit column is "actor_1"; "session" is not told.
 */
export type PathsInJourneys = { events: string };
export type PathsSource = PathsInRows | PathsInJourneys;

export type PathsAsked = { is: "paths"; gives: "paths" | "moves"; spec: PathsSpec; from: number; until: number };

/** A question: relations in order, each reading only earlier ones; the last one is the answer. Plain data. */
export type Plan = { relations: { name: string; relation: Relation }[] };
