"use client";

import Link from "next/link";
import { useState } from "react";
import type { DataSettings } from "../../lib/store/settings.ts";
import { SettingsPart } from "../account/settings-frame.tsx";
import { type Catalogue, CatalogueProvider, type FindValues } from "../inputs/catalogue.tsx";
import { ConditionList } from "../inputs/condition-list.tsx";
import { ZonePicker } from "../inputs/range/zone-picker.tsx";
import { Button } from "../ui/button.tsx";
import { Page } from "../ui/page.tsx";
import { Segmented } from "../ui/segmented.tsx";
import { Switch } from "../ui/switch.tsx";
import { useTheme } from "../ui/theme.tsx";
import type { ThemeChoice } from "../ui/theme-choice.ts";
import { toast } from "../ui/toast.tsx";

type SettingsFormProps = {
  catalogue: Catalogue;
  dataZone: string;
  initial: DataSettings;
  changeSettings: (json: string) => Promise<boolean>;
  findValues: FindValues;
};

/** What every report of the data set starts from; each change is kept at once. */
export function SettingsForm({ catalogue, dataZone, initial, changeSettings, findValues }: SettingsFormProps) {
  const [settings, setSettings] = useState(initial);
  const [pending, setPending] = useState<number | null>(null);
  const change = async (patch: Partial<DataSettings>) => {
    setSettings((now) => ({ ...now, ...patch }));
    setPending((now) => (now ?? 0) + 1);
    const kept = await changeSettings(JSON.stringify(patch)).catch(() => false);
    setPending((now) => (now ?? 1) - 1);
    if (!kept) toast("The setting could not be kept", "danger");
  };
  return (
    <CatalogueProvider catalogue={catalogue} findValues={findValues}>
      <Page
        title="Settings"
        beside={
          <span role="status" className="text-ink-3 text-xs">
            {pending === null ? "" : pending > 0 ? "Keeping…" : "Kept"}
          </span>
        }
        lead="Every report of this data set starts from these; what a report’s address says itself wins."
      >
        <CalendarRows settings={settings} dataZone={dataZone} onChange={change} />
        <PeopleRows settings={settings} onChange={change} />
        <TeamRow />
        <SharesRow />
        <ThemeRow />
      </Page>
    </CatalogueProvider>
  );
}

type RowsProps = { settings: DataSettings; onChange: (patch: Partial<DataSettings>) => void };

function CalendarRows({ settings, dataZone, onChange }: RowsProps & { dataZone: string }) {
  return (
    <>
      <SettingsPart title="Time zone" note="Where days begin and end, and how times are written.">
        <div className="flex flex-wrap items-center gap-2">
          <ZonePicker timezone={settings.timezone ?? dataZone} weekStart={settings.weekStart} onChange={onChange} />
          {settings.timezone === null ? (
            <span className="text-ink-3">the data set’s own zone</span>
          ) : (
            <Button tone="quiet" onClick={() => onChange({ timezone: null })}>
              Follow the data set ({dataZone})
            </Button>
          )}
        </div>
      </SettingsPart>
      <SettingsPart title="Week start" note="The first day of every weekly bucket.">
        <Segmented
          label="Week start"
          value={settings.weekStart}
          options={[
            { value: "monday", label: "Monday" },
            { value: "sunday", label: "Sunday" },
          ]}
          onChange={(weekStart) => onChange({ weekStart })}
        />
      </SettingsPart>
    </>
  );
}

function PeopleRows({ settings, onChange }: RowsProps) {
  return (
    <>
      <SettingsPart title="Test users" note="Reports count only events that meet these conditions while “Hide test users” is on.">
        <ConditionList conditions={settings.testUsers} onChange={(testUsers) => onChange({ testUsers })} addLabel="Add a condition" />
        {settings.testUsers.length > 0 ? (
          <div className="mt-2">
            <Switch
              label="Hide test users unless a report says otherwise"
              checked={settings.hideTestUsers}
              onChange={(hideTestUsers) => onChange({ hideTestUsers })}
            />
          </div>
        ) : (
          <p className="mt-1 text-ink-3 text-xs">For example: user property email, does not contain, @example.com.</p>
        )}
      </SettingsPart>
      <SettingsPart title="Identity" note="Merged: an anonymous id counts with the user it later became. Raw: every id for itself.">
        <Segmented
          label="Identity"
          value={settings.identity}
          options={[
            { value: "merged", label: "Merged" },
            { value: "raw", label: "Raw" },
          ]}
          onChange={(identity) => onChange({ identity })}
        />
      </SettingsPart>
    </>
  );
}

function TeamRow() {
  return (
    <SettingsPart title="Team" note="Who may sign in, as what, and who is invited.">
      <Link href="/settings/people" className="text-accent underline underline-offset-4">
        Accounts and invitations
      </Link>
    </SettingsPart>
  );
}

function SharesRow() {
  return (
    <SettingsPart title="Public links" note="Dashboards that whoever has their link can see.">
      <Link href="/settings/shares" className="text-accent underline underline-offset-4">
        Every live link
      </Link>
    </SettingsPart>
  );
}

function ThemeRow() {
  const { choice, choose } = useTheme();
  return (
    <SettingsPart title="Theme" note="For this browser only.">
      <Segmented<ThemeChoice>
        label="Theme"
        value={choice}
        options={[
          { value: "system", label: "System" },
          { value: "light", label: "Light" },
          { value: "dark", label: "Dark" },
        ]}
        onChange={choose}
      />
    </SettingsPart>
  );
}
