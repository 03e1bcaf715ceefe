"use client";

import type { LucideIcon } from "lucide-react";
import Link from "next/link";
import { DropdownMenu } from "radix-ui";
import { useRef } from "react";
import type { Note } from "../../lib/charts/note.ts";
import { NoteBody } from "../chart/note-card.tsx";
import { floating } from "../ui/popover.tsx";

export type PartAction =
  | { label: string; icon: LucideIcon; onSelect: () => void; hint?: string }
  /** Leads to another place of the product. */
  | { label: string; icon: LucideIcon; href: string }
  | { label: string; icon: LucideIcon; choices: readonly { label: string; onSelect: () => void }[] };

/** A part of a chart that was clicked: where it lies in the window, its facts, and what one can do with it. */
export type OpenPart = { at: { x: number; y: number }; note: Note; actions: readonly PartAction[]; from?: HTMLElement };

const row =
  "flex w-full items-center gap-2 rounded-md px-2 py-1.5 text-left text-sm outline-none data-highlighted:bg-hover data-[state=open]:bg-hover";

/** The pinned facts of a part, with its actions below; focus goes back to the part. */
export function PartMenu({ part, onClose }: { part: OpenPart | null; onClose: () => void }) {
  const from = useRef<HTMLElement>(undefined);
  if (part) from.current = part.from;
  return (
    <DropdownMenu.Root modal={false} open={part !== null} onOpenChange={(open) => !open && onClose()}>
      <DropdownMenu.Trigger asChild>
        <span
          aria-hidden
          tabIndex={-1}
          className="pointer-events-none fixed size-px"
          style={{ left: part?.at.x ?? 0, top: part?.at.y ?? 0 }}
        />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          aria-label="This part"
          align="start"
          sideOffset={6}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            from.current?.focus();
          }}
          className={`${floating} w-64 p-1`}
        >
          {part ? (
            <>
              <div className="border-line border-b px-2 pt-1.5 pb-2">
                <NoteBody note={part.note} />
              </div>
              <div className="pt-1">
                {part.actions.map((action) => (
                  <Action key={action.label} action={action} />
                ))}
              </div>
            </>
          ) : null}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function Action({ action }: { action: PartAction }) {
  const { label, icon: Icon } = action;
  const words = (
    <>
      <Icon size={14} strokeWidth={1.7} aria-hidden className="shrink-0 text-ink-3" />
      <span className="min-w-0 flex-1 truncate">{label}</span>
    </>
  );
  if ("href" in action)
    return (
      <DropdownMenu.Item asChild>
        <Link href={action.href} prefetch={false} className={row}>
          {words}
        </Link>
      </DropdownMenu.Item>
    );
  if (!("choices" in action))
    return (
      <DropdownMenu.Item onSelect={action.onSelect} className={row}>
        {words}
        {action.hint ? <span className="text-ink-3 text-xs">{action.hint}</span> : null}
      </DropdownMenu.Item>
    );
  return (
    <DropdownMenu.Sub>
      <DropdownMenu.SubTrigger className={row}>
        {words}
        <span aria-hidden className="text-ink-3">
          ›
        </span>
      </DropdownMenu.SubTrigger>
      <DropdownMenu.Portal>
        <DropdownMenu.SubContent collisionPadding={8} className={`${floating} max-h-72 w-56 overflow-auto p-1`}>
          {action.choices.map((choice) => (
            <DropdownMenu.Item key={choice.label} onSelect={choice.onSelect} className={row}>
              <span className="truncate">{choice.label}</span>
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.SubContent>
      </DropdownMenu.Portal>
    </DropdownMenu.Sub>
  );
}
