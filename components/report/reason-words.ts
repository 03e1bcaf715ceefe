import { usualMinimum } from "../../lib/statistics/enough-data.ts";
import type { SegmentReason } from "../../lib/statistics/segment-significance.ts";

const { usersPerArm, eventsPerArm } = usualMinimum;

/** What a rate is the share of: those who did it. */
export type Deed = { past: string; plural: string };

const conversion: Deed = { past: "converted", plural: "convert" };

type Words = { short: string; long: string };

const words: Record<SegmentReason, (deed: Deed) => Words> = {
  BASELINE: () => ({ short: "baseline", long: "The others are compared with this group." }),
  NO_BASELINE: () => ({ short: "no baseline", long: "The group to compare with is not in this answer." }),
  SINGLE_ARM: () => ({ short: "nothing to compare", long: "There is no other group." }),
  EMPTY_ARM: () => ({ short: "no data yet", long: "This group, or what it is compared with, has nobody whose outcome is settled." }),
  NO_CONVERSIONS: ({ past }) => ({ short: `nobody ${past}`, long: `Nobody ${past} in this group nor in what it is compared with.` }),
  ALL_CONVERTED: ({ past }) => ({ short: `everyone ${past}`, long: `Everyone ${past} in this group and in what it is compared with.` }),
  TOO_FEW_USERS: () => ({ short: "too early", long: `A comparison needs ${usersPerArm} settled on each side.` }),
  TOO_FEW_EVENTS: ({ plural }) => ({
    short: "too early",
    long: `A comparison needs about ${eventsPerArm} that ${plural} and ${eventsPerArm} that do not, on each side.`,
  }),
  INVALID_COUNTS: ({ past }) => ({ short: "not comparable", long: `More ${past} than there are, so these counts cannot be compared.` }),
};

/** Why a group has no p-value, for the cell and for who asks further. */
export function reasonWords(reason: string | null, deed: Deed = conversion): Words {
  return reason !== null && Object.hasOwn(words, reason)
    ? words[reason as SegmentReason](deed)
    : { short: "too early", long: "There is too little data to compare." };
}
