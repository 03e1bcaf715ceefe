"use client";

import { createPortal } from "react-dom";
import type { Note } from "../../lib/charts/note.ts";

export type NoteAnchor = { x: number; y: number };

/** A tooltip beside a point of the window; text only, and it never catches the pointer. */
export function NoteCard({ note, anchor }: { note: Note; anchor: NoteAnchor }) {
  if (typeof document === "undefined") return null;
  const left = anchor.x > window.innerWidth / 2;
  const above = anchor.y > window.innerHeight / 2;
  const style = {
    ...(left ? { right: window.innerWidth - anchor.x + 12 } : { left: anchor.x + 12 }),
    ...(above ? { bottom: window.innerHeight - anchor.y + 12 } : { top: anchor.y + 12 }),
  };
  return createPortal(
    <div
      aria-hidden
      style={style}
      className="pointer-events-none fixed z-40 max-w-80 rounded-lg border border-line bg-raised px-3 py-2 text-ink text-sm shadow-(--shadow-float)"
    >
      <NoteBody note={note} />
    </div>,
    document.body,
  );
}

/** The words of a note, label and value side by side. */
export function NoteBody({ note }: { note: Note }) {
  return (
    <>
      <p className="mb-1 line-clamp-3 break-words font-medium">{note.title}</p>
      <dl className="grid grid-cols-[auto_auto] gap-x-4 gap-y-0.5 text-xs">
        {note.lines.map(({ label, value, colour, strong }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may bear one label
          <div key={index} className="contents">
            <dt className="flex min-w-0 items-center gap-1.5 text-ink-2">
              {colour ? <span className="size-2 shrink-0 rounded-[2px]" style={{ background: colour }} /> : null}
              <span className="max-w-44 truncate">{label}</span>
            </dt>
            <dd className={`text-right ${strong ? "font-semibold" : ""}`}>{value}</dd>
          </div>
        ))}
      </dl>
      {note.remarks?.map((remark) => (
        <p key={remark} className="mt-1 text-ink-2 text-xs">
          {remark}
        </p>
      ))}
    </>
  );
}
