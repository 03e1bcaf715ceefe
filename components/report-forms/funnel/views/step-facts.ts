import type { Note } from "../../../../lib/charts/note.ts";
import { fullNumber, percent } from "../../../../lib/format.ts";
import { type Bar, type BarGroup, barGroups, barNote } from "../../../../lib/reports/funnel/chart/bars.ts";
import type { FunnelStep } from "../../../../lib/reports/funnel/result/answer.ts";
import type { Drawn } from "../../../chart/use-drawn.ts";
import type { BarState } from "./bar-part.tsx";
import type { ViewProps } from "./view-props.ts";

export type Hover = { note: Note; x: number; y: number };

export type FactsOfGroup = {
  group: BarGroup["group"];
  bar: Bar;
  before: FunnelStep | undefined;
  ghost: number | null;
  colour: string;
  note: Note;
};

/** All that is drawn and written about one step. */
export type StepFacts = {
  /** The step over all groups when the answer has it. */
  step: FunnelStep;
  before: FunnelStep | undefined;
  previousCount: number;
  unit: string;
  groups: FactsOfGroup[];
  onHover: (hover: Hover | null) => void;
  onChoose: (facts: FactsOfGroup, state: BarState, element: HTMLElement) => void;
};

/** Gathers the facts of each step once for both ways of drawing it. */
export function stepFacts(
  { result, unit, onChoose, drawn }: ViewProps & { drawn: Drawn },
  shown: BarGroup[],
  onHover: StepFacts["onHover"],
): (index: number) => StepFacts {
  const whole = barGroups({ period: result.period, ...(result.steps ? { steps: result.steps } : {}) })[0];
  const earlier = new Map((result.previous ? barGroups(result.previous) : []).map(({ group, bars }) => [group.key, bars]));
  return (index) => {
    const groups = shown.flatMap(({ group, bars }): FactsOfGroup[] => {
      const bar = bars[index];
      if (!bar) return [];
      const ghost = earlier.get(group.key)?.[index];
      const note = barNote(bar, group, { unit: result.unit, before: ghost?.step });
      return [
        {
          group,
          bar,
          before: ghost?.step,
          ghost: ghost?.converted ?? null,
          colour: drawn.colours.get(group.key) ?? "var(--c-accent)",
          note,
        },
      ];
    });
    const main = whole?.bars[index] ?? groups[0]?.bar;
    return {
      step: main?.step as FunnelStep,
      before: result.previous?.steps?.[index],
      previousCount: main?.previousCount ?? 0,
      unit,
      groups,
      onHover,
      onChoose: ({ group, bar, note }, state, element) => {
        const box = element.getBoundingClientRect();
        const part = { step: bar.step.step, state, of: "current" as const, ...(group.kind === "all" ? {} : { group: group.name }) };
        const counts = { converted: bar.step.count, dropped: bar.step.dropped, in_window: bar.step.inWindow };
        onChoose({
          part,
          note,
          counts,
          kind: group.kind,
          from: element,
          at: { x: box.left + box.width / 2, y: Math.min(box.bottom, box.top + 24) },
        });
      },
    };
  };
}

/** What a part of a bar is called when read aloud. */
export function partLabel({ group, bar }: FactsOfGroup, state: BarState, unit: string): string {
  const { step } = bar;
  const who = group.kind === "all" ? "" : `${group.name}, `;
  if (state === "converted")
    return `${who}step ${step.step}, ${step.label}: ${fullNumber(step.count)} ${unit} reached it, ${percent(step.fromFirst.rate)} of the first step`;
  if (state === "dropped") return `${who}step ${step.step}, ${step.label}: ${fullNumber(step.dropped)} ${unit} dropped off before it`;
  return `${who}step ${step.step}, ${step.label}: ${fullNumber(step.inWindow)} ${unit} still in their window`;
}
