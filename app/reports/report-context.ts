import type { Catalogue } from "../../components/inputs/catalogue.tsx";
import type { ReportSettings } from "../../components/report-forms/funnel/use-funnel.ts";
import { loadSettings } from "../../lib/store/settings.ts";
import { dataRoot } from "../data-root.ts";

/** What every report page starts from: the catalogue of the data set and its settings. */
export async function reportContext(): Promise<{ catalogue: Catalogue; settings: ReportSettings; dataZone: string }> {
  const { timezone, ...settings } = await loadSettings(dataRoot());
  return { catalogue: fixture, settings: { ...settings, timezone: timezone ?? "UTC" }, dataZone: "UTC" };
}

const spark = (seed: number) => Array.from({ length: 24 }, (_, i) => 40 + 30 * Math.sin(i / 3 + seed) + i * seed);
const names = ["page_viewed", "product_viewed", "add_to_cart", "checkout_started", "purchase_completed", "user_signed_up", "feature_used", "experiment_viewed", "session_started", "search_performed", "<img src=x onerror=alert(1)>"];
const fixture: Catalogue = {
  generation: "fixture",
  events: names.map((name, i) => ({ name, count: Math.round(480000 / (i + 1) ** 1.3), lastSeen: "2024-09-30T23:10:00Z", spark: spark(i) })),
  properties: [
    { name: "browser", of: "event", type: "text", fill: 0.98, events: names },
    { name: "price", of: "event", type: "number", fill: 0.22, events: ["product_viewed", "add_to_cart"] },
    { name: "is_mobile", of: "event", type: "boolean", fill: 1, events: names },
    { name: "country", of: "user", type: "text", fill: 0.9 },
    { name: "signed_up_at", of: "user", type: "date", fill: 0.5 },
  ],
  dataStart: "2024-03-01T00:00:00Z",
  dataEnd: "2024-09-30T23:12:00Z",
  hasSessions: true,
};
