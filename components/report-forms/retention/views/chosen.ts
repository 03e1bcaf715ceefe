import { Copy, UserRoundCheck, UserRoundX } from "lucide-react";
import type { Note } from "../../../../lib/charts/note.ts";
import { fullNumber, percent, periodLabel } from "../../../../lib/format.ts";
import type { PartAction } from "../../../report/part-menu.tsx";
import { toast } from "../../../ui/toast.tsx";
import type { Focus } from "./focus.ts";
import type { NamedPart, Part } from "./people.ts";

/** A cell, or a point of a curve, that was clicked. */
export type Chosen = NamedPart & {
  retained: number;
  of: number;
  rate: number | null;
  at: { x: number; y: number };
  note: Note;
  from?: HTMLElement;
};

/** Which cell: of a cohort, by its place, or of the average row. */
export type Place = { cohort: number | "average"; column: number };

/** A cell with the counts of its lists; null where there is nobody, and where it has not begun. */
export function cellOf(focus: Focus, { cohort, column }: Place, interval: string): Omit<Chosen, "at" | "note" | "from"> | null {
  const label = focus.columns?.[column]?.label ?? "";
  const part = (of: string): Part => ({ ...focus.part, cohort: of, column, state: "retained" });
  if (cohort === "average") {
    const cell = focus.average?.[column];
    if (!cell || cell.eligible === 0) return null;
    const { retained, eligible, rate } = cell;
    return { part: part("all"), cohort: "all counted cohorts", column: label, retained, of: eligible, rate: rate.rate };
  }
  const own = focus.cohorts?.[cohort];
  const cell = own?.cells[column];
  if (!own || own.size === 0 || !cell || cell.retained === null) return null;
  const name = `cohort of ${periodLabel(own.period, interval)}`;
  return { part: part(own.period), cohort: name, column: label, retained: cell.retained, of: own.size, rate: cell.rate.rate };
}

type Context = { unit: string; onPeople: (part: NamedPart) => void };

/** What one can do with a cell: who came back, who did not, its number. */
export function chosenActions({ part, cohort, column, retained, of, rate }: Chosen, { unit, onPeople }: Context): PartAction[] {
  const named = (state: Part["state"]) => onPeople({ part: { ...part, state }, cohort, column });
  const members = part.column === 0;
  const number = members ? String(of) : `${retained} of ${of} (${percent(rate)})`;
  const copied = () => toast(`Copied ${number}`);
  const actions: (PartAction & { count: number })[] = [
    {
      label: members ? `The ${unit} of the cohort` : `Retained ${unit}`,
      icon: UserRoundCheck,
      count: retained,
      hint: fullNumber(retained),
      onSelect: () => named("retained"),
    },
    {
      label: `Not retained ${unit}`,
      icon: UserRoundX,
      count: of - retained,
      hint: fullNumber(of - retained),
      onSelect: () => named("not_retained"),
    },
  ];
  return [
    ...actions.filter(({ count }) => count > 0),
    {
      label: "Copy the number",
      icon: Copy,
      onSelect: () => void navigator.clipboard.writeText(number).then(copied, () => toast("The browser did not allow copying", "danger")),
    },
  ];
}
