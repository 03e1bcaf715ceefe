type Json = Record<string, unknown>;

/** Case files leave it to the reader that a return carries the start's value of an event property; the product's default is the value at birth. */
export function prepare(report: Json): Json {
  const { breakdown } = report as { breakdown?: Json };
  if (!breakdown || breakdown.at !== undefined || (breakdown.of ?? "event") !== "event") return report;
  return { ...report, breakdown: { ...breakdown, at: "both" } };
}
