"use client";

import { useState } from "react";
import { ago } from "../../lib/format.ts";
import type { Draft } from "../../lib/reports/address.ts";
import type { Phrase } from "../../lib/vocabulary/phrase.ts";
import { Phrases } from "../report/phrases.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { ChangesList } from "./changes-list.tsx";
import { DetailsDialog } from "./details-dialog.tsx";
import type { OpenReport } from "./saved-actions.ts";
import type { Conflict, Details } from "./use-save.ts";

type ConflictDialogProps = {
  conflict: Conflict;
  /** The name of the report as this page knew it. */
  name: string;
  reads: (raw: Draft) => readonly Phrase[] | null;
  onInsist: () => void;
  onYield: (current: OpenReport) => void;
  onCopy: (details: Details) => Promise<boolean>;
  onRestore: () => void;
  onClose: () => void;
};

type Words = Draft & { name?: unknown; description?: unknown; tags?: unknown };

/** Says that somebody else was quicker, shows both versions, and lets one choose. */
export function ConflictDialog({ conflict, name, reads, onInsist, onYield, onCopy, onRestore, onClose }: ConflictDialogProps) {
  const [naming, setNaming] = useState(false);
  const { current, because, change } = conflict;
  const copies = change.definition !== undefined;
  if (naming) {
    const start = {
      name: `${name} (mine)`.slice(0, 200),
      description: current?.report.description ?? "",
      tags: current?.report.tags ?? [],
    };
    return <DetailsDialog title="Save as a copy" verb="Save" start={start} onKeep={onCopy} onClose={onClose} />;
  }
  const title = because === "deleted" ? "This report was deleted meanwhile" : "Somebody saved another version meanwhile";
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} className="w-[min(60rem,calc(100vw-1.5rem))]!">
      <div className="flex flex-col gap-4 px-4 pt-2 pb-4">
        {current && because === "changed" ? (
          <Versions conflict={conflict} current={current} reads={reads} />
        ) : (
          <Deleted current={current} />
        )}
        <div className="flex flex-wrap justify-end gap-2">
          {copies ? <Button onClick={() => setNaming(true)}>Save mine as a copy…</Button> : null}
          {current && because === "changed" ? <Button onClick={() => onYield(current)}>Take theirs</Button> : null}
          {current && because === "changed" ? (
            <Button tone="primary" onClick={onInsist}>
              Keep mine as the newest version
            </Button>
          ) : null}
          {current?.mayDelete && because === "deleted" ? (
            <Button tone="primary" onClick={onRestore}>
              Bring it back
            </Button>
          ) : null}
        </div>
      </div>
    </Dialog>
  );
}

function Deleted({ current }: { current: OpenReport | null }) {
  return (
    <p className="text-ink-2">
      {current
        ? "Bring it back and save again, or save what is on screen as a copy."
        : "It is gone for good; what is on screen can be saved as a copy."}
    </p>
  );
}

function Versions({
  conflict: { change },
  current,
  reads,
}: {
  conflict: Conflict;
  current: OpenReport;
  reads: ConflictDialogProps["reads"];
}) {
  const [as, setAs] = useState<"words" | "json">("words");
  const { report, draft } = current;
  const theirs: Words = { ...draft, name: report.name, description: report.description, tags: report.tags, view: current.view };
  const { definition, ...rest } = change;
  const mine: Words = { ...theirs, ...(definition ? { ...withoutKind(definition) } : {}), ...rest };
  const whole = definition ? replaced(theirs, mine, definition) : mine;
  return (
    <>
      <p className="text-ink-2">
        Version {report.revision} was saved {ago(Math.max(0, Date.now() - report.changedAt))}. Your changes are on screen and not saved yet.
      </p>
      <div className="grid gap-3 sm:grid-cols-2">
        <Side title="Mine" reading={definition ? reads(withoutKind(definition)) : reads(draft)} name={`${whole.name}`} />
        <Side title="Theirs" reading={reads(draft)} name={report.name} />
      </div>
      <div className="flex items-center justify-between gap-2">
        <h3 className="font-medium text-sm">From theirs to mine</h3>
        <Segmented
          label="How to show the difference"
          value={as}
          onChange={setAs}
          options={[
            { value: "words", label: "Words" },
            { value: "json", label: "JSON" },
          ]}
        />
      </div>
      {as === "words" ? (
        <ChangesList before={theirs} after={whole} none="Both say the same." />
      ) : (
        <div className="grid gap-3 sm:grid-cols-2">
          <Json title="Mine" value={whole} />
          <Json title="Theirs" value={theirs} />
        </div>
      )}
    </>
  );
}

/** What mine would be: words of the definition that mine leaves out are gone, not kept from theirs. */
function replaced(theirs: Words, mine: Words, definition: Record<string, unknown>): Words {
  const details = { name: mine.name, description: mine.description, tags: mine.tags, view: mine.view };
  return { ...withoutKind(definition), ...details } as typeof theirs;
}

function withoutKind({ kind: _, ...rest }: Record<string, unknown>): Draft {
  return rest;
}

function Side({ title, reading, name }: { title: string; reading: readonly Phrase[] | null; name: string }) {
  return (
    <section aria-label={title} className="min-w-0 rounded-md border border-line p-3">
      <h3 className="eyebrow">{title}</h3>
      <p className="mt-1 break-words font-medium">{name}</p>
      <p className="mt-1 break-words text-ink-2 text-sm">
        {reading ? <Phrases phrases={reading} /> : "This version cannot be asked as it is."}
      </p>
    </section>
  );
}

function Json({ title, value }: { title: string; value: object }) {
  return (
    <section aria-label={`${title} as JSON`} className="min-w-0">
      <h4 className="eyebrow mb-1">{title}</h4>
      <pre className="max-h-72 overflow-auto rounded-md bg-sunken p-2 font-mono text-xs">{JSON.stringify(value, null, 2)}</pre>
    </section>
  );
}
