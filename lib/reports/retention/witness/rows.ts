import { type Phrase, words } from "../../../vocabulary/phrase.ts";
import { instantText } from "../../instant-text.ts";
import { inOrder, type UnitRow } from "../../unit-rows.ts";
import type { WitnessRow } from "../../witness.ts";
import type { RetentionColumn } from "../result/answer.ts";
import { type Came, cameIn, columnAsked, intervalLabel, type Member, type Return, spanOf } from "./members.ts";
import type { RetentionWitness } from "./plan.ts";
import { birthWords } from "./words.ts";

/** More events of one member than this are told by the first of each column. */
const mostRows = 100;

type Said = Pick<WitnessRow, "role" | "means"> & { note?: Phrase[] };

/** An event with its place in the data, as witnesses show it. */
export function witnessRow({ micros, tie, event }: UnitRow, { role, means, note = [] }: Said): WitnessRow {
  return { time: instantText(micros) ?? "", micros, tie, event, role, means, note };
}

/** The birth, the returns that count, and where they are too few what came near; none where not all are known. */
export function rowsOf(member: Member, asked: RetentionWitness): WitnessRow[] {
  if (member.cut) return [];
  const column = columnAsked(asked);
  const birth = witnessRow(member.birth, { role: "Start", means: "counts", note: [words(birthWords(asked))] });
  const came = column ? cameIn(member, column, asked) : member.came;
  const others = column && came.length === 0 ? nearRows(member, column, asked) : returnRows(came);
  return [birth, ...others.sort(inOrder)];
}

function returnRows(came: readonly Came[]): WitnessRow[] {
  const few = came.reduce((sum, { rows }) => sum + rows.length, 0) <= mostRows;
  return came.flatMap(({ label, rows }) => {
    const note = few || rows.length === 1 ? [] : [words(`the first of ${rows.length} events`)];
    return (few ? rows : rows.slice(0, 1)).map(({ row }) => witnessRow(row, { role: label, means: "counts", note }));
  });
}

/** Too few returns in the column, those that the filters leave out, and the returns nearest to it. */
function nearRows(member: Member, column: RetentionColumn, asked: RetentionWitness): WitnessRow[] {
  const { definition } = asked;
  const { from, to } = spanOf(member, column, asked);
  const isInside = ({ row }: Return) => row.micros >= from && row.micros < to;
  const labelOf = ({ distance }: Return) => intervalLabel(definition, distance, distance);
  const inside = member.returns.filter(isInside).slice(0, mostRows);
  const filtered = member.filtered.filter(isInside).slice(0, mostRows);
  const before = member.returns.filter(({ row }) => row.micros < from).at(-1);
  const after = member.returns.find(({ row }) => row.micros >= to);
  const later = after ? [] : member.later.slice(0, 1);
  const note = [words(`${definition.minOccurrences} in one column are wanted`)];
  return [
    ...inside.map((each) => witnessRow(each.row, { role: labelOf(each), means: "beyond", note })),
    ...filtered.map(({ row }) => witnessRow(row, { role: "Filtered out", means: "against" })),
    ...[before, after].flatMap((each) => (each ? [witnessRow(each.row, { role: labelOf(each), means: "beyond" })] : [])),
    ...later.map((row) => witnessRow(row, { role: "After the dates", means: "beyond" })),
  ];
}
