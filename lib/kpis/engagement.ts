import { type KpiGroup, kpi } from "./kpi.ts";
import { numberOf, trendsFigure } from "./trend.ts";

const sessions =
  "A session is the source's own where it names one; otherwise it ends before 30 minutes without an event. Sessions are cut at the ends of these dates.";

/** What a visit is like. */
export const engagement: KpiGroup = {
  name: "Engagement",
  kpis: [
    kpi({
      id: "sessions",
      name: "Sessions",
      kind: "trends",
      better: "more",
      meaning: () => `Sessions with any event in these dates. ${sessions}`,
      says: (context) => numberOf(context, [{ event: null, measure: "sessions" }]),
      figure: (result, definition) => trendsFigure(result, definition, "in total"),
    }),
    kpi({
      id: "session-duration",
      name: "Session duration",
      kind: "trends",
      better: "more",
      meaning: () => `Time from the first to the last event of a session, the mean over all; a session of one event lasts 0 s. ${sessions}`,
      says: (context) => numberOf(context, [{ event: null, measure: { session: "duration" } }]),
      figure: (result, definition) => trendsFigure(result, definition, "mean of all sessions"),
    }),
    kpi({
      id: "session-events",
      name: "Events per session",
      kind: "trends",
      better: "more",
      meaning: () => `Events in a session, the mean over all. ${sessions}`,
      says: (context) => numberOf(context, [{ event: null, measure: { session: "events" } }]),
      figure: (result, definition) => trendsFigure(result, definition, "mean of all sessions"),
    }),
    kpi({
      id: "bounce",
      name: "Bounce rate",
      kind: "trends",
      better: "less",
      meaning: () => `Share of sessions with a single event. ${sessions}`,
      says: (context) => numberOf(context, [{ event: null, measure: { session: "bounce" } }]),
      figure: (result, definition) => trendsFigure(result, definition, "sessions of one event"),
    }),
  ],
};
