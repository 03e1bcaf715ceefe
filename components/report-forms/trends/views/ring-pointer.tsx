"use client";

import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import type { Note } from "../../../../lib/charts/note.ts";
import { ring, type Slice } from "../../../../lib/reports/trends/chart/pie.ts";
import { NoteCard } from "../../../chart/note-card.tsx";

type Place = { x: number; y: number };

type RingPointerProps = {
  slices: readonly Slice[];
  size: { width: number; height: number };
  noteOf: (slice: Slice) => Note;
  onChoose: (slice: Slice, at: Place) => void;
};

/** Follows the pointer, or the arrow keys, from part to part of a ring and tells what is there. */
export function RingPointer({ slices, size, noteOf, onChoose }: RingPointerProps) {
  const place = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<{ index: number } & Place>();
  const radius = Math.min(size.width, size.height) / 2;
  const moved = (event: PointerEvent) => {
    const box = place.current?.getBoundingClientRect();
    if (!box) return;
    const [x, y] = [event.clientX - box.left - size.width / 2, event.clientY - box.top - size.height / 2];
    const [distance, turn] = [Math.hypot(x, y) / radius, (Math.atan2(x, -y) / (2 * Math.PI) + 1) % 1];
    const index = slices.findIndex(({ from, to }) => turn >= from && turn < to);
    const inside = distance >= ring.inner && distance <= ring.outer && index >= 0;
    setAt(inside ? { index, x: event.clientX, y: event.clientY } : undefined);
  };
  const go = (index: number) => {
    const box = place.current?.getBoundingClientRect();
    const slice = slices.at(index % Math.max(1, slices.length));
    if (!box || !slice) return;
    const angle = (slice.from + slice.to) * Math.PI;
    const reach = ((ring.inner + ring.outer) / 2) * radius;
    const [x, y] = [box.left + size.width / 2 + Math.sin(angle) * reach, box.top + size.height / 2 - Math.cos(angle) * reach];
    setAt({ index: slices.indexOf(slice), x, y });
  };
  const slice = at ? slices[at.index] : undefined;
  const pressed = (event: KeyboardEvent) => {
    if (event.key === "ArrowRight") go((at?.index ?? -1) + 1);
    else if (event.key === "ArrowLeft") go((at?.index ?? 0) - 1);
    else if (event.key === "Enter" && at && slice) onChoose(slice, at);
    else if (event.key === "Escape") setAt(undefined);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const note = slice ? noteOf(slice) : null;
  return (
    <div
      ref={place}
      role="slider"
      tabIndex={0}
      aria-label="Parts: arrow keys move from part to part"
      aria-valuemin={1}
      aria-valuemax={slices.length}
      aria-valuenow={(at?.index ?? 0) + 1}
      aria-valuetext={note ? [note.title, ...note.lines.map(({ label, value }) => `${label} ${value}`)].join(", ") : "no part chosen"}
      className={`absolute inset-0 touch-pan-y ${slice ? "cursor-pointer" : ""}`}
      onPointerMove={moved}
      onPointerDown={moved}
      onPointerLeave={() => setAt(undefined)}
      onBlur={() => setAt(undefined)}
      onKeyDown={pressed}
      onClick={() => at && slice && onChoose(slice, at)}
    >
      {note && at ? <NoteCard note={note} anchor={at} /> : null}
    </div>
  );
}
