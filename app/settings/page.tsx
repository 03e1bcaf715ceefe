import type { Metadata } from "next";
import { connection } from "next/server";
import { SettingsForm } from "../../components/settings/settings-form.tsx";
import { dataRoot } from "../../lib/env.ts";
import { loadSettings } from "../../lib/store/settings.ts";
import { pageMay } from "../access.ts";
import { findValues } from "../reports/actions.ts";
import { reportContext } from "../reports/report-context.ts";
import { changeSettings } from "./actions.ts";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  await connection();
  await pageMay("settings");
  const [{ catalogue, dataZone }, settings] = await Promise.all([reportContext(), loadSettings(dataRoot())]);
  return (
    <SettingsForm catalogue={catalogue} dataZone={dataZone} initial={settings} changeSettings={changeSettings} findValues={findValues} />
  );
}
