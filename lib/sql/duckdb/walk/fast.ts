import { entryBit, maskBits } from "../../../plan/walk.ts";
import type { SpelledWalk, Table } from "../../dialect.ts";
import { walkFunctionName } from "./function-name.ts";
import { type PackedLayout, packedLayout, packingText } from "./packing.ts";

/** The walk by a registered function over lists of packed rows of many units; null when a row does not fit into 63 bits. */
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
    { name: `${name}_lists`, sql: lists(walk, layout) },
    { name: `${name}_answers`, sql: answers(name, walk, layout) },
    { name, sql: attempts(name, walk) },
  ];
}

/** The function tells users apart; whatever else makes a unit makes a list of its own. */
const groups = ({ units, key, quoted }: SpelledWalk): string[] => units.filter((unit) => unit !== key).map(quoted);

function lists(walk: SpelledWalk, layout: PackedLayout): string {
  const { spec, key, carry, quoted } = walk;
  const by = groups(walk);
  const flag = 2 ** entryBit(spec);
  const columns = [
    ...by,
    `${key === undefined ? "CAST([] AS BIGINT[])" : `list(${quoted(key)})`} AS "keys"`,
    `list(${packed(layout)}) AS "packed"`,
    ...(carry ? [`list(${quoted(carry)}) FILTER (WHERE "mask" & ${flag} <> 0) AS "carried"`] : []),
  ];
  const parts = [...by, ...(key === undefined ? [] : [partOf(quoted(key))])];
  return `SELECT ${columns.join(",\n       ")}\nFROM ${quoted(walk.rows)}\nGROUP BY ${parts.join(", ")}`;
}

/** One list per part of the users: small enough for a processor's cache. */
const partOf = (key: string): string => `(${key} & 63)`;

function packed({ baseMicros, unitMicros, tieBits, maskBits: bits }: PackedLayout): string {
  const sinceBase = `epoch_us("time") - ${baseMicros}`;
  const time = unitMicros === 1 ? `(${sinceBase})` : `((${sinceBase}) // ${unitMicros})`;
  const tie = tieBits === 0 ? "" : ` | (CAST("tie" AS BIGINT) << ${bits})`;
  return `(${time} << ${tieBits + bits})${tie} | "mask"`;
}

function answers(name: string, walk: SpelledWalk, layout: PackedLayout): string {
  const { spec, carry } = walk;
  const call = `${walkFunctionName(spec)}("keys", "packed", ${walk.value(packingText(layout, spec, carry !== null))})`;
  const columns = [...groups(walk), `unnest(${call}) AS "answer"`, ...(carry ? ['"carried"'] : [])];
  return `SELECT ${columns.join(", ")}\nFROM ${walk.quoted(`${name}_lists`)}`;
}

function attempts(name: string, walk: SpelledWalk): string {
  const { spec, key, carry, quoted } = walk;
  const number = (field: string) => `CAST("answer"."${field}" AS BIGINT) AS "${field}"`;
  const perStep = (field: string) => Array.from({ length: spec.steps }, (_, step) => number(`${field}_${step + 1}`));
  const columns = [
    ...(key === undefined ? [] : [`"answer"."unit" AS ${quoted(key)}`]),
    ...groups(walk),
    ...["bucket", "depth", "deadline", "entry_tie", "last_tie"].map(number),
    '("answer"."open" = 1) AS "open"',
    ...perStep("time"),
    ...(spec.fastest ? perStep("fastest") : []),
    ...(carry ? ['"carried"[CAST("answer"."entry" AS BIGINT)] AS "value"'] : []),
  ];
  return `SELECT ${columns.join(",\n       ")}\nFROM ${quoted(`${name}_answers`)}`;
}
