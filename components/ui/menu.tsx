"use client";

import { Check } from "lucide-react";
import { DropdownMenu } from "radix-ui";
import type { ComponentType, ReactNode } from "react";
import { floating } from "./popover.tsx";

export type MenuItem =
  | "line"
  | {
      label: string;
      icon?: ComponentType<{ size?: number; strokeWidth?: number }>;
      onSelect: () => void;
      checked?: boolean;
      disabled?: boolean;
      danger?: boolean;
      hint?: string;
    };

/** A menu of actions under a button; arrows move, letters jump, Esc closes. */
export function Menu({ trigger, items, label }: { trigger: ReactNode; items: readonly MenuItem[]; label: string }) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content aria-label={label} align="end" sideOffset={4} collisionPadding={8} className={`${floating} min-w-52 p-1`}>
          {items.map((item, index) =>
            item === "line" ? (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
              <DropdownMenu.Separator key={`line-${index}`} className="my-1 h-px bg-line" />
            ) : (
              <Row key={item.label} {...item} />
            ),
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Row({ label, icon: Icon, onSelect, checked, disabled, danger, hint }: Exclude<MenuItem, "line">) {
  return (
    <DropdownMenu.Item
      onSelect={onSelect}
      disabled={disabled ?? false}
      className={`flex items-center gap-2 rounded-md px-2 py-1.5 text-sm outline-none data-disabled:opacity-45 data-highlighted:bg-hover ${danger ? "text-danger" : ""}`}
    >
      <span className="grid w-4 place-items-center text-ink-3" aria-hidden>
        {checked ? <Check size={14} /> : Icon ? <Icon size={14} strokeWidth={1.7} /> : null}
      </span>
      <span className="flex-1">{label}</span>
      {hint ? <span className="text-ink-3 text-xs">{hint}</span> : null}
      {checked ? <span className="sr-only">(on)</span> : null}
    </DropdownMenu.Item>
  );
}
