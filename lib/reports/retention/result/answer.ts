import type { SegmentSignificance } from "../../../statistics/segment-significance.ts";
import type { Correction } from "../../../vocabulary/correction.ts";
import type { AnswerBase, Dates } from "../../kind.ts";

/** What a retention report answers, one shape for screen, command line, export and share link. Rates 0 to 1, unset is null. */

/** With the 95 % Wilson interval; `n` is the number of units that it is a share of. */
export type Rate = { rate: number | null; low: number | null; high: number | null; n: number };

/**
 * Whether a cell can still change.
 *
 * A cell begins and closes for each member. Calendar: with the first instant of interval c + from, and after the last instant of
 * interval c + to, where c is the cohort's interval and from–to the column's (equal without brackets). Rolling: at the member's
 * birth + from × length, and birth + (to + 1) × length; the cell begins with its earliest member and closes with its latest, but
 * never before the cohort's own interval has passed (a 25-hour day); without members both count from the cohort's first instant.
 * On or after: every column but 0 closes with the last interval of the range.
 *
 * Let the horizon be the data end, or the first instant after the range if that is earlier.
 * closed: closesAt ≤ horizon. open: not closed, and its beginning ≤ horizon. not_started: its beginning > horizon.
 * The range can keep a cell open for good (a rolling interval or a bracket that sticks out of it): closesAt ≤ data end tells.
 */
export type CellState = "closed" | "open" | "not_started";

/**
 * One column of the table: 0 is the cohort itself (`from` and `to` 0), the others single intervals or brackets, by their distance
 * from the cohort's interval. The label names them: "Day 0", "Week 3", "Days 1–3".
 */
export type RetentionColumn = { column: number; from: number; to: number; label: string };

/** A cell exists when its first interval lies in the range (calendar or rolling): c + from ≤ the last interval of the range. */
export type RetentionCell = {
  column: number;
  /** Members that count as retained; in column 0 the cohort's size. Null when the cell has not started: blank, never 0. */
  retained: number | null;
  /** retained / size, with its interval; null for an empty cohort and for cells not started. */
  rate: Rate;
  state: CellState;
  /** ISO instant from which on the cell is closed. */
  closesAt: string;
  amount?: CellAmount;
};

/** Only with `amount` in the definition; null in cells not started. */
export type CellAmount = {
  /** Over the members with at least `minOccurrences` return rows in the column (column 0: all members). */
  sum: number | null;
  /** sum / retained; null when nobody is retained. */
  average: number | null;
  /** Sum of this column and those before it / size of the cohort; null for an empty cohort. */
  perMember: number | null;
};

export type RetentionCohort = {
  /**
   * Start of the cohort's interval in the report's zone: 2024-05-01, or 2024-05-01T13:00 for hours. Where clocks go back two hours
   * bear one name: two cohorts, and a list of that name is of both.
   */
  period: string;
  size: number;
  cells: RetentionCell[];
};

/** One column over all cohorts whose cell there is closed (with includeMaturing: closed or open). */
export type AverageCell = {
  column: number;
  retained: number;
  /** Members of the cohorts that count: the denominator, printed under the rate. */
  eligible: number;
  /** retained / eligible; the points and the band of the curve. With recurring cohorts a unit counts once in each. */
  rate: Rate;
  /** How many cohorts with members count. */
  cohorts: number;
  amount?: CellAmount;
};

export type RetentionGroup = {
  group: string;
  kind: "value" | "unset" | "other";
  cohorts: RetentionCohort[];
  average: AverageCell[];
  /** Only where the answer has a significance without a reason. */
  significance?: GroupSignificance;
};

/** Whether a group differs from the baseline or the rest in the column that was asked for; null where `reason` says why. */
export type GroupSignificance = Omit<SegmentSignificance, "group">;

/** What was tested. `reason`: why nothing was; NO_COLUMN: the table does not reach so far; NOT_INDEPENDENT: a unit may be there twice. */
export type RetentionSignificance = {
  column: number;
  baseline: string | null;
  correction: Correction;
  reason: "NO_GROUPS" | "NO_COLUMN" | "NOT_INDEPENDENT" | null;
};

/**
 * How long units usually stay away: distances between successive days (in the zone) with a return row inside the range; a unit's
 * value is the median of its own distances, units with a single day have none.
 */
export type RetentionGaps = {
  /** Units with at least two such days. */
  units: number;
  /** Units with exactly one. */
  single: number;
  /** Percentiles over the units' medians, in days, by linear interpolation; null when there are no units. */
  medianDays: number | null;
  p80Days: number | null;
  p90Days: number | null;
  /** Units whose median lies above days − 1 and at or below days, where there are any; the share of units at or below. */
  distribution: { days: number; units: number; cumulativeRate: number }[];
  /** The shortest interval that four units in five come back within: day ≤ 1, week ≤ 7, else month; null when there are no units. */
  suggestion: "day" | "week" | "month" | null;
};

/** One entry per member of a cohort: with recurring cohorts a unit may be listed once for each. */
export type RetentionActor = {
  actor: string;
  group: string | null;
  cohort: string;
  /** ISO instant of the birth row. */
  birth: string;
  /** Columns in which it counts as retained, 0 first; those not started are left out. */
  columns: number[];
};

export type RetentionAnswer = {
  /** The widened dates. */
  period: Dates & { timezone: string };
  /** Those with a cell in at least one cohort: from ≤ the number of intervals in the range − 1. */
  columns?: RetentionColumn[];
  /** Every interval of the range, empty cohorts too, in order. With `at: "both"` a unit is an actor with one value. */
  cohorts?: RetentionCohort[];
  average?: AverageCell[];
  /** Ranked by summed cohort size, ties by name; then (not set), then (other). Cohorts of a breakdown by cohorts have no limit. */
  groups?: RetentionGroup[];
  /** How many groups there are, before any limit. */
  groupCount?: number;
  /** Only when it was asked for. */
  significance?: RetentionSignificance;
  gaps?: RetentionGaps;
  /** Most columns first, then by actor and cohort. */
  actors?: RetentionActor[];
  actorCount?: number;
};

export type RetentionResult = AnswerBase & RetentionAnswer & { kind: "retention"; previous?: RetentionAnswer };
