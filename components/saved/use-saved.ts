"use client";

import { useSearchParams } from "next/navigation";
import { useEffect, useMemo, useState } from "react";
import type { Base } from "../report/use-address.ts";
import type { OpenReport, SavedProps } from "./saved-actions.ts";

/** The saved report of an address, and the first of the revisions up to now that are all of this tab. */
export type Held = OpenReport & { ownSince: number };

/** The saved report that the address names, as this tab knows it. */
export type Saved = {
  open: Held | null;
  /** The address names a report that is not kept here. */
  missing: boolean;
  base: Base | null;
  /** The revision that a change of what is on screen rests on. */
  revision: number;
  /** Takes what the server answered to a change of this tab. */
  take: (open: OpenReport) => void;
  /** Which report the address is about to name. */
  point: (id: string | null) => void;
};

const savedIn = (params: { get: (word: string) => string | null }) => params.get("saved");

/** Follows the address from one saved report to another, also backwards, and keeps what the server said of each. */
export function useSaved({ open: served, actions: { openReport } }: SavedProps): Saved {
  const params = useSearchParams();
  const named = savedIn(params);
  const [id, point] = useState(named);
  const [known, setKnown] = useState<Record<string, Held | null>>(served ? { [served.report.id]: own(served) } : {});
  useEffect(() => {
    if (savedIn(new URLSearchParams(location.search)) === named) point(named);
  }, [named]);
  useEffect(() => {
    const moved = () => point(savedIn(new URLSearchParams(location.search)));
    addEventListener("popstate", moved);
    return () => removeEventListener("popstate", moved);
  }, []);
  useEffect(() => {
    if (id === null || id in known) return;
    void openReport(id).then((found) => setKnown((now) => ({ ...now, [id]: found && own(found) })));
  }, [id, known, openReport]);
  const open = id === null ? null : (known[id] ?? null);
  const base = useMemo(() => open && { id: open.report.id, revision: open.report.revision, draft: open.draft }, [open]);
  const edited = Number(params.get("rev") ?? Number.NaN);
  const current = open?.report.revision ?? 0;
  return {
    open,
    missing: id !== null && known[id] === null,
    base,
    revision: open && edited < open.ownSince ? edited : current,
    take: (next) => setKnown((now) => ({ ...now, [next.report.id]: followed(now[next.report.id] ?? null, next) })),
    point,
  };
}

const own = (open: OpenReport): Held => ({ ...open, ownSince: open.report.revision });

function followed(before: Held | null, next: OpenReport): Held {
  const isNext = before !== null && next.report.revision <= before.report.revision + 1;
  return { ...next, ownSince: isNext ? before.ownSince : next.report.revision };
}
