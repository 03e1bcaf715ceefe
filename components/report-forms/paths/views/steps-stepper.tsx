"use client";

import { Minus, Plus } from "lucide-react";
import { mostSteps } from "../../../../lib/reports/paths/definition.ts";
import { IconButton } from "../../../ui/button.tsx";

/** How many steps are drawn, with one more or fewer on the side where they are added. */
export function StepsStepper({ steps, onChange }: { steps: number; onChange: (steps: number) => void }) {
  return (
    <fieldset className="flex h-8 items-center rounded-md border border-line">
      <legend className="sr-only">Steps drawn</legend>
      <IconButton label="One step fewer" disabled={steps <= 2} onClick={() => onChange(steps - 1)}>
        <Minus size={14} aria-hidden />
      </IconButton>
      <span className="min-w-16 px-1 text-center text-sm">{steps} steps</span>
      <IconButton label="One more step" disabled={steps >= mostSteps} onClick={() => onChange(steps + 1)}>
        <Plus size={14} aria-hidden />
      </IconButton>
    </fieldset>
  );
}
