"use client";

import { closestCenter, DndContext, type DragEndEvent, KeyboardSensor, PointerSensor, useSensor, useSensors } from "@dnd-kit/core";
import { SortableContext, sortableKeyboardCoordinates, useSortable, verticalListSortingStrategy } from "@dnd-kit/sortable";
import { CSS } from "@dnd-kit/utilities";
import { GripVertical } from "lucide-react";
import type { ReactNode } from "react";

type SortableRowsProps = {
  /** A name of the list on its page. */
  id: string;
  /** The keys of its rows (useRowKeys). */
  keys: readonly string[];
  onMove: (from: number, to: number) => void;
  children: ReactNode;
};

/** Rows that are reordered by dragging their mark, or with space and arrows. */
export function SortableRows({ id, keys, onMove, children }: SortableRowsProps) {
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const dropped = ({ active, over }: DragEndEvent) => over && onMove(keys.indexOf(String(active.id)), keys.indexOf(String(over.id)));
  return (
    <DndContext id={id} sensors={sensors} collisionDetection={closestCenter} onDragEnd={dropped}>
      <SortableContext items={[...keys]} strategy={verticalListSortingStrategy}>
        <ol className="-mx-2 flex flex-col">{children}</ol>
      </SortableContext>
    </DndContext>
  );
}

type SortableRowProps = {
  id: string;
  /** What the row is called: Step 1. */
  label: string;
  /** Its number or letter, which is also its handle. */
  mark: string;
  markLook?: string;
  /** A line leads on to the next row. */
  linked?: boolean;
  children: (handle: ReactNode) => ReactNode;
};

const plainMark = "bg-accent font-medium text-accent-ink";

/** One row of the list; what it holds places the handle. */
export function SortableRow({ id, label, mark, markLook = plainMark, linked, children }: SortableRowProps) {
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({ id });
  const handle = (
    <button
      ref={setActivatorNodeRef}
      type="button"
      {...attributes}
      {...listeners}
      aria-label={`${label}: drag, or press space and arrows, to reorder`}
      className={`relative mt-0.5 grid size-6 shrink-0 cursor-grab touch-none place-items-center rounded-md text-xs ${markLook}`}
    >
      <span className="group-hover:hidden group-has-focus-visible:hidden">{mark}</span>
      <GripVertical size={13} aria-hidden className="hidden group-hover:block group-has-focus-visible:block" />
    </button>
  );
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={`group relative flex gap-2 rounded-md py-1 pr-0.5 pl-2 ${isDragging ? "z-10 bg-raised shadow-(--shadow-float)" : ""}`}
      aria-label={label}
    >
      {linked && !isDragging ? <span aria-hidden className="absolute top-8 bottom-[-4px] left-[1.22rem] w-px bg-line-strong" /> : null}
      {children(handle)}
    </li>
  );
}
