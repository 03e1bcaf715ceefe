"use server";

import { z } from "zod";
import { dataRoot } from "../../lib/env.ts";
import { saveSettings } from "../../lib/store/settings.ts";
import { requireMay } from "../access.ts";

/** Changes some settings of the data set; false when the change makes no sense. */
export async function changeSettings(json: string): Promise<boolean> {
  await requireMay("settings");
  const change = z.looseObject({}).safeParse(JSON.parse(json)).data ?? {};
  return saveSettings(dataRoot(), change).then(
    () => true,
    () => false,
  );
}
