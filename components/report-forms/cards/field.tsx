import type { ReactNode } from "react";

/** A labelled control with one line on what it means. */
export function Field({ title, note, children }: { title: string; note?: ReactNode; children: ReactNode }) {
  return (
    <div>
      <span className="eyebrow mb-1 block">{title}</span>
      {children}
      {note ? <p className="mt-1 text-ink-2 text-xs">{note}</p> : null}
    </div>
  );
}
