"use client";

import { Popover as RadixPopover } from "radix-ui";
import type { ReactNode } from "react";

export const floating =
  "z-40 rounded-lg border border-line bg-raised text-ink shadow-(--shadow-float) outline-none max-w-[calc(100vw-1rem)]";

type PopoverProps = {
  trigger: ReactNode;
  label: string;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  align?: "start" | "center" | "end";
  side?: "top" | "right" | "bottom" | "left";
  className?: string;
  children: ReactNode;
};

/** A panel beside the control that opened it; Esc or a click elsewhere closes it. */
export function Popover({ trigger, label, open, onOpenChange, align = "start", side = "bottom", className = "", children }: PopoverProps) {
  return (
    <RadixPopover.Root {...(open === undefined ? {} : { open })} {...(onOpenChange ? { onOpenChange } : {})}>
      <RadixPopover.Trigger asChild>{trigger}</RadixPopover.Trigger>
      <RadixPopover.Portal>
        <RadixPopover.Content
          aria-label={label}
          side={side}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className={`${floating} max-h-(--radix-popover-content-available-height) overflow-auto ${className}`}
        >
          {children}
        </RadixPopover.Content>
      </RadixPopover.Portal>
    </RadixPopover.Root>
  );
}

/** Closes the popover around it when pressed. */
export const PopoverClose = RadixPopover.Close;
