"use client";

import { BarChart2, BarChartHorizontal } from "lucide-react";
import { useState } from "react";
import { barGroups } from "../../../../lib/reports/funnel/chart/bars.ts";
import { Legend } from "../../../chart/legend.tsx";
import { NoteCard } from "../../../chart/note-card.tsx";
import type { Drawn } from "../../../chart/use-drawn.ts";
import { useWidth } from "../../../chart/use-width.ts";
import { IconButton } from "../../../ui/button.tsx";
import { stateFill } from "./bar-part.tsx";
import { StepAcross } from "./step-across.tsx";
import { StepColumn } from "./step-column.tsx";
import { type Hover, stepFacts } from "./step-facts.ts";
import type { ViewProps } from "./view-props.ts";

const columnAtLeast = 132;

/** The bars of the funnel, standing, or lying where there is no room. */
export function StepsView(props: ViewProps & { drawn: Drawn }) {
  const { result, drawn } = props;
  const [place, width] = useWidth();
  const [lying, setLying] = useState<boolean | null>(null);
  const [hover, setHover] = useState<Hover | null>(null);
  const shown = barGroups(result).filter(({ group }) => group.kind === "all" || drawn.drawn.some(({ key }) => key === group.key));
  const steps = result.steps ?? shown[0]?.bars.map(({ step }) => step) ?? [];
  const across = lying ?? (width > 0 && width < steps.length * columnAtLeast);
  const waiting = !props.definition.includeMaturing && steps.some(({ inWindow }) => inWindow > 0);
  const facts = stepFacts(props, shown, setHover);
  return (
    <div ref={place}>
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-1">
        {drawn.checked.length > 0 ? (
          <Legend groups={drawn.checked} colours={drawn.colours} isolated={drawn.isolated} onIsolate={drawn.isolate} />
        ) : null}
        <div className="tile:hidden ml-auto flex items-start gap-3">
          <States compared={result.previous !== undefined} waiting={waiting} />
          <IconButton label={across ? "Standing bars" : "Lying bars"} onClick={() => setLying(!across)}>
            {across ? (
              <BarChart2 size={16} strokeWidth={1.7} aria-hidden />
            ) : (
              <BarChartHorizontal size={16} strokeWidth={1.7} aria-hidden />
            )}
          </IconButton>
        </div>
      </div>
      {width === 0 ? (
        <div className="h-96" />
      ) : across ? (
        <ol className="flex flex-col">
          {steps.map((step, index) => (
            <StepAcross key={step.step} facts={facts(index)} />
          ))}
        </ol>
      ) : (
        <ol
          className="grid overflow-x-auto pb-1"
          style={{ gridTemplateColumns: `repeat(${steps.length}, minmax(${columnAtLeast}px, 1fr))` }}
        >
          {steps.map((step, index) => (
            <StepColumn key={step.step} facts={facts(index)} first={index === 0} />
          ))}
        </ol>
      )}
      {hover ? <NoteCard note={hover.note} anchor={hover} /> : null}
    </div>
  );
}

function States({ compared, waiting }: { compared: boolean; waiting: boolean }) {
  const states = [
    ["converted", "converted"],
    ["dropped", "dropped off"],
    ["in_window", waiting ? "still in their window, not yet in the rates" : "still in their window"],
  ] as const;
  return (
    <ul className="flex flex-wrap gap-x-3 py-1.5 text-ink-2 text-xs" aria-label="What the bars mean">
      {states.map(([state, words]) => (
        <li key={state} className="flex items-center gap-1.5">
          <span className="size-3 rounded-[2px]" style={{ background: stateFill(state, "var(--c-ink-2)") }} />
          {words}
        </li>
      ))}
      {compared ? (
        <li className="flex items-center gap-1.5">
          <span className="size-3 rounded-[2px] border border-control border-dashed" />
          compared period
        </li>
      ) : null}
    </ul>
  );
}
