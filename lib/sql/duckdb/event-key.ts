import { createHash } from "node:crypto";

/** The key of an event name or of a user's id as import writes it: `(md5_number_upper(name) >> 1)::BIGINT`, in decimal. */
export function eventKey(name: string): string {
  return String(createHash("md5").update(name, "utf8").digest().readBigUInt64LE(0) >> 1n);
}
