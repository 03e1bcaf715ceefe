"use client";

import { X } from "lucide-react";
import { Dialog as RadixDialog } from "radix-ui";
import type { ReactNode } from "react";
import { IconButton } from "./button.tsx";

type DialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  hideTitle?: boolean;
  className?: string;
  children: ReactNode;
};

/** A modal window with a title; the page behind it waits. */
export function Dialog({ open, onOpenChange, title, hideTitle, className = "", children }: DialogProps) {
  return (
    <RadixDialog.Root open={open} onOpenChange={onOpenChange}>
      <RadixDialog.Portal>
        <RadixDialog.Overlay className="fixed inset-0 z-40 bg-black/40" />
        <RadixDialog.Content
          aria-describedby={undefined}
          tabIndex={-1}
          onOpenAutoFocus={(event) => {
            if (hideTitle) return;
            event.preventDefault();
            (event.currentTarget as HTMLElement | null)?.focus();
          }}
          className={`fixed top-[12vh] left-1/2 z-50 max-h-[76vh] w-[min(36rem,calc(100vw-1.5rem))] -translate-x-1/2 overflow-auto rounded-lg border border-line bg-raised text-ink shadow-(--shadow-float) outline-none ${className}`}
        >
          <div className={hideTitle ? "sr-only" : "flex items-center justify-between px-4 pt-3"}>
            <RadixDialog.Title className="font-medium text-base">{title}</RadixDialog.Title>
            {hideTitle ? null : (
              <RadixDialog.Close asChild>
                <IconButton label="Close">
                  <X size={16} aria-hidden />
                </IconButton>
              </RadixDialog.Close>
            )}
          </div>
          {children}
        </RadixDialog.Content>
      </RadixDialog.Portal>
    </RadixDialog.Root>
  );
}
