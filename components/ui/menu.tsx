"use client";

import { Check, ChevronRight } from "lucide-react";
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
    }
  /** Opens a further list. */
  | { label: string; icon?: ComponentType<{ size?: number; strokeWidth?: number }>; choices: readonly MenuItem[] };

type MenuProps = {
  trigger: ReactNode;
  /** A function is asked when the menu opens. */
  items: readonly MenuItem[] | (() => readonly MenuItem[]);
  label: string;
};

/** A menu of actions under a button; arrows move, letters jump, Esc closes. */
export function Menu({ trigger, items, label }: MenuProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content aria-label={label} align="end" sideOffset={4} collisionPadding={8} className={`${floating} min-w-52 p-1`}>
          <Items items={items} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Items({ items }: Pick<MenuProps, "items">) {
  const list = typeof items === "function" ? items() : items;
  return list.map((item, index) => {
    // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name
    if (item === "line") return <DropdownMenu.Separator key={`line-${index}`} className="my-1 h-px bg-line" />;
    return "choices" in item ? <Further key={item.label} {...item} /> : <Row key={item.label} {...item} />;
  });
}

const row = "flex items-center gap-2 rounded-md px-2 py-1.5 text-sm outline-none data-disabled:opacity-45 data-highlighted:bg-hover";

function Further({ label, icon: Icon, choices }: Extract<MenuItem, { choices: readonly MenuItem[] }>) {
  return (
    <DropdownMenu.Sub>
      <DropdownMenu.SubTrigger className={`${row} data-[state=open]:bg-hover`}>
        <span className="grid w-4 place-items-center text-ink-3" aria-hidden>
          {Icon ? <Icon size={14} strokeWidth={1.7} /> : null}
        </span>
        <span className="flex-1">{label}</span>
        <ChevronRight size={14} aria-hidden className="text-ink-3" />
      </DropdownMenu.SubTrigger>
      <DropdownMenu.Portal>
        <DropdownMenu.SubContent collisionPadding={8} className={`${floating} max-h-80 min-w-44 overflow-auto p-1`}>
          <Items items={choices} />
        </DropdownMenu.SubContent>
      </DropdownMenu.Portal>
    </DropdownMenu.Sub>
  );
}

function Row({ label, icon: Icon, onSelect, checked, disabled, danger, hint }: Extract<MenuItem, { onSelect: () => void }>) {
  return (
    <DropdownMenu.Item onSelect={onSelect} disabled={disabled ?? false} className={`${row} ${danger ? "text-danger" : ""}`}>
      <span className="grid w-4 place-items-center text-ink-3" aria-hidden>
        {checked ? <Check size={14} /> : Icon ? <Icon size={14} strokeWidth={1.7} /> : null}
      </span>
      <span className="flex-1">{label}</span>
      {hint ? <span className="text-ink-3 text-xs">{hint}</span> : null}
      {checked ? <span className="sr-only">(on)</span> : null}
    </DropdownMenu.Item>
  );
}
