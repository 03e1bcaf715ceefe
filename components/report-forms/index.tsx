"use client";

import { CalendarCheck2, ChartSpline, Filter, FlaskConical, type LucideIcon, Magnet, RefreshCcwDot, Rocket, Waypoints } from "lucide-react";
import dynamic from "next/dynamic";
import type { ComponentType } from "react";
import type { ReportKindName } from "../../lib/reports/index.ts";
import type { AnyScreen, ScreenProps } from "../report/screen.ts";

export type ReportForm = {
  kind: ReportKindName;
  /** Its name in the menu. */
  label: string;
  icon: LucideIcon;
  /** What it answers, in one line. */
  description: string;
  /** Its screen, fetched when it is opened. */
  Screen: ComponentType<ScreenProps>;
  /** Its parts, for other places than its page. */
  parts: () => Promise<AnyScreen>;
};

const parts = (loaded: Promise<{ screen: unknown }>) => loaded.then(({ screen }) => screen as AnyScreen);

const adoption = dynamic(() => import("./adoption/screen.tsx").then(({ AdoptionScreen }) => AdoptionScreen));
const experiment = dynamic(() => import("./experiment/screen.tsx").then(({ ExperimentScreen }) => ExperimentScreen));
const funnel = dynamic(() => import("./funnel/screen.tsx").then(({ FunnelScreen }) => FunnelScreen));

const retention = dynamic(() => import("./retention/screen.tsx").then(({ RetentionScreen }) => RetentionScreen));
const lifecycle = dynamic(() => import("./lifecycle/screen.tsx").then(({ LifecycleScreen }) => LifecycleScreen));
const paths = dynamic(() => import("./paths/screen.tsx").then(({ PathsScreen }) => PathsScreen));
const stickiness = dynamic(() => import("./stickiness/screen.tsx").then(({ StickinessScreen }) => StickinessScreen));
const trends = dynamic(() => import("./trends/screen.tsx").then(({ TrendsScreen }) => TrendsScreen));

/** Every kind of report that has a screen, in the order of the menu. */
export const reportForms: readonly ReportForm[] = [
  {
    kind: "funnel",
    label: "Funnels",
    icon: Filter,
    description: "How many go on from one step to the next",
    Screen: funnel,
    parts: () => parts(import("./funnel/screen.tsx")),
  },
  {
    kind: "trends",
    label: "Trends",
    icon: ChartSpline,
    description: "How counts, users and money develop",
    Screen: trends,
    parts: () => parts(import("./trends/screen.tsx")),
  },
  {
    kind: "paths",
    label: "Paths",
    icon: Waypoints,
    description: "What people do between, before and after",
    Screen: paths,
    parts: () => parts(import("./paths/screen.tsx")),
  },
  {
    kind: "retention",
    label: "Retention",
    icon: CalendarCheck2,
    description: "Who comes back, cohort by cohort",
    Screen: retention,
    parts: () => parts(import("./retention/screen.tsx")),
  },
  {
    kind: "lifecycle",
    label: "Lifecycle",
    icon: RefreshCcwDot,
    description: "Who is new, comes again, or stays away",
    Screen: lifecycle,
    parts: () => parts(import("./lifecycle/screen.tsx")),
  },
  {
    kind: "stickiness",
    label: "Stickiness",
    icon: Magnet,
    description: "How often those who come at all come",
    Screen: stickiness,
    parts: () => parts(import("./stickiness/screen.tsx")),
  },
  {
    kind: "adoption",
    label: "Adoption",
    icon: Rocket,
    description: "Which features people take up, and keep",
    Screen: adoption,
    parts: () => parts(import("./adoption/screen.tsx")),
  },
  {
    kind: "experiment",
    label: "A/B tests",
    icon: FlaskConical,
    description: "Which variant does better, and how sure that is",
    Screen: experiment,
    parts: () => parts(import("./experiment/screen.tsx")),
  },
];
