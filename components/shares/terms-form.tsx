"use client";

import { type ReactNode, useState } from "react";
import { Select } from "../ui/select.tsx";
import { Switch } from "../ui/switch.tsx";
import { inputLook } from "../ui/text-input.tsx";
import { OfferedFilters } from "./offered-filters.tsx";
import type { OfferedProperty, OwnShare } from "./share-actions.ts";
import type { Terms } from "./share-terms.ts";

type TermsFormProps = {
  terms: Terms;
  share: OwnShare | null;
  properties: readonly OfferedProperty[];
  onChange: (patch: Partial<Terms>) => void;
};

const ends = [
  { value: "7", label: "in 7 days" },
  { value: "30", label: "in 30 days" },
  { value: "90", label: "in 90 days" },
  { value: "date", label: "on a day…" },
  { value: "never", label: "never by itself" },
] as const;

/** What a link asks for, how long it lives, and what a viewer may change. */
export function TermsForm({ terms, share, properties, onChange }: TermsFormProps) {
  const [tomorrow] = useState(() => new Date(Date.now() + 86_400_000).toISOString().slice(0, 10));
  return (
    <div className="mt-3 divide-y divide-line border-line border-y">
      <Part title="Password">
        <Switch label="Ask for a password" checked={terms.asksPassword} onChange={(asksPassword) => onChange({ asksPassword })} />
        {terms.asksPassword ? (
          <input
            type="password"
            aria-label="Password of the link"
            autoComplete="new-password"
            value={terms.password}
            placeholder={share?.hasPassword ? "Leave empty to keep it" : "At least 10 characters"}
            onChange={({ target }) => onChange({ password: target.value })}
            className={`${inputLook} w-full max-w-72`}
          />
        ) : null}
      </Part>
      <Part title="Ends">
        <span className="flex flex-wrap gap-2">
          <Select
            label="When the link ends"
            value={terms.ends}
            options={ends}
            onChange={(value) => onChange({ ends: value, endDate: terms.endDate || tomorrow })}
          />
          {terms.ends === "date" ? (
            <input
              type="date"
              aria-label="Last day of the link"
              min={tomorrow}
              value={terms.endDate}
              onChange={({ target }) => onChange({ endDate: target.value })}
              className={inputLook}
            />
          ) : null}
        </span>
      </Part>
      <Part title="Viewers may change">
        <Switch label="The dates" checked={terms.datesMayChange} onChange={(datesMayChange) => onChange({ datesMayChange })} />
        <OfferedFilters filters={terms.filters} properties={properties} onChange={(filters) => onChange({ filters })} />
      </Part>
      <Part title="Elsewhere">
        <Switch
          label="Show the dashboard’s name in previews of the link"
          hint="In chats and mails, before anybody opens it."
          checked={terms.previewAllowed}
          onChange={(previewAllowed) => onChange({ previewAllowed })}
        />
        {terms.previewAllowed && !terms.asksPassword ? (
          <Switch
            label="And a picture of it"
            hint="The names of its tiles, their most important numbers, small charts; whoever sees the preview sees them."
            checked={terms.previewPicture}
            onChange={(previewPicture) => onChange({ previewPicture })}
          />
        ) : null}
        <textarea
          aria-label="Sites that may embed it"
          rows={terms.sites.includes("\n") ? 3 : 1}
          value={terms.sites}
          placeholder="Sites that may embed it: https://example.com"
          spellCheck={false}
          onChange={({ target }) => onChange({ sites: target.value })}
          className={`${inputLook} h-auto! w-full resize-y py-1.5`}
        />
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="grid gap-x-4 gap-y-2 py-3 sm:grid-cols-[8.5rem_minmax(0,1fr)]">
      <legend className="sr-only">{title}</legend>
      <span aria-hidden className="font-medium text-sm">
        {title}
      </span>
      <div className="flex min-w-0 flex-col items-start gap-2">{children}</div>
    </fieldset>
  );
}
