import { z } from "zod";
import { identity } from "../vocabulary/actor.ts";
import { conditions } from "../vocabulary/condition.ts";
import { weekStart } from "../vocabulary/interval.ts";
import { timezone } from "../vocabulary/timezone.ts";
import { withStore } from "./open-store.ts";
import { settings } from "./schema.ts";
import { readStored } from "./stored-json.ts";

/** What every report of the data set starts from; a definition that says otherwise wins. */
export const dataSettings = z.strictObject({
  /** Null follows the data set's own zone. */
  timezone: timezone.nullable().default(null),
  weekStart: weekStart.default("monday"),
  identity: identity.default("merged"),
  /** Filters that leave test users out, and whether reports apply them unless told otherwise. */
  testUsers: conditions.default([]),
  hideTestUsers: z.boolean().default(true),
});
export type DataSettings = z.infer<typeof dataSettings>;
export type SettingsChange = { [Word in keyof DataSettings]?: DataSettings[Word] | undefined };

/** The settings of a data root; words that are absent or unreadable fall back to their defaults. */
export async function loadSettings(root: string): Promise<DataSettings> {
  const rows = await withStore(root, (store) => store.select().from(settings));
  const found = new Map(rows.map(({ word, value }) => [word, value]));
  const read = Object.entries(dataSettings.shape).map(([word, schema]) => {
    const kept = found.get(word);
    const value = kept === undefined ? undefined : readStored<unknown>(schema, kept);
    return [word, value ?? schema.parse(undefined)];
  });
  return Object.fromEntries(read) as DataSettings;
}

/** Changes some settings and leaves the others. */
export async function saveSettings(root: string, change: SettingsChange): Promise<void> {
  const changedAt = Date.now();
  const rows = Object.entries(dataSettings.partial().parse(change))
    .filter(([word, value]) => word in change && value !== undefined)
    .map(([word, value]) => ({ word, value: JSON.stringify(value), changedAt }));
  await withStore(root, (store) =>
    store.transaction(async (transaction) => {
      for (const row of rows)
        await transaction
          .insert(settings)
          .values(row)
          .onConflictDoUpdate({ target: settings.word, set: { value: row.value, changedAt } });
    }),
  );
}
