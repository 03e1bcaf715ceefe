"use client";

import { useSideAnswer } from "../../report/side-question.tsx";
import { Switch } from "../../ui/switch.tsx";
import type { CardProps } from "./card-props.ts";

type Measured<Result> = {
  /** The question in its cheapest form; null while it cannot be asked. */
  bare: object | null;
  count: (result: Result) => number | undefined;
  /** What is counted: step 1, the first period. */
  subject: string;
};

type IdentitySwitchProps<Result> = CardProps<"identity"> & { measured?: Measured<Result> };

/** Whether anonymous ids count with the user they became, and what that does to this very report. */
export function IdentitySwitch<Result>({ filled, onChange, measured }: IdentitySwitchProps<Result>) {
  return (
    <Switch
      label="Merge identities"
      hint={
        <>
          Anonymous ids count with the user they later became.
          {measured ? <Effect measured={measured} /> : null}
        </>
      }
      checked={filled.identity === "merged"}
      onChange={(merged) => onChange({ identity: merged ? "merged" : "raw" })}
    />
  );
}

function Effect<Result>({ measured: { bare, count, subject } }: { measured: Measured<Result> }) {
  const counted = (result: Result | undefined) => (result ? count(result) : undefined);
  const merged = counted(useSideAnswer<Result>(bare && { ...bare, identity: "merged" }));
  const raw = counted(useSideAnswer<Result>(bare && { ...bare, identity: "raw" }));
  const effect = merged === undefined || !raw ? null : (merged - raw) / raw;
  if (effect === null) return null;
  return effect === 0 ? " Here it changes nothing." : ` Merging changes ${subject} by ${signedPercent(effect)}.`;
}

function signedPercent(change: number): string {
  const percent = (Math.abs(change) * 100).toFixed(1);
  return `${change < 0 ? "−" : "+"}${percent} %`;
}
