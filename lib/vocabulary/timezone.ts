import { IANAZone } from "luxon";
import { z } from "zod";

/** An IANA time zone name known to this machine, legacy aliases included. */
export const timezone = z
  .string()
  .max(64)
  .refine((zone) => zone === "UTC" || (/^[A-Za-z0-9_+\-/]+$/.test(zone) && IANAZone.isValidZone(zone)), {
    error: (issue) => `"${String(issue.input)}" is not a time zone; write one such as Europe/Rome`,
  });
