import { aggregate, call, choose, column, integer, truth } from "../../../plan/expression.ts";
import type { Named } from "../../../plan/relation.ts";
import { breakdownsOf } from "../definition/breakdowns.ts";
import type { Question } from "./question.ts";

/** The rows with the number of their bin as a text in place of a value to be binned, and the grid: one for all of the rows. */
export function binned({ builder, definition }: Question, relations: readonly string[]): { rows: string[]; grid: string | null } {
  const bins = breakdownsOf(definition).flatMap(({ bins: count }, index) =>
    count ? [{ count, index, value: `number_${index + 1}` }] : [],
  );
  if (bins.length === 0) return { rows: [...relations], grid: null };
  const edges = (from: string, verb: "own" | "all"): string =>
    builder.select(verb === "all" ? "grid" : "edges", {
      from,
      columns: bins.flatMap(({ value, index }): Named[] => [
        { name: `lowest_${index + 1}`, value: aggregate("min", [column(verb === "own" ? value : `lowest_${index + 1}`)]) },
        { name: `highest_${index + 1}`, value: aggregate("max", [column(verb === "own" ? value : `highest_${index + 1}`)]) },
      ]),
    });
  const own = relations.map((relation) => edges(relation, "own"));
  const grid = edges(own.length === 1 ? (own[0] as string) : builder.add("all_edges", { is: "union", of: own }), "all");
  const rows = relations.map((relation) =>
    builder.select("binned", {
      from: relation,
      as: "r",
      joins: [{ relation: grid, as: "g", kind: "inner", on: truth(true) }],
      keep: true,
      columns: bins.map(({ value, count, index }) => {
        const [lowest, highest] = [column(`lowest_${index + 1}`, "g"), column(`highest_${index + 1}`, "g")];
        const width = call("divide", call("minus", highest, lowest), integer(count));
        const steps = call("floor", call("divide", call("minus", column(value, "r"), lowest), width));
        const bin = choose(
          [
            { if: call("is_null", column(value, "r")), then: { is: "value", value: { is: "null" } } },
            { if: call("eq", lowest, highest), then: integer(0) },
          ],
          call("least", integer(count - 1), call("to_integer", steps)),
        );
        return { name: `value_${index + 1}`, value: call("to_text", bin) };
      }),
    }),
  );
  return { rows, grid };
}
