"use client";

import { ChevronRight } from "lucide-react";
import { type ReactNode, useId, useState } from "react";

type CardProps = { title: string; aside?: ReactNode; children?: ReactNode };

/** One part of a question: a titled section between hairlines. */
export function Card({ title, aside, children }: CardProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="border-line border-b px-4 py-3 last:border-b-0">
      <div className="flex min-h-7 items-center justify-between gap-2">
        <h2 id={id} className="font-semibold text-sm">
          {title}
        </h2>
        {aside}
      </div>
      {children ? <div className="mt-1.5">{children}</div> : null}
    </section>
  );
}

/** A card that stays folded until asked; the aside says what is set inside. */
export function FoldedCard({ title, aside, children, startOpen = false }: CardProps & { startOpen?: boolean }) {
  const id = useId();
  const [open, setOpen] = useState(startOpen);
  return (
    <section className="border-line border-b px-4 py-3 last:border-b-0">
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
        className="flex min-h-7 w-full items-center gap-1.5 text-left"
      >
        <ChevronRight size={14} aria-hidden className={`text-ink-3 transition-transform ${open ? "rotate-90" : ""}`} />
        <h2 className="font-semibold text-sm">{title}</h2>
        <span className="min-w-0 flex-1 truncate text-right text-ink-3 text-xs">{aside}</span>
      </button>
      <div id={id} hidden={!open} className="mt-2">
        {open ? children : null}
      </div>
    </section>
  );
}
