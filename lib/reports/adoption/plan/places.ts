import { aggregate, call, column, integer, over } from "../../../plan/expression.ts";
import { usersOf } from "./pairs.ts";
import { cells, kept, once, type Question } from "./question.ts";

/** The values of a property in the order of their users in the current range, ties by name: "feature", "place" (1 first), "values" (how many). */
export function places(question: Question): string {
  const { builder } = question;
  return once(question, "places", () => {
    const counted = builder.select("users_by_value", {
      from: usersOf(question, "current"),
      columns: [...kept(["feature"]), { name: "users", value: aggregate("count_rows") }],
      groupBy: [column("feature")],
    });
    const order = [{ by: column("users"), descending: true }, { by: column("feature") }];
    const ranked = builder.select("ranked_values", {
      from: counted,
      keep: true,
      columns: [
        { name: "place", value: over("row_number", [], { order }) },
        { name: "value_count", value: over("count_rows", []) },
      ],
    });
    const limit = question.definition.everyValueOf?.limit ?? 0;
    return builder.select("places", { from: ranked, keep: true, columns: [], where: call("lte", column("place"), integer(limit)) });
  });
}

/** Which values are the features, at their places; "count" is how many values there are. */
export function placeCells(question: Question): string {
  return cells(question, {
    from: places(question),
    name: "current",
    kind: "place",
    feature: kept(["feature"]),
    at: column("place"),
    count: column("value_count"),
  });
}

/** The rows of the values that are features, and of none; all of them where features are listed. */
export function ofFeatures(question: Question, relation: string): string {
  if (!question.definition.everyValueOf) return relation;
  const isFeature = { is: "member" as const, value: column("feature"), relation: featureList(question) };
  return question.builder.select("of_features", {
    from: relation,
    keep: true,
    columns: [],
    where: call("or", call("is_null", column("feature")), isFeature),
  });
}

const featureList = (question: Question): string =>
  once(question, "feature list", () => question.builder.select("features", { from: places(question), columns: kept(["feature"]) }));
