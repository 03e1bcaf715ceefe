"use client";

import { Dialog } from "../ui/dialog.tsx";
import { Keycap } from "../ui/keycap.tsx";
import { keyHelp } from "./report-keys.ts";

type HelpDialogProps = { open: boolean; onOpenChange: (open: boolean) => void; compares: boolean };

/** The keys of the report. */
export function HelpDialog({ open, onOpenChange, compares }: HelpDialogProps) {
  const shown = keyHelp.filter(([keys]) => compares || !keys.includes("X"));
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title="Keys">
      <dl className="grid grid-cols-[7rem_1fr] gap-x-4 gap-y-2 px-4 pt-3 pb-5">
        {shown.map(([keys, words]) => (
          <div key={keys.join()} className="col-span-2 grid grid-cols-subgrid items-center">
            <dt className="flex gap-1">
              {keys.map((key) => (
                <Keycap key={key}>{key}</Keycap>
              ))}
            </dt>
            <dd className="text-ink-2">{words}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
