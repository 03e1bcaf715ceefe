"use client";

import { useSearchParams } from "next/navigation";
import { useState } from "react";
import type { Draft } from "../../lib/reports/address.ts";
import { canonical } from "../../lib/saved/canonical.ts";
import { upgraded } from "../../lib/saved/upgrades.ts";
import type { ReportChange } from "../../lib/store/saved-reports.ts";
import type { Phrase } from "../../lib/vocabulary/phrase.ts";
import { randomId } from "../report/random-id.ts";
import { toast } from "../ui/toast.tsx";
import type { NamedVersion, OpenReport, SavedProps, SaveReply } from "./saved-actions.ts";
import type { Saved } from "./use-saved.ts";

/** What saving needs of the report on screen. */
export type Savable = {
  kind: string;
  /** What is on screen, without defaults. */
  written: Draft;
  writtenOf: (raw: Draft) => Draft;
  reads: (raw: Draft) => readonly Phrase[] | null;
  settle: (saved: string, view: Record<string, string>, step: "new" | "same") => void;
  /** Puts another draft on screen, as an edit. */
  edit: (draft: Draft) => void;
};

/** The words by which people find a report. */
export type Details = { name: string; description: string; tags: string[] };

/** A change that came too late: what was to be kept, and what is there. */
export type Conflict = { change: ReportChange; current: OpenReport | null; because: "changed" | "deleted" };

const bookkeeping = new Set(["q", "d", "v", "saved", "rev"]);

/** What can be done with the report on screen and its saved self. */
export function useSave(savable: Savable, saved: Saved, { actions }: SavedProps) {
  const params = useSearchParams();
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const { kind, written, writtenOf, settle } = savable;
  const { open } = saved;
  const view = viewIn(params);
  const changed = open !== null && (canonical(written) !== canonical(writtenOf(open.draft)) || canonical(view) !== canonical(open.view));
  const screen = { definition: { ...written, kind }, view };

  const keep = (next: OpenReport, onScreen: boolean) => {
    saved.take(next);
    if (!onScreen) return;
    saved.point(next.report.id);
    settle(next.report.id, next.view, "same");
  };
  const send = async (at: { id: string; revision: number }, change: ReportChange) => {
    const reply = await reached(actions.changeReport(at, change));
    if (!reply) return false;
    const onScreen = change.definition !== undefined || !changed;
    if (reply.ok) keep(reply.open, onScreen);
    else if (reply.because === "faults") toast(faultWords(reply), "danger");
    else setConflict({ change, current: reply.current, because: reply.because });
    return reply.ok;
  };
  const create = async (details: Details, asks: Pick<ReportChange, "definition" | "view"> = screen) => {
    const reply = await reached(actions.saveReport(randomId(), { ...details, definition: asks.definition ?? {}, view: asks.view ?? {} }));
    if (!reply) return false;
    if (reply.ok) {
      keep(reply.open, true);
      toast(`Saved as ${reply.open.report.name}`);
    } else if (reply.because === "faults") toast(faultWords(reply), "danger");
    return reply.ok;
  };
  const change = async (words: ReportChange) => (open ? send({ id: open.report.id, revision: saved.revision }, words) : false);
  return {
    changed,
    screen,
    conflict,
    create,
    change,
    save: async () => (await change(screen)) && toast("Saved"),
    discard: () => open && settle(open.report.id, open.view, "new"),
    /** Keeps a change over whatever is there. */
    insist: async ({ change: words, current }: Conflict) => {
      setConflict(null);
      if (current) await send({ id: current.report.id, revision: current.report.revision }, words);
    },
    /** Lets what is there take the place of what is on screen. */
    yield: (current: OpenReport) => {
      setConflict(null);
      saved.take(current);
      saved.point(current.report.id);
      settle(current.report.id, current.view, "new");
    },
    giveUp: () => setConflict(null),
    /** Puts an older version on screen without saving it. */
    show: (version: NamedVersion) => savable.edit(draftOf(version)),
    /** Makes an older version the newest one. */
    restore: async (version: NamedVersion) => {
      if (!open) return;
      const kept = await send({ id: open.report.id, revision: open.report.revision }, changeTo(version, kind));
      if (kept) toast(`Version ${version.revision} is the newest again`);
    },
  };
}

function viewIn(params: Iterable<[string, string]>): Record<string, string> {
  return Object.fromEntries([...params].filter(([word]) => !bookkeeping.has(word)));
}

function changeTo({ name, description, tags, view, ...rest }: NamedVersion, kind: string): ReportChange {
  return { name, description, tags, definition: { ...draftOf(rest), kind }, view: JSON.parse(view) as Record<string, string> };
}

function draftOf({ definition, version }: Pick<NamedVersion, "definition" | "version">): Draft {
  const { kind: _, ...draft } = upgraded(JSON.parse(definition) as Draft, version).definition;
  return draft;
}

export type Save = ReturnType<typeof useSave>;

async function reached(asked: Promise<SaveReply>): Promise<SaveReply | null> {
  try {
    return await asked;
  } catch {
    toast("The server could not be reached, or did not allow it. Nothing was saved; what is on screen stays.", "danger");
    return null;
  }
}

function faultWords({ faults }: Extract<SaveReply, { because: "faults" }>): string {
  const [first] = faults;
  return first ? `Not saved: ${first.path ? `${first.path}: ` : ""}${first.message}` : "Not saved.";
}
