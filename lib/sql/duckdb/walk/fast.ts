import { entryBit, maskBits } from "../../../plan/walk.ts";
import type { SpelledWalk, Table } from "../../dialect.ts";
import { walkFunctionName } from "./function-name.ts";
import { type PackedLayout, packedLayout, packingText } from "./packing.ts";

/** The walk by a registered function over one list of packed rows per unit; null when a row does not fit into 63 bits. */
export function fastWalk(name: string, walk: SpelledWalk): Table[] | null {
  const { spec, files } = walk;
  const layout = packedLayout({
    from: walk.from,
    until: walk.until,
    unitMicros: files.timeUnitMicros,
    maxTie: files.maxTie,
    maskBits: maskBits(spec),
  });
  if (!layout) return null;
  return [
    { name: `${name}_units`, sql: unitLists(walk, layout) },
    // Computed once: a condition on the answer would otherwise be pushed down and call the function a second time.
    { name: `${name}_answers`, sql: answers(name, walk, layout), hint: "materialized" },
    { name, sql: attempts(name, walk) },
  ];
}

const unitList = ({ units, quoted }: SpelledWalk): string => units.map(quoted).join(", ");

function unitLists(walk: SpelledWalk, layout: PackedLayout): string {
  const { baseMicros, unitMicros, tieBits, maskBits: bits } = layout;
  const sinceBase = `epoch_us("time") - ${baseMicros}`;
  const time = unitMicros === 1 ? `(${sinceBase})` : `((${sinceBase}) // ${unitMicros})`;
  const tie = tieBits === 0 ? "" : ` | (CAST("tie" AS BIGINT) << ${bits})`;
  const packed = `(${time} << ${tieBits + bits})${tie} | "mask"`;
  const flag = 2 ** entryBit(walk.spec);
  const carried = walk.carry ? `,\n       list(${walk.quoted(walk.carry)}) FILTER (WHERE "mask" & ${flag} <> 0) AS "carried"` : "";
  return `SELECT ${unitList(walk)}, list(${packed}) AS "packed"${carried}\nFROM ${walk.quoted(walk.rows)}\nGROUP BY ${unitList(walk)}`;
}

/** Several attempts of a unit become several rows. */
const isSeveral = ({ spec }: SpelledWalk): boolean => spec.bucketStarts !== null || spec.attempt === "every";

function answers(name: string, walk: SpelledWalk, layout: PackedLayout): string {
  const { spec } = walk;
  const several = isSeveral(walk);
  const call = `${walkFunctionName({ steps: spec.steps, fastest: spec.fastest, several })}("packed", ${walk.value(packingText(layout, spec, walk.carry !== null))})`;
  const answer = several ? `unnest(${call})` : call;
  return `SELECT ${unitList(walk)}, ${answer} AS "answer"${walk.carry ? ', "carried"' : ""}\nFROM ${walk.quoted(`${name}_units`)}`;
}

function attempts(name: string, walk: SpelledWalk): string {
  const { spec, carry, quoted } = walk;
  const perStep = (field: string) =>
    Array.from({ length: spec.steps }, (_, step) => `"answer"."${field}_${step + 1}" AS "${field}_${step + 1}"`);
  const columns = [
    unitList(walk),
    ...["bucket", "depth", "deadline", "entry_tie", "last_tie"].map((field) => `"answer"."${field}" AS "${field}"`),
    '("answer"."open" = 1) AS "open"',
    ...perStep("time"),
    ...(spec.fastest ? perStep("fastest") : []),
    ...(carry ? ['"carried"["answer"."entry"] AS "value"'] : []),
  ];
  return `SELECT ${columns.join(",\n       ")}\nFROM ${quoted(`${name}_answers`)}\nWHERE "answer" IS NOT NULL`;
}
