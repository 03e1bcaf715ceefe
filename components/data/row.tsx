import { type ReactNode, useId } from "react";

/** One subject of the page: its name and a note on the left, what there is to say on the right. */
export function Row({ title, note, children }: { title: string; note?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className="grid gap-x-10 gap-y-3 border-line border-b py-6 last:border-b-0 lg:grid-cols-[14rem_minmax(0,1fr)]"
    >
      <div>
        <h2 id={id} className="font-semibold text-sm">
          {title}
        </h2>
        {note ? <p className="mt-0.5 max-w-prose text-ink-2 text-xs">{note}</p> : null}
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
