import { Copy, Users } from "lucide-react";
import type { Note } from "../../../../lib/charts/note.ts";
import { fullNumber } from "../../../../lib/format.ts";
import { stateWords } from "../../../../lib/reports/lifecycle/chart/points.ts";
import type { LifecyclePoint } from "../../../../lib/reports/lifecycle/result/answer.ts";
import type { PartAction } from "../../../report/part-menu.tsx";
import { toast } from "../../../ui/toast.tsx";
import type { Part } from "./people.ts";

/** An interval that was clicked. */
export type Chosen = {
  point: LifecyclePoint;
  part: Omit<Part, "state">;
  at: { x: number; y: number };
  note: Note;
  from?: HTMLElement;
};

type Context = { unit: string; onPeople: (part: Part) => void };

/** What one can do with an interval: the lists behind its parts, and its numbers. */
export function chosenActions({ point, part }: Chosen, { unit, onPeople }: Context): PartAction[] {
  const lists = stateWords
    .filter(({ state }) => point[state] > 0)
    .map(({ state, word }) => ({
      label: `${word} ${unit}`,
      icon: Users,
      hint: fullNumber(point[state]),
      onSelect: () => onPeople({ ...part, state }),
    }));
  const numbers = stateWords.map(({ state, word }) => `${word} ${point[state]}`).join("\n");
  const copied = () => toast("Copied the numbers");
  const copy: PartAction = {
    label: "Copy the numbers",
    icon: Copy,
    onSelect: () => void navigator.clipboard.writeText(numbers).then(copied, () => toast("The browser did not allow copying", "danger")),
  };
  return [...lists, copy];
}
