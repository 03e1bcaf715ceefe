import { Copy, Flag, Users } from "lucide-react";
import type { Note } from "../../../../lib/charts/note.ts";
import { fullNumber, plural } from "../../../../lib/format.ts";
import { type DrawnLine, seriesName } from "../../../../lib/reports/trends/chart/lines.ts";
import { lettersOf, parseFormula } from "../../../../lib/reports/trends/definition/formula.ts";
import { formulasOf } from "../../../../lib/reports/trends/definition/labels.ts";
import { measureOf } from "../../../../lib/reports/trends/definition/measure.ts";
import type { TrendsDefinition } from "../../../../lib/reports/trends/definition.ts";
import type { NotedDays } from "../../../report/annotations-dialog.tsx";
import type { PartAction } from "../../../report/part-menu.tsx";
import { toast } from "../../../ui/toast.tsx";
import type { Part } from "./people.ts";

/** Points of one moment, or totals, that were clicked. */
export type Chosen = {
  /** The lines in question with their numbers there. */
  lines: readonly { line: DrawnLine; value: number | null }[];
  /** Start of the point as printed, and of the compared one; absent for the whole range. */
  period?: string | undefined;
  periodBefore?: string | undefined;
  /** The days of the point, to write notes on. */
  days?: NotedDays | null;
  at: { x: number; y: number };
  note: Note;
  from?: HTMLElement;
};

export type PeoplePart = { part: Part; name: string };

type Context = {
  definition: TrendsDefinition;
  unit: string;
  onPeople: (people: PeoplePart) => void;
  onAnnotate: (days: NotedDays) => void;
};
type Listed = PeoplePart & { count: number | null };

/** What one can do with a point: the people behind each of its lines, and its numbers. */
export function chosenActions(chosen: Chosen, context: Context): PartAction[] {
  const { onPeople } = context;
  const lists = chosen.lines.flatMap((each) => listsOf(each, chosen, context));
  const units = capital(plural(context.unit));
  const open = ({ part, name }: Listed) => onPeople({ part, name });
  const people: PartAction[] =
    lists.length <= 4
      ? lists.map((each) => ({
          label: lists.length === 1 ? `${units} behind it` : `${units} · ${each.name}`,
          icon: Users,
          onSelect: () => open(each),
          ...(each.count === null ? {} : { hint: fullNumber(each.count) }),
        }))
      : [{ label: `${units} behind`, icon: Users, choices: lists.map((each) => ({ label: each.name, onSelect: () => open(each) })) }];
  const copies = chosen.lines.some(({ value }) => value !== null) ? [copyAction(chosen)] : [];
  return [...people, ...comparedList(chosen, context), ...copies, ...annotateAction(chosen, context)];
}

const capital = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** The lists of a line: its own, or those of the series that its formula uses. */
function listsOf({ line: drawn, value }: Chosen["lines"][number], { period }: Pick<Chosen, "period">, { definition }: Context): Listed[] {
  const { line, name } = drawn;
  const group = line.breakdown ? { group: line.breakdown, ...(line.groupKind ? { groupKind: line.groupKind } : {}) } : {};
  const part = (letter: string): Part => ({ letter, of: "current", ...group, ...(period === undefined ? {} : { period }) });
  const formula = formulasOf(definition)[Number(line.key.slice(1)) - 1];
  if (!formula)
    return value === 0 || (value === null && period !== undefined)
      ? []
      : [{ part: part(line.key), name, count: countsUnits(line.key, definition) ? value : null }];
  const suffix = line.breakdown ? ` · ${line.breakdown.join(" · ")}` : "";
  return lettersOf(parseFormula(formula.expression)).flatMap((letter): Listed[] => {
    const series = definition.series[letter.charCodeAt(0) - 65];
    if (!series) return [];
    const label = seriesName({ key: letter, label: series.label ?? named(series.event) }, { ...definition, formula: undefined });
    return [{ part: part(letter), name: `${label}${suffix}`, count: null }];
  });
}

const named = (event: string | null | string[] | undefined) =>
  event === null || event === undefined ? "Any event" : [event].flat().join(" or ");

/** Whether the number of a line is the length of its list. */
function countsUnits(letter: string, { series, smoothing, cumulative }: TrendsDefinition): boolean {
  const own = series[letter.charCodeAt(0) - 65];
  if (!own || smoothing || cumulative) return false;
  return ["unique_users", "weekly_active", "monthly_active", "first_time_users", "first_time_users_strict"].includes(
    measureOf(own.measure).name,
  );
}

function comparedList({ lines, periodBefore }: Chosen, { definition, unit, onPeople }: Context): PartAction[] {
  const [only] = lines;
  if (!only || lines.length > 1 || !only.line.before || formulasOf(definition).length > 0 || periodBefore === undefined) return [];
  const { key, breakdown, groupKind } = only.line.line;
  const group = breakdown ? { group: breakdown, ...(groupKind ? { groupKind } : {}) } : {};
  const part: Part = { letter: key, of: "previous", period: periodBefore, ...group };
  return [
    {
      label: `${capital(plural(unit))} of ${periodBefore.replace("T", " ")}`,
      icon: Users,
      onSelect: () => onPeople({ part, name: only.line.name }),
    },
  ];
}

function annotateAction({ days }: Chosen, { onAnnotate }: Context): PartAction[] {
  return days ? [{ label: `Notes on ${days.label}`, icon: Flag, onSelect: () => setTimeout(() => onAnnotate(days)) }] : [];
}

function copyAction({ lines }: Chosen): PartAction {
  const text =
    lines.length === 1 ? String(lines[0]?.value ?? "") : lines.map(({ line, value }) => `${line.name}\t${value ?? ""}`).join("\n");
  const said = lines.length === 1 ? `Copied ${text}` : "Copied the numbers";
  return {
    label: lines.length === 1 ? "Copy the number" : "Copy the numbers",
    icon: Copy,
    onSelect: () =>
      void navigator.clipboard.writeText(text).then(
        () => toast(said),
        () => toast("The browser did not allow copying", "danger"),
      ),
  };
}
