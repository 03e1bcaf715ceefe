const words: Record<string, { short: string; long: string }> = {
  posthog: {
    short: "a PostHog batch export",
    long: "A PostHog batch export: event, distinct id, person and the JSON of properties are read without questions.",
  },
  segment: {
    short: "a Segment export",
    long: "A Segment export: tracks with the tables of their events, identifies and users are read together.",
  },
  rudderstack: {
    short: "a RudderStack export",
    long: "A RudderStack export: tracks with the tables of their events, identifies and users are read together.",
  },
  mixpanel: {
    short: "a Mixpanel export",
    long: "A Mixpanel export: distinct ids, $insert_id and the properties are read without questions.",
  },
  amplitude: {
    short: "an Amplitude export",
    long: "An Amplitude export: user, device and session ids, event and user properties are read without questions.",
  },
  ga4: { short: "a GA4 export", long: "A GA4 BigQuery export: nested event_params and user_properties become plain properties." },
  snowplow: {
    short: "Snowplow atomic events",
    long: "Snowplow atomic events: contexts and self-describing events become plain properties.",
  },
  mapped: {
    short: "read by a mapping of columns",
    long: "No vendor’s export, so the columns were mapped by their names and contents. Check them here.",
  },
  unread: { short: "not readable", long: "No file here can be read as events." },
  none: { short: "not readable", long: "No file here can be read as events." },
};

/** A recognised shape in plain words. */
export function shapeWords(shape: string): { short: string; long: string } {
  return words[shape] ?? { short: shape, long: `Recognised as ${shape}.` };
}
