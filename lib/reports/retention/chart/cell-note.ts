import type { Note, NoteLine } from "../../../charts/note.ts";
import { compactNumber, fullNumber, percent, periodLabel } from "../../../format.ts";
import type { AverageCell, CellAmount, Rate, RetentionAnswer, RetentionCell } from "../result/answer.ts";
import { closesText, rateInterval } from "./words.ts";

type Part = Pick<RetentionAnswer, "columns" | "cohorts" | "average" | "period">;
/** A cell of the heatmap: of a cohort, by its place, or of the average row. */
export type CellPlace = { cohort: number | "average"; column: number };
type Words = { interval: string; unit: string; dataEnd: string | null; includeMaturing: boolean };

/** What the tooltip of a cell says; null where there is none. */
export function cellNote(part: Part, { cohort, column }: CellPlace, words: Words): Note | null {
  const label = part.columns?.find((each) => each.column === column)?.label ?? "";
  if (cohort === "average") return averageNote(part.average?.[column], label, words);
  const own = part.cohorts?.[cohort];
  const cell = own?.cells[column];
  if (!own || !cell) return null;
  const title = `${periodLabel(own.period, words.interval)} · ${label}`;
  if (column === 0)
    return { title, lines: [{ label: `The cohort’s ${words.unit}`, value: fullNumber(own.size), strong: true }, ...amounts(cell)] };
  return { title, lines: lines(cell, cell.retained ?? 0, words), remarks: remarks(cell, part.period.timezone, words) };
}

function averageNote(cell: AverageCell | undefined, label: string, words: Words): Note | null {
  if (!cell) return null;
  const which = words.includeMaturing ? "cohorts whose cell has begun" : "closed cohorts";
  const remark = `Pooled over ${fullNumber(cell.cohorts)} ${cell.cohorts === 1 ? which.replace("cohorts", "cohort") : which}.`;
  return { title: `Average · ${label}`, lines: lines(cell, cell.retained, words), remarks: [remark] };
}

function lines(cell: { rate: Rate; amount?: CellAmount }, retained: number, { unit }: Words): NoteLine[] {
  const { rate } = cell;
  const label = `${unit.charAt(0).toUpperCase()}${unit.slice(1)}`;
  if (rate.rate === null && retained === 0) return [{ label, value: `of ${fullNumber(rate.n)}` }];
  return [
    { label: "Came back", value: percent(rate.rate), strong: true },
    { label: "95% interval", value: rateInterval(rate) },
    { label, value: `${fullNumber(retained)} of ${fullNumber(rate.n)}` },
    ...amounts(cell),
  ];
}

function amounts({ amount }: { amount?: CellAmount }): NoteLine[] {
  if (!amount) return [];
  return [
    { label: "Sum", value: compactNumber(amount.sum) },
    { label: "Per retained one", value: compactNumber(amount.average) },
    { label: "So far per member", value: compactNumber(amount.perMember) },
  ];
}

function remarks({ state, closesAt }: RetentionCell, timezone: string, { dataEnd }: Words): string[] {
  if (state === "closed") return [];
  if (state === "not_started") return ["Has not begun yet."];
  const past = dataEnd !== null && closesAt <= dataEnd;
  return [past ? "Not all of it lies in these dates." : `May still change: ${closesText(closesAt, timezone)}.`];
}
