import type { Cohort, Times } from "../cohort.ts";
import { conditionsPhrase, durationPhrase, eventPhrase, joined, named, type Phrase, periodPhrase, words } from "../phrase.ts";
import type { Range } from "../range.ts";

/** Who is in a cohort, in words: "did *pay* at least 3 times in the last 30 days and did not do *refund*". */
export function cohortPhrase(cohort: Cohort): Phrase[] {
  if ("and" in cohort) return grouped(cohort.and, " and ");
  if ("or" in cohort) return grouped(cohort.or, " or ");
  if ("not" in cohort) return negated(cohort.not);
  if ("where" in cohort) return cohort.where.length > 0 ? [words("have "), ...conditionsPhrase(cohort.where)] : [words("are anybody")];
  if ("member" in cohort) return [words("are in "), named(cohort.member)];
  if ("saved" in cohort) return [words("are in a saved cohort")];
  if ("list" in cohort) return [words(`are on a list of ${/^[aeiou]/.test(cohort.list.kind) ? "an" : "a"} ${cohort.list.kind} report`)];
  if ("users" in cohort) return [words(`are on a list of ${cohort.users.length.toLocaleString("en-US")}`)];
  if ("stopped" in cohort)
    return [words("did "), ...eventPhrase(cohort.stopped), words(`, but not in the last ${durationPhrase(cohort.for)}`)];
  if ("firstDid" in cohort) return [words("first did "), ...eventPhrase(cohort.firstDid), words(whenWords(cohort.in))];
  if ("active" in cohort) {
    const days = `on at least ${cohort.active.days} ${cohort.active.days === 1 ? "day" : "days"}`;
    return [words("did "), ...eventPhrase(cohort.active.of ?? { event: null }), words(` ${days}${whenWords(cohort.in)}`)];
  }
  if ("did" in cohort) return didPhrase(cohort);
  const [first, second] = cohort.sequence;
  const then = cohort.then === "did_not" ? ", then did not do " : ", then did ";
  const within = ` within ${durationPhrase(cohort.within)}${whenWords(cohort.in)}`;
  return [words("did "), ...eventPhrase(first), words(then), ...eventPhrase(second), words(within)];
}

function didPhrase({ did, times, in: range }: Extract<Cohort, { did: unknown }>): Phrase[] {
  const never = times && times.op !== "at_least" && times.value === 0;
  if (never) return [words("did not do "), ...eventPhrase(did), words(whenWords(range))];
  return [words("did "), ...eventPhrase(did), words(`${timesWords(times)}${whenWords(range)}`)];
}

const operators: Record<Times["op"], string> = { at_least: "at least", at_most: "at most", exactly: "exactly" };

function timesWords(times: Times | undefined): string {
  if (!times || (times.op === "at_least" && times.value === 1)) return "";
  return ` ${operators[times.op]} ${times.value} ${times.value === 1 ? "time" : "times"}`;
}

/** When something was done, after a space: " in the last 30 days"; nothing for ever. */
export function whenWords(range: Range | undefined): string {
  if (!range || ("from" in range && range.from === "all" && range.to === undefined)) return "";
  if ("this" in range) return ` this ${range.this}`;
  if ("last" in range) {
    const { value, unit } = range.last;
    return ` in the last ${value === 1 ? unit : `${value} ${unit}s`}${range.complete ? ", the unfinished one left out" : ""}`;
  }
  if (range.from === "all") return ` until ${range.to}`;
  return range.to === undefined ? ` since ${range.from}` : ` in ${periodPhrase({ from: range.from, to: range.to })}`;
}

function grouped(list: Cohort[], between: string): Phrase[] {
  const parts = list.map((each) => (list.length > 1 && ("and" in each || "or" in each) ? bracketed(each) : cohortPhrase(each)));
  return joined(parts, between);
}

const bracketed = (cohort: Cohort): Phrase[] => [words("("), ...cohortPhrase(cohort), words(")")];

function negated(cohort: Cohort): Phrase[] {
  if ("did" in cohort && !cohort.times) return [words("did not do "), ...eventPhrase(cohort.did), words(whenWords(cohort.in))];
  return [words("not "), ...bracketed(cohort)];
}
