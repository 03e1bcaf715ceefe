import type { Golden } from "../kind-tests.ts";

const base = { kind: "paths", range: { from: "2024-05-01", to: "2024-05-31" } };
const pages = { nodeBy: { page_viewed: "plan" }, trimTrailingSlash: true };
const steps = [{ event: "page_viewed" }, { event: "purchase_completed" }];

/** One definition per way of spelling; the file bears its name. */
export const pathsGoldens: readonly Golden[] = [
  { name: "sessions", definition: base },
  { name: "users", definition: { ...base, per: "user", window: { value: 1, unit: "day" } } },
  { name: "from-event", definition: { ...base, from: { event: "page_viewed" } } },
  { name: "to-node", definition: { ...base, ...pages, toNode: "/pricing" } },
  { name: "between", definition: { ...base, fromNode: "page_viewed", to: { event: "purchase_completed" }, maxSteps: 4 } },
  { name: "transitions", definition: { ...base, fromNode: "page_viewed", count: "transitions" } },
  {
    name: "cleaned",
    definition: {
      ...base,
      ...pages,
      clean: [{ regex: "^/p/(\\d+)(.*)$", replace: "/p/<id>\\2" }],
      groupNodes: ["/blog/*", "100%_"],
      exclude: ["ping"],
      excludeNodes: ["/health"],
    },
  },
  {
    name: "event-and-value",
    definition: { ...base, nodeProperty: "plan", nodeLabel: "event_and_value", hideUnset: true, collapseRepeats: false },
  },
  { name: "limits", definition: { ...base, maxNodesPerStep: 2, edgeLimit: 10, minCount: 2 } },
  { name: "filters", definition: { ...base, filters: [{ property: "plan", op: "is", value: "pro" }] } },
  { name: "after-drop-off", definition: { ...base, funnel: { steps, part: "afterDropOff", step: 2 } } },
  { name: "between-steps", definition: { ...base, funnel: { steps, part: "between", step: 2 } } },
  { name: "sequences", definition: { ...base, view: "sequences" } },
  { name: "members", definition: { ...base, view: "members", part: { step: 2 } } },
  { name: "people", definition: { ...base, view: "actors", part: { step: 1, from: "page_viewed", to: "purchase_completed" } } },
  {
    name: "cleaning",
    definition: { ...base, ...pages, view: "cleaning", clean: [{ regex: "\\?.*", replace: "" }], groupNodes: ["/blog/*"] },
  },
];
