import { Copy, Users } from "lucide-react";
import type { Note } from "../../../../lib/charts/note.ts";
import { fullNumber } from "../../../../lib/format.ts";
import type { StickinessDefinition } from "../../../../lib/reports/stickiness/definition.ts";
import type { Distribution } from "../../../../lib/reports/stickiness/result/answer.ts";
import type { PartAction } from "../../../report/part-menu.tsx";
import { toast } from "../../../ui/toast.tsx";
import type { Part } from "./people.ts";

/** A number of active intervals that was clicked, and the distribution of its series. */
export type Chosen = {
  part: Pick<Part, "series" | "periods" | "window">;
  distribution: Distribution;
  at: { x: number; y: number };
  note: Note;
  from?: HTMLElement;
};

type Context = { unit: string; definition: StickinessDefinition; onPeople: (part: Part) => void };

/** What one can do with a bar: the lists of exactly, at least and at most so many, and its number. */
export function chosenActions({ part, distribution }: Chosen, { unit, definition, onPeople }: Context): PartAction[] {
  const exact = exactly(distribution, definition.cumulative);
  const sum = (counts: number[]) => counts.reduce((total, each) => total + each, 0);
  const { periods } = part;
  const lists = [
    { how: "exactly" as const, word: `exactly ${periods}`, count: exact[periods - 1] ?? 0 },
    { how: "atLeast" as const, word: `${periods} or more`, count: sum(exact.slice(periods - 1)) },
    { how: "atMost" as const, word: `${periods} or fewer`, count: sum(exact.slice(0, periods)) },
  ];
  const number = String(distribution.values[periods - 1]?.count ?? 0);
  return [
    ...lists
      .filter(({ count }) => count > 0)
      .map(({ how, word, count }) => ({
        label: `${unit.charAt(0).toUpperCase()}${unit.slice(1)} with ${word}`,
        icon: Users,
        hint: fullNumber(count),
        onSelect: () => onPeople({ ...part, how, of: "current" }),
      })),
    {
      label: "Copy the number",
      icon: Copy,
      onSelect: () =>
        void navigator.clipboard.writeText(number).then(
          () => toast(`Copied ${number}`),
          () => toast("The browser did not allow copying", "danger"),
        ),
    },
  ];
}

/** Units with exactly so many, from either way of counting. */
function exactly({ values }: Distribution, cumulative: boolean): number[] {
  return values.map(({ count }, index) => (cumulative ? count - (values[index + 1]?.count ?? 0) : count));
}
