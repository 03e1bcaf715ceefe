"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { inputLook } from "../ui/text-input.tsx";

/** A link that is shown once, with what it does. */
export type ShownLink = { title: string; note: string; link: string };

/** Shows a link to be copied; when it is closed nobody sees the link again. */
export function LinkDialog({ link, close }: { link: ShownLink | null; close: () => void }) {
  const [copied, setCopied] = useState<string | null>(null);
  if (!link) return null;
  const copy = () => navigator.clipboard?.writeText(link.link).then(() => setCopied(link.link));
  return (
    <Dialog open onOpenChange={(open) => !open && close()} title={link.title}>
      <div className="px-4 pt-1 pb-4">
        <p className="text-ink-2">{link.note} Copy it now: it is not shown again.</p>
        <div className="mt-3 flex gap-2">
          <input
            aria-label="Link"
            readOnly
            value={link.link}
            onFocus={(event) => event.target.select()}
            className={`${inputLook} flex-1 font-mono text-xs!`}
          />
          <Button tone="primary" onClick={copy}>
            {copied === link.link ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
            {copied === link.link ? "Copied" : "Copy"}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
