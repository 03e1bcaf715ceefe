/** The function that counts pairs in lists of sets. */
export const pairsFunctionName = "parquetry_pairs";

/** The fields of one pair, all BIGINT. */
export const pairFields = ["earlier", "later", "units"] as const;
