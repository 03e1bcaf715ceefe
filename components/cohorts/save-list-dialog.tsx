"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { counted } from "../../lib/format.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { inputLook } from "../ui/text-input.tsx";
import type { ListMode, ListToKeep } from "./cohort-actions.ts";

type SaveListDialogProps = {
  title: string;
  count: number;
  question: object;
  /** Answers why it was not saved; null when it was. */
  onSave: (words: Pick<ListToKeep, "name" | "mode">) => Promise<string | null>;
  onClose: () => void;
};

/** Asks for a cohort's name, and whether it follows the data. */
export function SaveListDialog({ title, count, question, onSave, onClose }: SaveListDialogProps) {
  const [name, setName] = useState(title.slice(0, 200));
  const [mode, setMode] = useState<ListMode>("live");
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const { range, part } = question as { range?: object; part?: { search?: string } };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setRefused(null);
    const because = await onSave({ name: name.trim(), mode });
    setBusy(false);
    setRefused(because);
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={`Save ${counted(count, "user")} as a cohort`}
      className="w-[min(30rem,calc(100vw-1.5rem))]!"
    >
      <form onSubmit={submit} className="flex flex-col gap-3 p-4">
        <input
          autoFocus
          aria-label="Name of the cohort"
          value={name}
          maxLength={200}
          autoComplete="off"
          onChange={({ target }) => setName(target.value)}
          className={`${inputLook} w-full`}
        />
        <fieldset className="flex flex-col gap-2">
          <legend className="sr-only">Whether it follows the data</legend>
          <Choice value="live" title="Keep up to date (live)" mode={mode} onChange={setMode}>
            Always whoever is on this list: the report is asked anew whenever the data change.
            {range && "to" in range ? " Its dates are fixed, so only late events of those days change who is on it." : ""}
          </Choice>
          <Choice value="frozen" title="As it is now (frozen)" mode={mode} onChange={setMode}>
            Exactly these {counted(count, "user")}, whatever the data become.
          </Choice>
        </fieldset>
        {part?.search ? (
          <p className="text-ink-2 text-xs">Only those whose id contains “{part.search}”, as the list is searched now.</p>
        ) : null}
        {refused ? (
          <p role="alert" className="text-danger">
            {refused}
          </p>
        ) : null}
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={busy || name.trim() === ""}>
            {busy ? "Saving…" : "Save"}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

type ChoiceProps = { value: ListMode; title: string; mode: ListMode; onChange: (mode: ListMode) => void; children: ReactNode };

function Choice({ value, title, mode, onChange, children }: ChoiceProps) {
  return (
    <label className="flex cursor-pointer gap-2.5 rounded-md border border-line p-2.5 hover:border-line-strong has-checked:border-accent has-checked:bg-accent-soft">
      <input
        type="radio"
        name="mode"
        value={value}
        checked={value === mode}
        onChange={() => onChange(value)}
        aria-label={title}
        className="mt-[3px] size-4 shrink-0 accent-accent"
      />
      <span>
        <span className="block font-medium">{title}</span>
        <span className="block text-ink-2 text-xs leading-5">{children}</span>
      </span>
    </label>
  );
}
