"use client";

import { useState } from "react";
import type { DetectedMapping, Mapping } from "../../../lib/dataset/mapping.ts";
import { Button } from "../../ui/button.tsx";
import { FoldedCard } from "../../ui/card.tsx";
import { ColumnField, ColumnsField, EventField, TimeField } from "./mapping-fields.tsx";
import { MappingJson } from "./mapping-json.tsx";
import { ZoneField } from "./zone-field.tsx";

type MappingEditorProps = {
  detected: DetectedMapping;
  /** A vendor's export, which needs no mapping. */
  vendor: boolean;
  /** Null while what was recognised holds. */
  mapping: Mapping | null;
  columns: readonly string[];
  problem: string | null;
  busy: boolean;
  onChange: (mapping: Mapping | null) => void;
};

/** Which columns hold what: filled in with what was recognised, every change shows in the preview. */
export function MappingEditor({ detected, vendor, mapping, columns, problem, busy, onChange }: MappingEditorProps) {
  const [byHand, setByHand] = useState(false);
  const shown: Mapping = { ...detected.columns, timezone: detected.timezone, ...mapping };
  const change = (patch: Mapping) => onChange({ ...shown, ...patch });
  const changeZone = (timezone: string) => onChange({ ...mapping, timezone });
  return (
    <section aria-labelledby="mapping">
      <div className="flex min-h-8 items-center justify-between gap-2">
        <h3 id="mapping" className="font-semibold text-sm">
          Columns
        </h3>
        {mapping ? (
          <Button tone="quiet" onClick={() => onChange(null)}>
            Back to what was recognised
          </Button>
        ) : null}
      </div>
      {problem ? (
        <p role="alert" className="mb-2 break-words rounded-md bg-danger-soft px-2.5 py-1.5 text-danger text-xs">
          {problem.replace(/^mapping\.json (names|cannot)/, "The mapping $1")}
        </p>
      ) : null}
      {vendor && !byHand ? (
        <div className="border-line border-t pt-2 text-ink-2">
          <p>Nothing to choose: this shape says itself what is what.</p>
          <ZoneField value={shown.timezone ?? "UTC"} onChange={changeZone} />
          <Button className="mt-2" onClick={() => setByHand(true)}>
            Map the columns by hand instead
          </Button>
        </div>
      ) : (
        <div aria-busy={busy} className="flex flex-col border-line border-t">
          <Fields shown={shown} columns={columns} change={change} />
          <ZoneField value={shown.timezone ?? "UTC"} onChange={changeZone} />
          <FoldedCard title="As mapping.json">
            <MappingJson mapping={shown} onChange={onChange} />
          </FoldedCard>
        </div>
      )}
    </section>
  );
}

function Fields({ shown, columns, change }: { shown: Mapping; columns: readonly string[]; change: (patch: Mapping) => void }) {
  return (
    <>
      <EventField value={shown.event} columns={columns} onChange={(event) => change({ event })} />
      <TimeField value={shown.time} columns={columns} onChange={(time) => change({ time })} />
      <ColumnField label="User" note="the person, once known" value={shown.user} columns={columns} onChange={(user) => change({ user })} />
      <ColumnField
        label="Anonymous id"
        note="device or browser"
        value={shown.anonymousId}
        columns={columns}
        onChange={(anonymousId) => change({ anonymousId })}
      />
      <ColumnField
        label="Session"
        note="else 30 minutes of quiet end one"
        value={shown.session}
        columns={columns}
        onChange={(session) => change({ session })}
      />
      <ColumnsField
        label="Dedup id"
        note="the same one sent again counts once"
        nothing="none"
        value={shown.insertId}
        columns={columns}
        onChange={(insertId) => change({ insertId })}
      />
      <ColumnsField
        label="Properties"
        note="of events"
        nothing="all other columns"
        object
        value={shown.properties}
        columns={columns}
        onChange={(properties) => change({ properties: properties ?? undefined })}
      />
      <ColumnsField
        label="User properties"
        note="hold for the user from then on"
        nothing="none"
        object
        value={shown.userProperties}
        columns={columns}
        onChange={(userProperties) => change({ userProperties })}
      />
    </>
  );
}
