"use client";

import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import { bandAt, type Frame, pixelAt, plotFrame, positionAt } from "../../lib/charts/frame.ts";
import type { Note } from "../../lib/charts/note.ts";
import { NoteCard } from "./note-card.tsx";

type CrossHairProps = {
  width: number;
  count: number;
  noteAt: (index: number) => Note | null;
  label: string;
  frame?: Frame;
  /** Called with the band under a click or Enter, and where it lies in the window. */
  onChoose?: (index: number, at: { x: number; y: number }) => void;
};

/** Follows the pointer, or the arrow keys, from band to band of a plot and tells what is there. */
export function CrossHair({ width, count, noteAt, label, frame = plotFrame, onChoose }: CrossHairProps) {
  const [at, setAt] = useState<{ index: number; x: number; y: number } | null>(null);
  const place = useRef<HTMLDivElement>(null);
  const centre = (index: number) => pixelAt((index + 0.5) / count, width, frame);
  const moved = (event: PointerEvent) => {
    const box = place.current?.getBoundingClientRect();
    if (box) setAt({ index: bandAt(positionAt(event.clientX - box.left, width, frame), count), x: event.clientX, y: event.clientY });
  };
  const go = (index: number) => {
    const box = place.current?.getBoundingClientRect();
    const next = Math.min(count - 1, Math.max(0, index));
    if (box) setAt({ index: next, x: box.left + centre(next), y: box.top + box.height / 3 });
  };
  const pressed = (event: KeyboardEvent) => {
    const now = at?.index ?? -1;
    const targets: Record<string, number> = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: count - 1 };
    const target = targets[event.key];
    if (event.key === "Escape") setAt(null);
    else if (event.key === "Enter" && at) onChoose?.(at.index, at);
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
      aria-label={`${label}: arrow keys move from point to point`}
      aria-valuemin={1}
      aria-valuemax={count}
      aria-valuenow={(at?.index ?? 0) + 1}
      aria-valuetext={note ? [note.title, ...note.lines.map((line) => `${line.label} ${line.value}`)].join(", ") : "no point chosen"}
      className={`absolute inset-0 touch-pan-y ${onChoose ? "cursor-pointer" : ""}`}
      onPointerMove={moved}
      onPointerDown={moved}
      onPointerLeave={() => setAt(null)}
      onBlur={() => setAt(null)}
      onKeyDown={pressed}
      onClick={() => at && onChoose?.(at.index, at)}
    >
      {note && at ? (
        <>
          <div
            className="pointer-events-none absolute w-px bg-control"
            style={{ left: Math.round(centre(at.index)), top: frame.top, bottom: frame.bottom }}
          />
          <NoteCard note={note} anchor={at} />
        </>
      ) : null}
    </div>
  );
}
