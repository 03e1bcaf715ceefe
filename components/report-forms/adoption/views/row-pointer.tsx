"use client";

import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { bandAt, type Frame } from "../../../../lib/charts/frame.ts";
import type { Note } from "../../../../lib/charts/note.ts";
import { NoteCard } from "../../../chart/note-card.tsx";

type Place = { x: number; y: number };

type RowPointerProps = {
  count: number;
  frame: Frame;
  label: string;
  noteAt: (index: number) => Note | null;
  onChoose: (index: number, at: Place) => void;
};

/** Follows the pointer, or the arrow keys, from bar to bar of a plot whose bars lie, and tells what is there. */
export function RowPointer({ count, frame, label, noteAt, onChoose }: RowPointerProps) {
  const place = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<({ index: number } & Place) | null>(null);
  const heightOf = (box: DOMRect) => (box.height - frame.top - frame.bottom) / Math.max(1, count);
  const moved = (event: PointerEvent) => {
    const box = place.current?.getBoundingClientRect();
    if (!box) return;
    const down = (event.clientY - box.top - frame.top) / (heightOf(box) * count);
    setAt(down >= 0 && down <= 1 ? { index: bandAt(down, count), x: event.clientX, y: event.clientY } : null);
  };
  const go = (target: number) => {
    const box = place.current?.getBoundingClientRect();
    const index = Math.min(count - 1, Math.max(0, target));
    if (box) setAt({ index, x: box.left + frame.left + 24, y: box.top + frame.top + (index + 0.5) * heightOf(box) });
  };
  const pressed = (event: KeyboardEvent) => {
    const now = at?.index ?? -1;
    const targets: Record<string, number> = { ArrowUp: now - 1, ArrowDown: now + 1, Home: 0, End: count - 1 };
    const target = targets[event.key];
    if (event.key === "Escape") setAt(null);
    else if (event.key === "Enter" && at) onChoose(at.index, at);
    else if (target !== undefined) go(target);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const note = at && at.index < count ? noteAt(at.index) : null;
  return (
    <div
      ref={place}
      role="slider"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={`${label}: arrow keys move from bar to bar`}
      aria-valuemin={1}
      aria-valuemax={Math.max(1, count)}
      aria-valuenow={(at?.index ?? 0) + 1}
      aria-valuetext={note ? [note.title, ...note.lines.map((line) => `${line.label} ${line.value}`)].join(", ") : "no bar chosen"}
      className="absolute inset-0 cursor-pointer touch-pan-y"
      onPointerMove={moved}
      onPointerDown={moved}
      onPointerLeave={() => setAt(null)}
      onBlur={() => setAt(null)}
      onKeyDown={pressed}
      onClick={() => at && onChoose(at.index, at)}
    >
      {note && at ? (
        <>
          <span
            aria-hidden
            className="pointer-events-none absolute inset-x-0 rounded-md bg-ink opacity-5"
            style={{
              top: `calc(${frame.top}px + (100% - ${frame.top + frame.bottom}px) * ${at.index / count})`,
              height: `calc((100% - ${frame.top + frame.bottom}px) / ${count})`,
            }}
          />
          <NoteCard note={note} anchor={at} />
        </>
      ) : null}
    </div>
  );
}
