"use client";

import { X } from "lucide-react";
import { Dialog } from "radix-ui";
import type { ReactNode } from "react";
import { IconButton } from "../ui/button.tsx";

type DrawerProps = { open: boolean; onClose: () => void; title: ReactNode; tools?: ReactNode; children: ReactNode };

/** A panel from the right edge over the page; Esc closes it. */
export function Drawer({ open, onClose, title, tools, children }: DrawerProps) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 bg-black/30" />
        <Dialog.Content
          aria-describedby={undefined}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            (event.currentTarget as HTMLElement).focus();
          }}
          className="fixed inset-y-0 right-0 z-50 flex w-[min(44rem,100vw)] flex-col border-line border-l bg-surface text-ink shadow-(--shadow-float) outline-none"
        >
          <header className="flex items-start gap-2 border-line border-b px-4 py-3">
            <Dialog.Title className="min-w-0 flex-1 break-words font-semibold text-base">{title}</Dialog.Title>
            {tools}
            <Dialog.Close asChild>
              <IconButton label="Close">
                <X size={16} aria-hidden />
              </IconButton>
            </Dialog.Close>
          </header>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
