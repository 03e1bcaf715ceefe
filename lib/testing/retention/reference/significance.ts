import type { GroupSignificance, RetentionSignificance } from "../../../reports/retention/result/answer.ts";
import { fisherTest } from "../../../statistics/fisher-test.ts";
import { normalCdf } from "../../../statistics/special/normal.ts";
import { isRetained } from "./column.ts";
import type { Member, Setting } from "./members.ts";
import type { Table } from "./table.ts";

/** A group with its members, and its own table. */
export type Tested = { name: string; members: readonly Member[]; table: Table };

type Counts = { came: number; of: number };

/** What is tested, and why not; by the rule book a unit may be there once. */
export function significanceOf({ definition, stretch }: Setting, groups: readonly Tested[] | null): RetentionSignificance | undefined {
  const { significance, breakdown, mode, windows, bracketRanges, periods } = definition;
  if (!significance) return undefined;
  const { column, baseline, correction } = significance;
  const answer = (reason: RetentionSignificance["reason"]) => ({ column, baseline, correction, reason });
  if (!groups) return answer("NO_GROUPS");
  if ((mode === "recurring" && windows !== "rolling") || breakdown?.at === "both" || breakdown?.of === "cohort")
    return answer("NOT_INDEPENDENT");
  const begins = bracketRanges ? bracketRanges[column - 1]?.[0] : column < periods ? column : undefined;
  return answer(begins !== undefined && begins < stretch.buckets.length ? null : "NO_COLUMN");
}

/** The test of each group: members of closed cells, by the normal test of two shares, or Fisher's below an expected 5. */
export function testsOf(groups: readonly Tested[], { definition }: Setting): GroupSignificance[] {
  const { column, baseline, correction } = definition.significance ?? { column: 1, baseline: null, correction: "holm" };
  const counts = groups.map(({ members, table }): Counts => {
    const asked = table.columns.find((each) => each.column === column);
    const closed = members.filter(({ cohort }) => table.cohorts[cohort]?.cells[column]?.state === "closed");
    return { of: closed.length, came: closed.filter((member) => asked && isRetained(member, asked, definition)).length };
  });
  const tests = groups.map(({ name }, index): GroupSignificance => {
    const own = counts[index] as Counts;
    if (groups.length < 2) return blank("SINGLE_ARM");
    if (baseline === null) return tested(own, sum(counts.filter((_, other) => other !== index)));
    if (name === baseline) return blank("BASELINE");
    const at = groups.findIndex((other) => other.name === baseline);
    return at === -1 ? blank("NO_BASELINE") : tested(own, counts[at] as Counts);
  });
  return correction === "none" ? tests : adjusted(tests, correction);
}

const blank = (reason: GroupSignificance["reason"]): GroupSignificance => ({
  ...{ difference: null, low: null, high: null, pValue: null, adjustedPValue: null },
  reason,
});

const sum = (all: readonly Counts[]): Counts => ({
  came: all.reduce((total, each) => total + each.came, 0),
  of: all.reduce((total, each) => total + each.of, 0),
});

function tested(own: Counts, other: Counts): GroupSignificance {
  const [came, of] = [own.came + other.came, own.of + other.of];
  if (own.of === 0 || other.of === 0) return blank("EMPTY_ARM");
  const difference = own.came / own.of - other.came / other.of;
  const known = { difference, ...limitsOf(own, other) };
  if (came === 0) return { ...blank("NO_CONVERSIONS"), ...known };
  if (came === of) return { ...blank("ALL_CONVERTED"), ...known };
  if (Math.min(own.of, other.of) < 100) return blank("TOO_FEW_USERS");
  if (Math.min(came, of - came) < 10) return blank("TOO_FEW_EVENTS");
  const pooled = came / of;
  const z = difference / Math.sqrt(pooled * (1 - pooled) * (1 / own.of + 1 / other.of));
  const isRare = Math.min(own.of, other.of) * Math.min(pooled, 1 - pooled) < 5;
  const p = isRare
    ? fisherTest({ a: { x: other.came, n: other.of }, b: { x: own.came, n: own.of } }).pTwoSided
    : 2 * normalCdf(-Math.abs(z));
  return { ...blank(null), ...known, pValue: p, adjustedPValue: p };
}

/** Newcombe's tenth method (1998): each side is as far as the scores of both shares reach there, as in a right-angled triangle. */
function limitsOf(own: Counts, other: Counts): { low: number; high: number } {
  const [one, two] = [scoresOf(own), scoresOf(other)];
  const difference = one.share - two.share;
  return {
    low: difference - Math.sqrt((one.share - one.low) ** 2 + (two.high - two.share) ** 2),
    high: difference + Math.sqrt((one.high - one.share) ** 2 + (two.share - two.low) ** 2),
  };
}

const z95 = 1.959963984540054;

/** Wilson's: the shares from which the one seen is 1.96 standard errors away, the roots of (n + z²)·p² − (2·came + z²)·p + came²/n. */
function scoresOf({ came, of }: Counts): { share: number; low: number; high: number } {
  const [square, line] = [of + z95 ** 2, 2 * came + z95 ** 2];
  const root = Math.sqrt(Math.max(0, line ** 2 - (4 * square * came ** 2) / of));
  return { share: came / of, low: (line - root) / (2 * square), high: (line + root) / (2 * square) };
}

/** Holm: the smallest p times their number, the next times one less, never below the one before. BH: from the largest down, p × m / rank. */
function adjusted(tests: readonly GroupSignificance[], correction: "holm" | "benjamini_hochberg"): GroupSignificance[] {
  const ascending = tests.flatMap(({ pValue }) => pValue ?? []).sort((a, b) => a - b);
  const m = ascending.length;
  const found = (p: number): number => {
    const upTo = ascending.slice(0, ascending.lastIndexOf(p) + 1);
    const from = ascending.slice(ascending.indexOf(p));
    const first = ascending.indexOf(p) + 1;
    return correction === "holm"
      ? Math.min(1, Math.max(...upTo.slice(0, first).map((each, rank) => (m - rank) * each)))
      : Math.min(1, ...from.map((each, rank) => (each * m) / (first + rank)));
  };
  return tests.map((each) => (each.pValue === null ? each : { ...each, adjustedPValue: found(each.pValue) }));
}
