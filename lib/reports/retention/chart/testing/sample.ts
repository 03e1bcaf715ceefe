import { groupKinds } from "../../../../vocabulary/folded-groups.ts";
import type { Rows } from "../../../answer-rows.ts";
import { type RetentionDefinition, retentionDefinition } from "../../definition.ts";
import { type Frame, retentionFrame } from "../../plan/frame.ts";
import type { RetentionResult } from "../../result/answer.ts";
import { retentionResult } from "../../result.ts";

const cohorts = 12;
const dataEnd = Date.parse("2024-05-24T15:00:00Z") * 1000;
const facts = {
  start: 0,
  end: dataEnd,
  eventProperties: [],
  userProperties: [],
  activityTimezone: null,
  dailyUsers: false,
  journeys: false,
  withoutUser: 0,
};

function asked(words: Record<string, unknown>): { definition: RetentionDefinition; frame: Frame } {
  const definition = retentionDefinition.parse({
    kind: "retention",
    range: { from: "2024-03-04", to: "2024-05-26" },
    start: { event: "user_signed_up" },
    return: { event: "page_viewed" },
    interval: "week",
    periods: cohorts,
    ...words,
  });
  return { definition, frame: retentionFrame(definition, facts) };
}

type Group = { kind: number; name: string; share: number };

/** A triangle that decays to a level, as counts; the later the cohort, the larger. */
function rowsOf(groups: readonly Group[], periods: readonly string[]): Rows {
  const columns = ["without_actor", "answered", "answer_of", "group_kind", "group_name", "group_count", "cohort", "column", "retained"];
  const rows = periods.flatMap((period) =>
    groups.flatMap(({ kind, name, share }) =>
      Array.from({ length: cohorts }, (_, cohort) => cohort).flatMap((cohort) =>
        Array.from({ length: cohorts - cohort }, (_, column) => {
          const others = kind === groupKinds.total ? groups.filter((each) => each.kind !== kind) : [];
          const counted = others.length > 0 ? others : [{ name, share }];
          const retained = counted.reduce((sum, each) => sum + unitsIn(each, { cohort, column, period }), 0);
          return [3, true, period, kind, name, groups.length - 1, cohort, column, retained];
        }),
      ),
    ),
  );
  return { columns, values: columns.map((_, index) => rows.map((row) => row[index])), rowCount: rows.length };
}

function unitsIn({ name, share }: Pick<Group, "name" | "share">, at: { cohort: number; column: number; period: string }): number {
  const { cohort, column, period } = at;
  const size = Math.round((400 + 35 * cohort) * share * (period === "previous" ? 0.8 : 1));
  const rate = 0.18 + 0.42 * Math.exp(-column / 2) + 0.02 * Math.sin(cohort + column);
  return column === 0 ? size : Math.round(size * rate * (name.startsWith("<") ? 0.6 : 1));
}

const whole: Group = { kind: groupKinds.total, name: "", share: 1 };

function answer(words: Record<string, unknown>, groups: readonly Group[]): RetentionResult {
  const { definition, frame } = asked(words);
  return retentionResult(rowsOf(groups, words.compare ? ["current", "previous"] : ["current"]), definition, frame);
}

/** Weekly retention against the twelve weeks before, as the product answers it; the last week is not over. */
export const sample: RetentionResult = answer({ compare: "previous_period" }, [whole]);

/** The same by a property whose values are hostile. */
export const sampleGroups: RetentionResult = answer({ breakdown: { property: "plan" } }, [
  whole,
  { kind: groupKinds.value, name: "pro", share: 0.5 },
  { kind: groupKinds.value, name: "<b>free</b>", share: 0.3 },
  { kind: groupKinds.unset, name: "(not set)", share: 0.1 },
  { kind: groupKinds.other, name: "(other)", share: 0.1 },
]);

/** How long units stay away. */
export const sampleGaps: RetentionResult = {
  ...sample,
  gaps: {
    units: 1000,
    single: 120,
    medianDays: 3,
    p80Days: 7,
    p90Days: 11.5,
    distribution: [1, 2, 3, 4, 5, 7, 8, 14, 75].map((days, index, all) => ({
      days,
      units: [220, 180, 160, 110, 60, 150, 40, 60, 20][index] ?? 0,
      cumulativeRate:
        [220, 180, 160, 110, 60, 150, 40, 60, 20].slice(0, index + 1).reduce((sum, each) => sum + each, 0) / (all.length ? 1000 : 1),
    })),
    suggestion: "week",
  },
};
