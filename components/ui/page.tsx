import type { ReactNode } from "react";

type PageProps = {
  title: string;
  /** Stands beside the title: a state, a date. */
  beside?: ReactNode;
  lead?: ReactNode;
  actions?: ReactNode;
  /** For tables of many columns. */
  wide?: boolean;
  children: ReactNode;
};

/** A page that is no report: its title, what it is for, what can be done, and its matter. */
export function Page({ title, beside, lead, actions, wide = false, children }: PageProps) {
  return (
    <div className={`${wide ? "max-w-7xl" : "max-w-5xl"} px-4 pt-4 pb-12 lg:px-6`}>
      <header className="mb-4 flex min-h-8 flex-wrap items-center justify-between gap-2">
        <div className="min-w-0">
          <span className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <h1 className="font-semibold text-lg tracking-tight">{title}</h1>
            {beside}
          </span>
          {lead ? <p className="mt-1 max-w-prose text-ink-2">{lead}</p> : null}
        </div>
        {actions}
      </header>
      {children}
    </div>
  );
}
