/** Year 1: earlier than any event, the time of values that hold since ever. */
export const beginningOfTime = -62_135_596_800_000_000;

/** Year 9999: later than any event. */
export const endOfTime = 253_402_300_799_000_000;
