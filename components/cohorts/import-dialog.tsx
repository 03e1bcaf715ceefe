"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { counted } from "../../lib/format.ts";
import { randomId } from "../report/random-id.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { inputLook } from "../ui/text-input.tsx";
import { toast } from "../ui/toast.tsx";

/** Makes a frozen cohort of the user ids in a CSV file. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const [name, setName] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (!file) return;
    setBusy(true);
    setRefused(null);
    const words = new URLSearchParams({ id: randomId(), name: name.trim() || file.name, description: `From the file ${file.name}.` });
    const reply = await fetch(`/api/cohorts?${words}`, { method: "POST", body: file }).catch(() => null);
    const said = (await reply?.json().catch(() => null)) as { id?: string; users?: number; error?: string } | null;
    setBusy(false);
    if (!reply?.ok || !said?.id) return setRefused(said?.error ?? "The file could not be read; try again.");
    toast(`Saved ${counted(said.users ?? 0, "id")}`);
    router.push(`/cohorts/${said.id}`);
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title="Import user ids" className="w-[min(30rem,calc(100vw-1.5rem))]!">
      <form onSubmit={send} className="flex flex-col gap-3 p-4">
        <p className="text-ink-2">
          A CSV file with a column headed <span className="font-mono text-xs">user_id</span> (or user, id, distinct_id), else its first
          column. Up to one million ids; more are refused, not cut.
        </p>
        <label className="flex flex-col gap-1">
          <span className="text-ink-2 text-xs">File</span>
          <input
            type="file"
            accept=".csv,.txt,.tsv,text/csv,text/plain"
            onChange={({ target }) => {
              const [chosen] = target.files ?? [];
              setFile(chosen ?? null);
              if (chosen && name === "") setName(chosen.name.replace(/\.\w+$/, ""));
            }}
            className="text-sm file:mr-2 file:h-8 file:rounded-md file:border file:border-line file:bg-raised file:px-2.5 file:text-ink"
          />
        </label>
        <label className="flex flex-col gap-1">
          <span className="text-ink-2 text-xs">Name</span>
          <input value={name} maxLength={200} autoComplete="off" onChange={({ target }) => setName(target.value)} className={inputLook} />
        </label>
        {refused ? (
          <p role="alert" className="text-danger">
            {refused}
          </p>
        ) : null}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={busy || !file}>
            {busy ? "Reading…" : "Import"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
