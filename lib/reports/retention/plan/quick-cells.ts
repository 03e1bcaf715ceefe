import { aggregate, all, call, column, type Expression, integer, text } from "../../../plan/expression.ts";
import { type ActiveWords, activeWords, bitRows, firstPeriod, isSet, wordRows } from "../../../vocabulary/active-words.ts";
import { groupKinds } from "../../../vocabulary/folded-groups.ts";
import { activityOf } from "./births.ts";
import type { PeriodName } from "./frame.ts";
import { birthRule, looksAtBirths } from "./needs.ts";
import type { Question } from "./question.ts";

const mostPairs = 100;

/**
 * The cells of one period when nothing is asked of single units: from the sets of active periods in the activity index, counted
 * before they are opened. Null when the question needs more; then `cellsOf` answers.
 */
export function quickCells(question: Question, name: PeriodName): string | null {
  const { definition } = question;
  const single = definition.returning === "on" && !definition.bracketRanges && !looksAtBirths(definition);
  if (!single || JSON.stringify(definition.start) !== JSON.stringify(definition.return)) return null;
  const rule = birthRule(definition);
  const found = activeWords(activityOf(question, name));
  if (found === null || (rule === "recurring" && found.words.length ** 2 > mostPairs)) return null;
  return rule === "recurring" ? recurringCells(question, name, found) : firstCells(question, name, found);
}

/** Every unit in the cohort of its first period. */
function firstCells(question: Question, name: PeriodName, found: ActiveWords): string {
  const rows = wordRows(question, found, [{ name: "cohort", value: firstPeriod(found.words) }]);
  return opened(question, name, { rows, bits: bitRows(question, found.words) });
}

/** Every unit in the cohort of each of its periods: pairs of words, opened one after the other. */
function recurringCells(question: Question, name: PeriodName, found: ActiveWords): string {
  const { builder } = question;
  const { relation, words } = found;
  const bits = bitRows(question, words);
  const pairs = words.flatMap((born, index) =>
    words.slice(index).map((seen) =>
      builder.select("two_words", {
        from: relation,
        columns: [
          { name: "first_born", value: integer(born.first) },
          { name: "born", value: column(born.name) },
          { name: "first_bit", value: integer(seen.first) },
          { name: "bits", value: column(seen.name) },
          { name: "units", value: aggregate("sum", [column("units")]) },
        ],
        where: all([call("not_eq", column(born.name), integer(0)), call("not_eq", column(seen.name), integer(0))]),
        groupBy: [column(born.name), ...(born === seen ? [] : [column(seen.name)])],
      }),
    ),
  );
  const both = pairs.length === 1 ? (pairs[0] as string) : builder.add("word_pairs", { is: "union", of: pairs });
  const cohort = call("plus", column("first_born", "w"), column("bit", "b"));
  const rows = builder.select("born_words", {
    from: both,
    as: "w",
    joins: [{ relation: bits, as: "b", kind: "inner", on: isSet(column("born", "w"), column("bit", "b")) }],
    columns: [
      { name: "cohort", value: cohort },
      { name: "first_bit", value: column("first_bit", "w") },
      { name: "bits", value: column("bits", "w") },
      { name: "units", value: aggregate("sum", [column("units", "w")]) },
    ],
    groupBy: [cohort, column("first_bit", "w"), column("bits", "w")],
  });
  return opened(question, name, { rows, bits });
}

/** The words of each cohort, bit by bit. */
function opened({ builder, definition }: Question, name: PeriodName, { rows, bits }: { rows: string; bits: string }): string {
  const distance: Expression = call("minus", call("plus", column("first_bit", "w"), column("bit", "b")), column("cohort", "w"));
  return builder.select("cells", {
    from: rows,
    as: "w",
    joins: [{ relation: bits, as: "b", kind: "inner", on: isSet(column("bits", "w"), column("bit", "b")) }],
    columns: [
      { name: "answer_of", value: text(name) },
      { name: "group_kind", value: integer(groupKinds.total) },
      { name: "group_name", value: text("") },
      { name: "group_count", value: integer(0) },
      { name: "cohort", value: column("cohort", "w") },
      { name: "column", value: distance },
      { name: "retained", value: aggregate("sum", [column("units", "w")]) },
    ],
    where: all([call("gte", distance, integer(0)), call("lt", distance, integer(definition.periods))]),
    groupBy: [column("cohort", "w"), distance],
  });
}
