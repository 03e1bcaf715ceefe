import { maskBits } from "../../../plan/walk.ts";
import type { SpelledWalk, Table } from "../../dialect.ts";
import { answerHeader, answerNull, answerStride } from "./answer-writer.ts";
import { packedLayout, packingText } from "./packing.ts";

/** The walk by `parquetry_walk` over one list of packed rows per unit; null when a row does not fit into 63 bits. */
export function fastWalk(name: string, walk: SpelledWalk): Table[] | null {
  const { spec, files, quoted } = walk;
  const layout = packedLayout({
    from: walk.from,
    until: walk.until,
    unitMicros: files.timeUnitMicros,
    maxTie: files.maxTie,
    maskBits: maskBits(spec),
  });
  if (!layout) return null;
  const units = walk.units.map(quoted).join(", ");
  const time =
    layout.unitMicros === 1
      ? `(epoch_us("time") - ${layout.baseMicros})`
      : `((epoch_us("time") - ${layout.baseMicros}) // ${layout.unitMicros})`;
  const tie = layout.tieBits === 0 ? "" : ` | (CAST("tie" AS BIGINT) << ${layout.maskBits})`;
  const packed = `(${time} << ${layout.tieBits + layout.maskBits})${tie} | "mask"`;
  const carried = walk.carry ? `, list(${quoted(walk.carry)}) AS "carried"` : "";
  const grouped = `SELECT ${units}, list(${packed}) AS "packed"${carried}\nFROM ${quoted(walk.rows)}\nGROUP BY ${units}`;
  const answer = `SELECT ${units}, parquetry_walk("packed", ${walk.value(packingText(layout, spec))}) AS "answer"${walk.carry ? ', "carried"' : ""}\nFROM ${quoted(`${name}_units`)}`;
  return [
    { name: `${name}_units`, sql: grouped },
    { name: `${name}_answers`, sql: answer },
    { name, sql: attempts(name, walk, units) },
  ];
}

function attempts(name: string, { spec, quoted, carry }: SpelledWalk, units: string): string {
  const stride = answerStride(spec.steps, spec.fastest);
  const several = spec.bucketStarts !== null || spec.attempt === "every";
  const at = (position: number) => `"answer"[${several ? `"start" + ${position}` : position}]`;
  const orNull = (position: number) => `nullif(${at(position)}, ${answerNull})`;
  const list = (first: number) => `[${Array.from({ length: spec.steps }, (_, step) => orNull(first + step)).join(", ")}]`;
  const columns = [
    units,
    `CAST(${at(1)} AS INTEGER) AS "bucket"`,
    `CAST(${at(2)} AS INTEGER) AS "depth"`,
    `(${at(3)} = 1) AS "open"`,
    `${orNull(4)} AS "deadline"`,
    `CAST(${at(6)} AS INTEGER) AS "entry_tie"`,
    `CAST(${at(7)} AS INTEGER) AS "last_tie"`,
    `${list(answerHeader + 1)} AS "times"`,
    ...(spec.fastest ? [`${list(answerHeader + spec.steps + 1)} AS "fastest"`] : []),
    ...(carry ? [`"carried"[${at(5)} + 1] AS "value"`] : []),
  ];
  const from = quoted(`${name}_answers`);
  const source = several ? `(SELECT *, unnest(range(0, len("answer"), ${stride})) AS "start" FROM ${from}) AS "answers"` : from;
  return `SELECT ${columns.join(",\n       ")}\nFROM ${source}\nWHERE len("answer") > 0`;
}
