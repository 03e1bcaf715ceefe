import { z } from "zod";
import { isToken } from "../access/tokens.ts";
import type { Range } from "../vocabulary/range.ts";

/** The dates that a viewer may be offered, in the words of a request. */
export const offeredDates: Record<string, { label: string; range: Range }> = {
  "7-days": { label: "Last 7 days", range: { last: { value: 7, unit: "day" } } },
  "30-days": { label: "Last 30 days", range: { last: { value: 30, unit: "day" } } },
  "90-days": { label: "Last 90 days", range: { last: { value: 90, unit: "day" } } },
  "12-months": { label: "Last 12 months", range: { last: { value: 12, unit: "month" } } },
  all: { label: "All time", range: { from: "all" } },
};

const mostValues = 50;
const mostFilters = 10;
const mostOrigins = 20;
/** The longest life of a link that ends at all. */
const longestMs = 5 * 366 * 86_400_000;

const unique = (list: readonly string[]) => new Set(list).size === list.length;

const value = z.string().min(1).max(500);

/** A filter that a viewer may set: of which property, under which name, and every value there is to choose from. */
export const shareFilter = z.strictObject({
  property: z.string().min(1).max(256),
  of: z.enum(["event", "user"]),
  label: z.string().trim().min(1, "Name the filter.").max(80, "A filter's name may have 80 characters."),
  values: z
    .array(value)
    .min(1, "Choose the values that a viewer may pick.")
    .max(mostValues, `A filter may offer ${mostValues} values.`)
    .refine(unique, "A value is offered once."),
});
export type ShareFilter = z.infer<typeof shareFilter>;

const origin = z
  .string()
  .trim()
  .max(300)
  .transform((text) => text.toLowerCase().replace(/\/$/, ""))
  .refine((text) => /^https:\/\/[a-z0-9-]+(\.[a-z0-9-]+)+(:\d{1,5})?$/.test(text) && URL.canParse(text), {
    error: "Write a site as https://example.com, without a path.",
  });

/** What a link lets a viewer do; how long it lives; who may embed it. */
export const shareWords = z.strictObject({
  filters: z.array(shareFilter).max(mostFilters, `A link may have ${mostFilters} filters.`).default([]),
  datesMayChange: z.boolean().default(false),
  /** Milliseconds since 1970; null lives until it is revoked. */
  expiresAt: z
    .number()
    .int()
    .nullable()
    .default(null)
    .refine((at) => at === null || (at > Date.now() && at < Date.now() + longestMs), "Choose a day to come, within five years."),
  embedOrigins: z.array(origin).max(mostOrigins, `A link may be embedded on ${mostOrigins} sites.`).refine(unique).default([]),
  /** Previews of the link bear the board's name. */
  previewAllowed: z.boolean().default(false),
  /** And a picture of its numbers; nothing without the name, and nothing while there is a password. */
  previewPicture: z.boolean().default(false),
});
export type ShareWords = z.infer<typeof shareWords>;

/** Whether previews of a link show a picture: whoever sees a preview has shown no password. */
export function hasPreviewPicture({
  previewAllowed,
  previewPicture,
  password,
}: Pick<ShareWords, "previewAllowed" | "previewPicture"> & { password: string | null }): boolean {
  return previewAllowed && previewPicture && password === null;
}

/** The words of the form: with a password to set, null to ask for none, or none said to leave it as it is. */
export const shareForm = shareWords.extend({ password: z.string().max(200, "A password may have 200 characters.").nullable().optional() });

/** All that a public page can say: its token, its tiles, and for each filter of the link by its place the values chosen. Never a query. */
export const shareRequest = z.strictObject({
  token: z.string().refine(isToken),
  tiles: z
    .array(z.string().regex(/^[A-Za-z0-9_-]{1,64}$/))
    .min(1)
    .max(50)
    .refine(unique),
  filters: z.record(z.string().regex(/^\d$/), z.array(value).max(mostValues)).default({}),
  dates: z.string().max(20).nullable().default(null),
});
export type ShareRequest = z.infer<typeof shareRequest>;

/** What a viewer chose, when it is among what the link offers. */
export type Chosen = { filters: { filter: ShareFilter; values: string[] }[]; range: Range | null };

/** Reads the choices of a request against what the link offers; null when anything else is asked for. */
export function chosenOf(
  { filters, dates }: Pick<ShareRequest, "filters" | "dates">,
  offered: Pick<ShareWords, "filters" | "datesMayChange">,
): Chosen | null {
  const chosen: Chosen = { filters: [], range: null };
  for (const [place, values] of Object.entries(filters).sort()) {
    const filter = offered.filters[Number(place)];
    if (!filter || !unique(values) || !values.every((each) => filter.values.includes(each))) return null;
    if (values.length > 0) chosen.filters.push({ filter, values: filter.values.filter((each) => values.includes(each)) });
  }
  if (dates === null) return chosen;
  if (!offered.datesMayChange || !Object.hasOwn(offeredDates, dates)) return null;
  return { ...chosen, range: offeredDates[dates]?.range ?? null };
}
