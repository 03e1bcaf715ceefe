import { daysColumn } from "../plan/active-days.ts";
import { aggregate, all, call, choose, column, type Expression, integer } from "../plan/expression.ts";
import type { Named } from "../plan/relation.ts";
import { type DayMask, dayMasks, dayNumber } from "./active-periods/day-masks.ts";
import { isIndexed } from "./active-periods/from-index.ts";
import type { ActivityQuestion } from "./active-periods.ts";
import { eventNames } from "./event-ref.ts";

/** Bits of one word, bit 0 being the period `first` (which may lie before the calendar: then its bit is never set). */
export type Word = { name: string; first: number; bits: number };

/**
 * Who was active when, without saying who: a relation with one row per set of periods, "units" (how many share it) and the words
 * that hold the set; with history only of units never seen before the calendar.
 */
export type ActiveWords = { relation: string; words: Word[] };

const bitsPerWord = 60;
const mostWords = 24;

/** The sets of active periods by the index alone; null when it cannot tell, or when the reference is not of one event or of any. */
export function activeWords(question: ActivityQuestion): ActiveWords | null {
  const { builder, refs, history, spine, interval } = question;
  const [ref] = refs;
  const names = ref ? eventNames(ref) : [];
  const alone = refs.every((each) => JSON.stringify(each) === JSON.stringify(ref)) && (names === null || names.length === 1);
  const conditioned = question.words.filters.length > 0 || ref?.where?.length || ref?.anyOf;
  if (!isIndexed(question) || !alone || conditioned) return null;
  const masks = dayMasks(spine);
  const parts = interval === "day" ? wordsOfDays(masks, question) : wordsOfPeriods(masks, spine.length);
  if (parts === null || parts.length > mostWords) return null;
  const first = dayNumber(spine[0]?.period ?? "1970-01-01");
  const activity = builder.add("activity", {
    is: "activity",
    by: "pattern",
    months: [...new Set(masks.map(({ month }) => month))],
    events: names ?? "any",
    ...(history ? { first: true } : {}),
  });
  const relation = builder.select("active_words", {
    from: activity,
    columns: [
      { name: "units", value: aggregate("sum", [column("users")]) },
      ...parts.map(({ word, value }) => ({ name: word.name, value })),
    ],
    ...(history ? { where: call("gte", column("first_day"), integer(first)) } : {}),
    groupBy: parts.map(({ value }) => value),
  });
  return { relation, words: parts.map(({ word }) => word) };
}

type Part = { word: Word; value: Expression };

/** A word per month; null where the calendar leaves a day out. */
function wordsOfDays(masks: readonly DayMask[], { spine }: Pick<ActivityQuestion, "spine">): Part[] | null {
  const first = dayNumber(spine[0]?.period ?? "1970-01-01");
  if (dayNumber(spine.at(-1)?.period ?? "1970-01-01") - first !== spine.length - 1) return null;
  const months = new Map<string, number>();
  for (const { month, mask } of masks) months.set(month, (months.get(month) ?? 0) + mask);
  return [...months].map(([month, mask], index) => ({
    word: { name: `word_${index + 1}`, first: dayNumber(`${month}-01`) - first, bits: 31 },
    value: call("bit_and", column(daysColumn(month)), integer(mask)),
  }));
}

/** Sixty weeks or months a word. */
function wordsOfPeriods(masks: readonly DayMask[], periods: number): Part[] {
  return Array.from({ length: Math.ceil(periods / bitsPerWord) }, (_, index) => {
    const first = index * bitsPerWord;
    const bits = Math.min(bitsPerWord, periods - first);
    const values = Array.from({ length: bits }, (__, bit) => {
      const own = masks.filter(({ period }) => period === first + bit);
      const days = own.map(({ month, mask }) => call("bit_and", column(daysColumn(month)), integer(mask)));
      const active = call("not_eq", days.length === 1 ? (days[0] as Expression) : call("bit_or", ...days), integer(0));
      return choose([{ if: active, then: integer(2 ** bit) }], integer(0));
    });
    const value = call("to_integer", values.length === 1 ? (values[0] as Expression) : call("bit_or", ...values));
    return { word: { name: `word_${index + 1}`, first, bits }, value };
  });
}

/** The first period of a row's set. */
export function firstPeriod(words: readonly Word[]): Expression {
  const lowest = (name: string): Expression => {
    const lowestBit = call("bit_and", column(name), call("minus", integer(0), column(name)));
    return call("bit_count", call("minus", lowestBit, integer(1)));
  };
  const places = words.map(({ name, first }) => ({
    if: call("not_eq", column(name), integer(0)),
    then: call("plus", integer(first), lowest(name)),
  }));
  return choose(places, integer(-1));
}

/** Rows of the numbers of a word's bits, to join with a word: its set bits, each as a row. */
export function bitRows({ builder }: Pick<ActivityQuestion, "builder">, words: readonly Word[]): string {
  const most = Math.max(1, ...words.map(({ bits }) => bits));
  const rows = Array.from({ length: most }, (_, bit) => [{ is: "integer" as const, value: bit }]);
  return builder.share("bits", { is: "rows", columns: ["bit"], rows });
}

/** Whether a bit of a word is set. */
export function isSet(word: Expression, bit: Expression): Expression {
  return call("not_eq", call("bit_and", call("shift_right", word, bit), integer(1)), integer(0));
}

/** One row per word that is not empty and the given columns, with "first_bit" (the period of bit 0), "bits" (the word) and "units". */
export function wordRows({ builder }: Pick<ActivityQuestion, "builder">, { relation, words }: ActiveWords, kept: Named[]): string {
  const each = words.map(({ name, first }) =>
    builder.select("one_word", {
      from: relation,
      columns: [
        ...kept,
        { name: "first_bit", value: integer(first) },
        { name: "bits", value: column(name) },
        { name: "units", value: aggregate("sum", [column("units")]) },
      ],
      where: all([call("not_eq", column(name), integer(0))]),
      groupBy: [...kept.map(({ value }) => value), column(name)],
    }),
  );
  return each.length === 1 ? (each[0] as string) : builder.add("each_word", { is: "union", of: each });
}
