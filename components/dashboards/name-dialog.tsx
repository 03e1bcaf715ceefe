"use client";

import { type FormEvent, useState } from "react";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { inputLook } from "../ui/text-input.tsx";

type NameDialogProps = {
  title: string;
  label: string;
  name: string;
  /** The word on the button. */
  deed: string;
  /** Whether no name is one too: that of the report. */
  optional?: boolean;
  /** False keeps the window open. */
  onName: (name: string) => Promise<boolean> | boolean;
  onClose: () => void;
};

/** Asks for a name. */
export function NameDialog({ title, label, name, deed, optional = false, onName, onClose }: NameDialogProps) {
  const [typed, setTyped] = useState(name);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const done = await onName(typed.trim());
    setBusy(false);
    if (done) onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title} className="w-[min(28rem,calc(100vw-1.5rem))]!">
      <form onSubmit={submit} className="flex flex-col gap-3 p-4">
        <input
          autoFocus
          aria-label={label}
          value={typed}
          maxLength={200}
          autoComplete="off"
          onChange={({ target }) => setTyped(target.value)}
          className={`${inputLook} w-full`}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" type="submit" disabled={busy || (!optional && typed.trim() === "")}>
            {deed}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
