import { fullNumber, humanDuration } from "../../../format.ts";
import { named, type Phrase, words } from "../../../vocabulary/phrase.ts";
import { instantText } from "../../instant-text.ts";
import { inOrder, type UnitRow } from "../../unit-rows.ts";
import type { WitnessRow } from "../../witness.ts";
import type { Measured } from "../plan/question.ts";
import type { TrendsWitness } from "./plan.ts";
import { type Counted, pointLabel, type UnitSeries, windowsOf } from "./series.ts";

/** More counted events than this are told by the first of each point. */
const mostRows = 100;

/** The events that count, each with its point and the value that is measured; none where not all are known. */
export function countedRows({ measured, counted, countedCut }: UnitSeries, asked: TrendsWitness): WitnessRow[] {
  if (countedCut) return [];
  const points = new Map<string, Counted[]>();
  for (const row of counted) {
    const role = pointLabel(row, measured, asked);
    const own = points.get(role) ?? [];
    own.push(row);
    points.set(role, own);
  }
  const few = counted.length <= mostRows;
  const shown = [...points].flatMap(([role, rows]) => (few ? rows : rows.slice(0, 1)).map((row) => ({ row, role, alike: rows.length })));
  return shown
    .map(({ row, role, alike }): WitnessRow => {
      const note = !few && alike > 1 ? [words(`the first of ${alike} events`)] : valueNote(row, measured);
      return { time: instantText(row.micros) ?? "", micros: row.micros, tie: row.tie, event: row.event, role, means: "counts", note };
    })
    .sort(inOrder);
}

/** The value of the property, or of the whole session. */
function valueNote({ amount }: Counted, { measure: { name, property } }: Measured): Phrase[] {
  if (name.startsWith("first_time")) return [words("its first ever")];
  if (amount === null) return [];
  if (name === "session_duration") return [words(`its session lasts ${humanDuration(Number(amount))}`)];
  if (name === "session_events") return [words(`its session has ${fullNumber(Number(amount))} events`)];
  if (name === "bounce") return [words(Number(amount) === 1 ? "the only event of its session" : "its session has more events")];
  if (property === undefined) return [];
  return [
    named(property),
    words(name === "distinct" ? " is " : " = "),
    name === "distinct" ? named(amount) : words(fullNumber(Number(amount))),
  ];
}

/** Events that the filters leave out, and the nearest ones to the point that is asked about. */
export function nearRows({ measured, rows, rowsCut, first }: UnitSeries, asked: TrendsWitness): WitnessRow[] {
  const said = (row: UnitRow, role: string, means: WitnessRow["means"]): WitnessRow => {
    const { micros, tie, event } = row;
    return { time: instantText(micros) ?? "", micros, tie, event, role, means, note: [] };
  };
  if (measured.measure.name.startsWith("first_time")) return first ? [said(first, "First ever", "against")] : [];
  if (rowsCut) return [];
  const windows = windowsOf(measured, asked);
  const isInside = ({ micros }: UnitRow) => windows.some(({ from, to }) => micros >= from && micros < to);
  const inside = rows.filter(isInside).slice(0, mostRows);
  const [from, to] = [windows[0]?.from ?? 0, windows.at(-1)?.to ?? 0];
  const nearest = [rows.filter(({ micros }) => micros < from).at(-1), rows.find(({ micros }) => micros >= to)];
  return [
    ...inside.map((row) => (row.passes ? said(row, "Does not count", "beyond") : said(row, "Filtered out", "against"))),
    ...nearest.flatMap((row) => (row ? [said(row, row.micros < from ? "Earlier" : "Later", "beyond")] : [])),
  ].sort(inOrder);
}
