import type { ReactNode } from "react";

type SettingsFrameProps = { title: string; lead: ReactNode; children: ReactNode };

/** A page of settings about accounts. */
export function SettingsFrame({ title, lead, children }: SettingsFrameProps) {
  return (
    <div className="max-w-5xl px-4 py-5 lg:px-10 lg:py-8">
      <h1 className="font-semibold text-xl tracking-tight">{title}</h1>
      <p className="mt-1 max-w-prose text-ink-2">{lead}</p>
      {children}
    </div>
  );
}

type SettingsPartProps = { title: string; note: ReactNode; children: ReactNode };

/** One matter of such a page: what it is on the left, what can be done on the right. */
export function SettingsPart({ title, note, children }: SettingsPartProps) {
  return (
    <section className="grid gap-x-8 gap-y-3 border-line border-b py-6 last:border-b-0 sm:grid-cols-[14rem_minmax(0,1fr)]">
      <div>
        <h2 className="font-semibold text-sm">{title}</h2>
        <p className="text-ink-2 text-xs">{note}</p>
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
