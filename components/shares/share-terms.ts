import type { ShareFilter } from "../../lib/shares/share-words.ts";
import type { OwnShare } from "./share-actions.ts";

/** The form of a link while it is filled in. */
export type Terms = {
  asksPassword: boolean;
  /** A password to set; empty leaves the one that is kept. */
  password: string;
  ends: "7" | "30" | "90" | "never" | "date";
  /** 2026-05-31 */
  endDate: string;
  datesMayChange: boolean;
  filters: readonly ShareFilter[];
  /** One site per line. */
  sites: string;
  previewAllowed: boolean;
  previewPicture: boolean;
};

const day = 86_400_000;

/** The form as a link stands; without one, as a new link starts. */
export function termsOf(share: OwnShare | null): Terms {
  return {
    asksPassword: share?.hasPassword ?? false,
    password: "",
    ends: share === null ? "30" : share.expiresAt === null ? "never" : "date",
    endDate: share?.expiresAt ? new Date(share.expiresAt - 1).toISOString().slice(0, 10) : "",
    datesMayChange: share?.datesMayChange ?? false,
    filters: share?.filters ?? [],
    sites: (share?.embedOrigins ?? []).join("\n"),
    previewAllowed: share?.previewAllowed ?? false,
    previewPicture: share?.previewPicture ?? false,
  };
}

/** The form as the server takes it, or what is still missing. */
export function wordsOf(terms: Terms, share: OwnShare | null, now = Date.now()): { json: string } | { missing: string } {
  const { asksPassword, password, filters, datesMayChange, previewAllowed } = terms;
  const previewPicture = previewAllowed && !asksPassword && terms.previewPicture;
  if (asksPassword && password === "" && !share?.hasPassword) return { missing: "Write a password, or ask for none." };
  const expiresAt = endOf(terms, now);
  if (expiresAt === undefined) return { missing: "Choose the last day of the link." };
  const embedOrigins = terms.sites.split(/[\s,]+/).filter((site) => site !== "");
  const said = { filters, datesMayChange, expiresAt, embedOrigins, previewAllowed, previewPicture };
  const secret = asksPassword ? (password === "" ? {} : { password }) : { password: null };
  return { json: JSON.stringify({ ...said, ...secret }) };
}

/** The end of the last day, in UTC; undefined while none is chosen. */
function endOf({ ends, endDate }: Terms, now: number): number | null | undefined {
  if (ends === "never") return null;
  if (ends !== "date") return now + Number(ends) * day;
  const last = Date.parse(`${endDate}T00:00:00Z`);
  return Number.isNaN(last) ? undefined : last + day;
}

/** When a link ends, in few words. */
export function endWords(expiresAt: number | null): string {
  if (expiresAt === null) return "does not end by itself";
  return `ends on ${new Date(expiresAt - 1).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })}`;
}
