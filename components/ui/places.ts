/** The views that exist; a later view adds a line. */
export const places = [
  { href: "/reports/funnel", label: "Funnels" },
  { href: "/data", label: "Data" },
  { href: "/settings", label: "Settings" },
] as const;
