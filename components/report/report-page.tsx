"use client";

import { ChevronDown } from "lucide-react";
import { type ReactNode, useState } from "react";

type ReportPageProps = { title: string; form: ReactNode; header: ReactNode; children: ReactNode; startOpen: boolean };

/** The frame of every report: the question on the left (on top when narrow), its answer beside it. */
export function ReportPage({ title, form, header, children, startOpen }: ReportPageProps) {
  const [open, setOpen] = useState(startOpen);
  return (
    <div className="lg:grid lg:grid-cols-[23.5rem_minmax(0,1fr)]">
      <section
        aria-label="Question"
        className="border-line bg-surface max-lg:border-b lg:sticky lg:top-0 lg:h-dvh lg:overflow-y-auto lg:border-r print:hidden"
      >
        <div className="flex items-center justify-between px-4 pt-4 pb-1 max-lg:pb-3">
          <h1 className="font-semibold text-lg tracking-tight">{title}</h1>
          <button
            type="button"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
            className="flex h-8 items-center gap-1 rounded-md px-2 text-accent hover:bg-hover lg:hidden"
          >
            {open ? "Fold the question" : "Change the question"}
            <ChevronDown size={14} aria-hidden className={open ? "rotate-180" : ""} />
          </button>
        </div>
        <div className={open ? "" : "max-lg:hidden"}>{form}</div>
      </section>
      <section aria-label="Answer" className="min-w-0 px-4 pt-4 pb-10 lg:px-6">
        {header}
        {children}
      </section>
    </div>
  );
}
