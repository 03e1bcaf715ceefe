/** What a correction for several comparisons is called on the screen. */
export const correctionNames = { none: "none", holm: "Holm", benjamini_hochberg: "Benjamini–Hochberg" } as const;
