"use client";

import { Switch as RadixSwitch } from "radix-ui";
import { type ReactNode, useId } from "react";

type SwitchProps = {
  label: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean;
  hideLabel?: boolean;
  hint?: ReactNode;
};

/** On or off, with its words beside it. */
export function Switch({ label, checked, onChange, disabled, hideLabel, hint }: SwitchProps) {
  const id = useId();
  return (
    <span className="inline-flex items-start gap-2">
      <RadixSwitch.Root
        id={id}
        checked={checked}
        onCheckedChange={onChange}
        disabled={disabled ?? false}
        className="relative mt-[3px] h-4 w-7 shrink-0 rounded-full bg-control transition-colors disabled:opacity-40 data-[state=checked]:bg-accent"
      >
        <RadixSwitch.Thumb className="block size-3 translate-x-0.5 rounded-full bg-raised transition-transform data-[state=checked]:translate-x-3.5" />
      </RadixSwitch.Root>
      <label htmlFor={id} className={hideLabel ? "sr-only" : "text-sm"}>
        {label}
        {hint ? <span className="block text-ink-3 text-xs">{hint}</span> : null}
      </label>
    </span>
  );
}
