"use client";

import { BarPart } from "./bar-part.tsx";
import { type FactsOfGroup, partLabel, type StepFacts } from "./step-facts.ts";
import { StepWords } from "./step-words.tsx";

/** One step lying: name and numbers above its bars, for narrow screens and long funnels. */
export function StepAcross({ facts }: { facts: StepFacts }) {
  const { step, groups } = facts;
  return (
    <li className="border-line border-b py-3 first:pt-0 last:border-b-0">
      <div className="flex items-start gap-1.5" title={step.label}>
        <span className="mt-px grid size-5 shrink-0 place-items-center rounded-full bg-sunken font-medium text-ink-2 text-xs">
          {step.step}
        </span>
        <span className="min-w-0 break-words font-medium">
          {step.label}
          {step.optional ? <span className="font-normal text-ink-3"> optional</span> : null}
        </span>
      </div>
      <div className="mt-2 flex flex-col gap-1">
        {groups.map((each) => (
          <Lying key={each.group.key} facts={facts} of={each} tall={groups.length === 1} />
        ))}
      </div>
      <StepWords facts={facts} inline />
    </li>
  );
}

function Lying({ facts, of, tall }: { facts: StepFacts; of: FactsOfGroup; tall: boolean }) {
  const { bar, colour, ghost, note } = of;
  const share = { converted: bar.converted, dropped: bar.dropped, in_window: bar.inWindow };
  return (
    <div className={`relative flex bg-sunken ${tall ? "h-7" : "h-3.5"}`}>
      {(["converted", "dropped", "in_window"] as const).map((state) => (
        <BarPart
          key={state}
          state={state}
          share={share[state]}
          colour={colour}
          across
          note={note}
          label={partLabel(of, state, facts.unit)}
          onHover={facts.onHover}
          onChoose={(element) => facts.onChoose(of, state, element)}
        />
      ))}
      {ghost === null ? null : (
        <div
          aria-hidden
          className="pointer-events-none absolute -inset-y-1 left-0 border border-ink-2 border-l-0 border-dashed"
          style={{ width: `${ghost * 100}%` }}
        />
      )}
    </div>
  );
}
