import type { ReactNode } from "react";
import { Mark } from "../ui/mark.tsx";

type EntryFrameProps = { title: string; lead?: ReactNode; children?: ReactNode };

/** One calm sheet in the middle, for those who are not in yet. */
export function EntryFrame({ title, lead, children }: EntryFrameProps) {
  return (
    <div className="mx-auto flex w-full max-w-104 flex-col px-4 pt-[min(14vh,8rem)] pb-12">
      <div className="mb-6 flex items-center gap-2.5">
        <Mark />
        <span className="font-semibold text-lg tracking-tight">Parquetry</span>
      </div>
      <div className="rounded-lg border border-line bg-surface px-6 py-6">
        <h1 className="font-semibold text-lg tracking-tight">{title}</h1>
        {lead ? <p className="mt-1 text-ink-2">{lead}</p> : null}
        {children ? <div className="mt-5">{children}</div> : null}
      </div>
    </div>
  );
}
