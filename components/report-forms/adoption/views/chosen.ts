import { Copy, Flag, Users } from "lucide-react";
import type { Note } from "../../../../lib/charts/note.ts";
import { fullNumber } from "../../../../lib/format.ts";
import type { NotedDays } from "../../../report/annotations-dialog.tsx";
import type { PartAction } from "../../../report/part-menu.tsx";
import { toast } from "../../../ui/toast.tsx";
import type { Part, PeoplePart } from "./people.ts";

/** A list that a part leads to; its length where the part says it. */
export type Listed = { label: string; name: string; part: Part; count: number | null };

/** A part of a chart, or a row of a table, that was clicked. */
export type Chosen = {
  lists: readonly Listed[];
  /** What copying takes. */
  numbers: string;
  /** The days of a bucket, to write notes on. */
  days?: NotedDays | null;
  note: Note;
  at: { x: number; y: number };
  from?: HTMLElement;
};

type Context = { onPeople: (people: PeoplePart) => void; onAnnotate: (days: NotedDays) => void };

const mostInARow = 8;

/** What one can do with a part: the people behind it, and its numbers. */
export function chosenActions({ lists, numbers, days }: Chosen, { onPeople, onAnnotate }: Context): PartAction[] {
  const open = ({ part, name }: Listed) => onPeople({ part, name });
  const known = lists.filter(({ count }) => count !== 0);
  const people: PartAction[] =
    known.length <= mostInARow
      ? known.map((each) => ({
          label: each.label,
          icon: Users,
          onSelect: () => open(each),
          ...(each.count === null ? {} : { hint: fullNumber(each.count) }),
        }))
      : [{ label: "Who is behind", icon: Users, choices: known.map((each) => ({ label: each.label, onSelect: () => open(each) })) }];
  const copy = () =>
    void navigator.clipboard.writeText(numbers).then(
      () => toast("Copied the numbers"),
      () => toast("The browser did not allow copying", "danger"),
    );
  const notes = days ? [{ label: `Notes on ${days.label}`, icon: Flag, onSelect: () => setTimeout(() => onAnnotate(days)) }] : [];
  return [...people, { label: "Copy the numbers", icon: Copy, onSelect: copy }, ...notes];
}

/** The lines of a note as text for the clipboard. */
export function noteText({ title, lines }: Note): string {
  return [title, ...lines.map(({ label, value }) => `${label}\t${value}`)].join("\n");
}

/** Where a row of a table lies in the window. */
export function placeOf(element: HTMLElement): { x: number; y: number } {
  const box = element.getBoundingClientRect();
  return { x: box.left, y: box.bottom };
}

/** The first letter as a capital. */
export const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
