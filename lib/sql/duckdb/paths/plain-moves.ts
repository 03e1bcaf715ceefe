import { endingKeys, endings, pathSlots } from "../../../plan/paths.ts";
import type { SpelledPaths, Table } from "../../dialect.ts";

/** The moves of paths, slot by slot, from the paths that `whole` spells under a name. */
export function plainMoves(name: string, { spec, quoted }: SpelledPaths, whole: (name: string) => Table[]): Table[] {
  const paths = `${name}_whole`;
  const last = pathSlots(spec);
  const ending = (Object.keys(endings) as (keyof typeof endings)[]).map((each) => `WHEN ${endings[each]} THEN ${endingKeys[each]}`);
  const goesBy = `CASE "ending" ${ending.join(" ")} END`;
  const each = Array.from({ length: last }, (_, index) => {
    const slot = index + 1;
    const columns = [
      `${slot} AS "step"`,
      `${slot === 1 ? "1" : `CASE WHEN "node_${slot - 1}" IS NULL THEN 1 ELSE 0 END`} AS "begins"`,
      `"node_${slot}" AS "from_key"`,
      `${slot === last ? goesBy : `coalesce("node_${slot + 1}", ${goesBy})`} AS "to_key"`,
      `"events_${slot}" AS "events"`,
      `${slot === last ? "CAST(NULL AS BIGINT)" : `"time_${slot + 1}" - "time_${slot}"`} AS "elapsed"`,
    ];
    return `SELECT ${columns.join(", ")}\nFROM ${quoted(paths)}\nWHERE "node_${slot}" IS NOT NULL`;
  });
  return [...whole(paths), { name, sql: each.join("\nUNION ALL\n"), hint: "materialized" }];
}
