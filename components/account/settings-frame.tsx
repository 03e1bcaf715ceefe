import type { ReactNode } from "react";
import { Page } from "../ui/page.tsx";

type SettingsFrameProps = { title: string; lead: ReactNode; children: ReactNode };

/** A page of settings about accounts. */
export function SettingsFrame({ title, lead, children }: SettingsFrameProps) {
  return (
    <Page title={title} lead={lead}>
      {children}
    </Page>
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
