import type { TrendsDefinition } from "../../reports/trends/definition.ts";
import type { TrendsAnswer, TrendsLine, TrendsResult } from "../../reports/trends/result/answer.ts";
import { answerDifferences, keyOf, type Rules, unlike } from "../compare-answers.ts";

/** Left to other tests, or to wording: how sessions are called, how instants are written, what a screen says besides. */
const rules: Rules = {
  notCompared: new Set(["dataEnd", "unit", "broken", "withoutActor", "actor", "firstTime", "lastTime"]),
  keyed: { series: (entry) => keyOf(entry, "key", "breakdown", "groupKind") },
};

/** Where a product's answer differs from the reference's, one path each. */
export function trendsDifferences(answers: { reference: TrendsResult; product: TrendsResult }, definition: TrendsDefinition): string[] {
  const { actors: expected, previous: _, ...reference } = withoutPreviousList(answers.reference, definition);
  const { actors: found, previous, ...product } = withoutPreviousList(answers.product, definition);
  const before = answers.reference.previous && definition.view !== "actors" ? answers.reference.previous : undefined;
  const lists = expected || found ? unlike("actors", rowTexts(expected, definition), rowTexts(found, definition)) : [];
  return [
    ...answerDifferences(
      { ...reference, ...(before ? { previous: before } : {}) },
      { ...product, ...(previous ? { previous } : {}) },
      rules,
    ),
    ...lists,
    ...answers.product.broken,
    ...orderComplaints("series", answers.product.series),
    ...orderComplaints("previous.series", previous?.series ?? []),
  ];
}

function withoutPreviousList(result: TrendsResult, { view }: TrendsDefinition): TrendsResult {
  const { previous, ...rest } = result;
  return view === "actors" || !previous ? rest : result;
}

/** Sessions are called differently on the two sides: there only the numbers of events are compared. */
function rowTexts(rows: TrendsAnswer["actors"], { countBy }: TrendsDefinition): string[] | undefined {
  return rows?.map(({ actor, events }) => JSON.stringify(countBy === "session" ? [events] : [actor, events]));
}

const place = { value: 0, unset: 1, other: 2 };

/** Values largest first, then what is not set, then the rest; equal sums may differ in their last digit. */
function orderComplaints(path: string, lines: readonly TrendsLine[]): string[] {
  const sum = (line: TrendsLine) => line.points.reduce((total, { value }) => total + (value ?? 0), 0);
  return lines.flatMap((line, index) => {
    const before = lines[index - 1];
    if (!before?.groupKind || !line.groupKind || before.key !== line.key) return [];
    const step = place[line.groupKind] - place[before.groupKind];
    const isInOrder = step > 0 || (step === 0 && sum(line) <= sum(before) + 1e-9 * Math.max(1, Math.abs(sum(before))));
    return isInOrder ? [] : [`${path}: ${line.breakdown?.join("|")} stands after ${before.breakdown?.join("|")}`];
  });
}
