import { Bookmark, Database, Gauge, LayoutDashboard, List, Settings2, Users, UsersRound } from "lucide-react";
import { reportForms } from "../report-forms/index.tsx";
import type { Place } from "../ui/places.tsx";

const reports = reportForms.map(({ kind, label, icon, description }): Place => ({ href: `/reports/${kind}`, label, icon, description }));

/** Everywhere one can go: a screen for each kind of report, then what they rest on. */
export const places: readonly Place[] = [
  { href: "/kpis", label: "KPIs", icon: Gauge, description: "Users, engagement, conversion, money and growth at a glance" },
  { href: "/saved", label: "Saved", icon: Bookmark, description: "Every report with a name: found, sorted, brought in from files" },
  { href: "/dashboards", label: "Dashboards", icon: LayoutDashboard, description: "Saved reports and words side by side" },
  ...reports,
  { href: "/cohorts", label: "Cohorts", icon: UsersRound, description: "Sets of users by what they did, who they are, or a list" },
  { href: "/people", label: "People", icon: Users, description: "One person: ids, properties, everything that happened" },
  { href: "/events", label: "Events", icon: List, description: "Raw events, filtered, opened, written to a file" },
  { href: "/data", label: "Data", icon: Database, description: "What came in, and what every name means" },
  { href: "/settings", label: "Settings", icon: Settings2, description: "Time zone, weeks, test users" },
];
