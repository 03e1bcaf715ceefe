"use client";

import { useChartHeight } from "../../../chart/chart-height.tsx";
import { BarPart } from "./bar-part.tsx";
import { type FactsOfGroup, partLabel, type StepFacts } from "./step-facts.ts";
import { StepWords } from "./step-words.tsx";

const lines = [100, 75, 50, 25, 0];

/** One step standing: its name, its bars on a scale of the first step, its numbers. */
export function StepColumn({ facts, first }: { facts: StepFacts; first: boolean }) {
  const { step, groups } = facts;
  const wide = groups.length === 1;
  const height = useChartHeight(256);
  return (
    <li className="min-w-0">
      <div className="flex h-11 items-start gap-1.5 pr-3 pl-3" title={step.label}>
        <span className="mt-px grid size-5 shrink-0 place-items-center rounded-full bg-sunken font-medium text-ink-2 text-xs">
          {step.step}
        </span>
        <span className="line-clamp-2 min-w-0 break-words font-medium tile:text-xs">
          {step.label}
          {step.optional ? <span className="font-normal text-ink-3"> optional</span> : null}
        </span>
      </div>
      <div className="relative border-line-strong border-b" style={{ height }} data-chart>
        {lines.slice(0, -1).map((line) => (
          <div key={line} aria-hidden className="absolute inset-x-0 border-line border-t" style={{ bottom: `${line}%` }}>
            {first ? (
              <span className="absolute -top-2 left-0 bg-canvas pr-1 tile:bg-surface text-[0.625rem] text-ink-3 leading-4">{line}%</span>
            ) : null}
          </div>
        ))}
        <div className={`absolute inset-y-0 right-3 flex items-end gap-1 ${first ? "left-10" : "left-3"}`}>
          {groups.map((each) => (
            <Standing key={each.group.key} facts={facts} of={each} wide={wide} />
          ))}
        </div>
      </div>
      <StepWords facts={facts} className={first ? "pl-10" : "pl-3"} />
    </li>
  );
}

function Standing({ facts, of, wide }: { facts: StepFacts; of: FactsOfGroup; wide: boolean }) {
  const { bar, colour, ghost, note } = of;
  const share = { converted: bar.converted, dropped: bar.dropped, in_window: bar.inWindow };
  return (
    <div className={`relative flex h-full min-w-1.5 flex-1 flex-col justify-end ${wide ? "max-w-28" : "max-w-9"}`}>
      {(["in_window", "dropped", "converted"] as const).map((state) => (
        <BarPart
          key={state}
          state={state}
          share={share[state]}
          colour={colour}
          across={false}
          note={note}
          label={partLabel(of, state, facts.unit)}
          onHover={facts.onHover}
          onChoose={(element) => facts.onChoose(of, state, element)}
        />
      ))}
      {ghost === null ? null : (
        <div
          aria-hidden
          className={`pointer-events-none absolute bottom-0 border border-ink-2 border-b-0 border-dashed ${wide ? "-right-2 -left-2" : "-inset-x-0.5"}`}
          style={{ height: `${ghost * 100}%` }}
        />
      )}
    </div>
  );
}
