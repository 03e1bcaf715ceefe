"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { ago } from "../../lib/format.ts";
import type { Draft } from "../../lib/reports/address.ts";
import type { Phrase } from "../../lib/vocabulary/phrase.ts";
import { Phrases } from "../report/phrases.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ChangesList } from "./changes-list.tsx";
import type { NamedVersion, SavedActions } from "./saved-actions.ts";

type HistoryDialogProps = {
  id: string;
  revision: number;
  maySave: boolean;
  listVersions: SavedActions["listVersions"];
  reads: (raw: Draft) => readonly Phrase[] | null;
  /** Shows a version without saving it. */
  onShow: (version: NamedVersion) => void;
  /** Makes a version the newest one. */
  onRestore: (version: NamedVersion) => void;
  onClose: () => void;
};

/** Every version of a report: who made it and when, what it changed, and the way back to it. */
export function HistoryDialog({ id, revision, listVersions, onClose, ...rest }: HistoryDialogProps) {
  const { data: versions, error } = useQuery({
    queryKey: ["report-versions", id, revision],
    staleTime: 0,
    queryFn: () => listVersions(id),
  });
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Version history" className="w-[min(60rem,calc(100vw-1.5rem))]!">
      {versions ? (
        <Versions versions={versions} {...rest} />
      ) : (
        <p role="status" className="px-4 pt-2 pb-6 text-ink-2">
          {error ? "The versions could not be read. Close this window and try again." : "Reading the versions …"}
        </p>
      )}
    </Dialog>
  );
}

type VersionsProps = Pick<HistoryDialogProps, "maySave" | "reads" | "onShow" | "onRestore"> & { versions: readonly NamedVersion[] };

function Versions({ versions, maySave, reads, onShow, onRestore }: VersionsProps) {
  const [chosen, setChosen] = useState(versions[0]?.revision ?? 0);
  const at = Math.max(
    0,
    versions.findIndex(({ revision }) => revision === chosen),
  );
  const version = versions[at];
  const before = versions[at + 1];
  if (!version) return <p className="px-4 pt-2 pb-6 text-ink-2">There are no versions.</p>;
  const draft = withoutKind(version);
  const reading = reads(draft);
  return (
    <div className="grid gap-4 px-4 pt-2 pb-4 sm:grid-cols-[14rem_minmax(0,1fr)]">
      <ol aria-label="Versions" className="flex max-h-[56vh] flex-col gap-0.5 overflow-y-auto max-sm:max-h-40">
        {versions.map((each, index) => (
          <li key={each.revision}>
            <button
              type="button"
              aria-current={each === version ? "true" : undefined}
              onClick={() => setChosen(each.revision)}
              className={`flex w-full flex-col rounded-md px-2 py-1.5 text-left ${each === version ? "bg-accent-soft text-accent" : "hover:bg-hover"}`}
            >
              <span className="text-sm">
                Version {each.revision}
                {index === 0 ? " · newest" : ""}
              </span>
              <span
                className={`truncate text-xs ${each === version ? "" : "text-ink-2"}`}
                title={new Date(each.changedAt).toLocaleString()}
              >
                {[each.changedByName, ago(Math.max(0, Date.now() - each.changedAt))].filter(Boolean).join(" · ")}
              </span>
            </button>
          </li>
        ))}
      </ol>
      <div className="flex min-w-0 flex-col gap-3">
        <div>
          <p className="break-words font-medium">{version.name}</p>
          <p className="mt-1 break-words text-ink-2 text-sm">
            {reading ? <Phrases phrases={reading} /> : "This version cannot be asked as it is."}
          </p>
        </div>
        <section aria-label="What changed" className="border-line border-t pt-3">
          <h3 className="mb-1.5 font-medium text-sm">{before ? `Changed since version ${before.revision}` : "The first version"}</h3>
          {before ? <ChangesList before={wordsOf(before)} after={wordsOf(version)} none="Nothing that can be seen." /> : null}
        </section>
        {at > 0 ? (
          <div className="mt-auto flex flex-wrap justify-end gap-2">
            <Button onClick={() => onShow(version)}>Look at it</Button>
            {maySave ? (
              <Button tone="primary" onClick={() => onRestore(version)}>
                Restore version {version.revision}
              </Button>
            ) : null}
          </div>
        ) : null}
      </div>
    </div>
  );
}

function withoutKind({ definition }: Pick<NamedVersion, "definition">): Draft {
  const { kind: _, ...draft } = JSON.parse(definition) as Draft;
  return draft;
}

function wordsOf(version: NamedVersion): object {
  const { name, description, tags, view } = version;
  const words = JSON.parse(view) as object;
  return { ...withoutKind(version), name, description, tags, ...(Object.keys(words).length > 0 ? { view: words } : {}) };
}
