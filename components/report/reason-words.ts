import { usualMinimum } from "../../lib/statistics/enough-data.ts";
import type { SegmentReason } from "../../lib/statistics/segment-significance.ts";

const { usersPerArm, eventsPerArm } = usualMinimum;

const words: Record<SegmentReason, { short: string; long: string }> = {
  BASELINE: { short: "baseline", long: "The others are compared with this group." },
  NO_BASELINE: { short: "no baseline", long: "The group to compare with is not in this answer." },
  SINGLE_ARM: { short: "nothing to compare", long: "There is no other group." },
  EMPTY_ARM: { short: "no data yet", long: "This group, or what it is compared with, has nobody whose outcome is settled." },
  NO_CONVERSIONS: { short: "nobody converted", long: "Nobody converted in this group nor in what it is compared with." },
  ALL_CONVERTED: { short: "everyone converted", long: "Everyone converted in this group and in what it is compared with." },
  TOO_FEW_USERS: { short: "too early", long: `A comparison needs ${usersPerArm} settled on each side.` },
  TOO_FEW_EVENTS: {
    short: "too early",
    long: `A comparison needs about ${eventsPerArm} that convert and ${eventsPerArm} that do not, on each side.`,
  },
  INVALID_COUNTS: { short: "not comparable", long: "More converted than entered, so these counts cannot be compared." },
};

/** Why a group has no p-value, for the cell and for who asks further. */
export function reasonWords(reason: string | null): { short: string; long: string } {
  return reason !== null && Object.hasOwn(words, reason)
    ? words[reason as SegmentReason]
    : { short: "too early", long: "There is too little data to compare." };
}
