"use client";

import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { inputLook } from "../ui/text-input.tsx";

/** A new link, to be copied: the server keeps no more of it than its hash. */
export function FreshLink({ link, password, onClose }: { link: string; password: boolean; onClose: () => void }) {
  const [copied, setCopied] = useState(false);
  const copy = () => navigator.clipboard?.writeText(link).then(() => setCopied(true));
  return (
    <div className="px-4 pt-1 pb-4">
      <p className="text-pretty text-ink-2">
        Whoever has this link sees the dashboard{password ? ", with the password, which you tell them by another way" : ""}. Copy it now: it
        is not shown again.
      </p>
      <div className="mt-3 flex gap-2">
        <input
          aria-label="Public link"
          readOnly
          value={link}
          onFocus={(event) => event.target.select()}
          className={`${inputLook} flex-1 font-mono text-xs!`}
        />
        <Button tone="primary" onClick={copy}>
          {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
          {copied ? "Copied" : "Copy"}
        </Button>
      </div>
      <div className="mt-4 flex justify-end">
        <Button onClick={onClose}>Done</Button>
      </div>
    </div>
  );
}
