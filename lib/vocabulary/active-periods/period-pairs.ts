import type { PairsRelation } from "../../plan/pairs.ts";
import type { ActivityQuestion } from "../active-periods.ts";
import { type EventRef, eventNames } from "../event-ref.ts";
import { dayMasks, dayNumber } from "./day-masks.ts";
import { type AskedDays, daySets, fitPairs } from "./day-sets.ts";
import { isIndexed } from "./from-index.ts";

/** Which pairs, and with history what becomes of users from before the calendar: they are left out, or were active in period −1. */
type Asked = { of: PairsRelation["of"]; earlier?: NonNullable<AskedDays["before"]>["become"] };

/**
 * How many users were active in two periods, by the activity index alone: a relation with the periods "earlier" and "later" and
 * "units", as `of` says. Null where the index cannot tell: more than one event, conditions on events, a very long calendar.
 */
export function periodPairs(question: ActivityQuestion, { of, earlier = "left out" }: Asked): string | null {
  const { builder, words, spine, history } = question;
  const ref = onlyRef(question);
  const masks = dayMasks(spine);
  if (ref === null || !fitPairs(masks)) return null;
  const before = history ? { before: { day: dayNumber(spine[0]?.period ?? "1970-01-01"), become: earlier } } : {};
  return builder.add("period_pairs", { is: "pairs", ...daySets({ builder, words, ref, masks, ...before }), of });
}

/** What all references mean, when that is one event or any and the index can tell of it. */
function onlyRef(question: ActivityQuestion): EventRef | null {
  const [first, ...others] = question.refs;
  if (first === undefined || !isIndexed(question) || question.refs.some(({ anyOf }) => anyOf)) return null;
  const meant = (ref: EventRef) => JSON.stringify([eventNames(ref), ref.where ?? []]);
  const isOne = (eventNames(first)?.length ?? 1) === 1;
  return isOne && others.every((each) => meant(each) === meant(first)) ? first : null;
}
