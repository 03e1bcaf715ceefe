import type { PlanBuilder } from "../plan/builder.ts";
import type { Sort } from "../plan/expression.ts";
import { call, column, type Expression, nothing, text } from "../plan/expression.ts";

/** The columns of an answer that holds several things, each with its type. */
export type Layout = Record<string, "text" | "integer">;

/** One of the things: the word in the column "of", where it comes from, and the columns that it fills. */
export type Tagged = { of: string; from: string; columns: Record<string, Expression>; orderBy?: Sort[]; limit?: number };

/** Several small answers as the rows of one, told apart by "of"; what a part does not fill is null. */
export function taggedRows(builder: PlanBuilder, layout: Layout, parts: readonly Tagged[]): string {
  const cast = { text: "to_text", integer: "to_integer" } as const;
  const each = parts.map(({ of, from, columns, orderBy, limit }) =>
    builder.select(of, {
      from,
      columns: [
        { name: "of", value: text(of) },
        ...Object.entries(layout).map(([name, type]) => ({ name, value: call(cast[type], columns[name] ?? nothing) })),
      ],
      ...(orderBy ? { orderBy } : {}),
      ...(limit === undefined ? {} : { limit }),
    }),
  );
  return builder.select("answer", { from: builder.add("parts", { is: "union", of: each }), columns: [], keep: true });
}

/** A column of the relation that a part comes from, under its own name. */
export const own = (...names: string[]): Record<string, Expression> => Object.fromEntries(names.map((name) => [name, column(name)]));
