"use client";

import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { inputLook } from "../ui/text-input.tsx";
import { TagField } from "./tag-field.tsx";
import type { Details } from "./use-save.ts";

type DetailsDialogProps = {
  title: string;
  /** What the button says. */
  verb: string;
  start: Details;
  knownTags?: readonly string[];
  /** Whether the words were kept; the dialog stays open when not. */
  onKeep: (details: Details) => Promise<boolean>;
  onClose: () => void;
};

const noTags: readonly string[] = [];

/** Name, description and tags of a saved object. */
export function DetailsDialog({ title, verb, start, knownTags = noTags, onKeep, onClose }: DetailsDialogProps) {
  const [name, setName] = useState(start.name);
  const [description, setDescription] = useState(start.description);
  const [tags, setTags] = useState(start.tags);
  const [busy, setBusy] = useState(false);
  const keep = async () => {
    if (name.trim() === "" || busy) return;
    setBusy(true);
    const kept = await onKeep({ name, description, tags });
    setBusy(false);
    if (kept) onClose();
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={title}>
      <form
        className="flex flex-col gap-3 px-4 pt-2 pb-4"
        onSubmit={(event) => {
          event.preventDefault();
          void keep();
        }}
      >
        <label className="flex flex-col gap-1">
          <span className="text-ink-2 text-xs">Name</span>
          <input autoFocus required maxLength={200} value={name} onChange={({ target }) => setName(target.value)} className={inputLook} />
        </label>
        <label className="flex flex-col gap-1">
          <span className="text-ink-2 text-xs">Description</span>
          <textarea
            rows={3}
            maxLength={5000}
            value={description}
            onChange={({ target }) => setDescription(target.value)}
            className={`${inputLook} h-auto! resize-y py-1.5`}
          />
        </label>
        <div className="flex flex-col gap-1">
          <span className="text-ink-2 text-xs">Tags</span>
          <TagField tags={tags} onChange={setTags} known={knownTags} />
        </div>
        <div className="mt-1 flex justify-end gap-2">
          <Button tone="quiet" onClick={onClose}>
            Cancel
          </Button>
          <Button tone="primary" type="submit" disabled={busy || name.trim() === ""}>
            {verb}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
