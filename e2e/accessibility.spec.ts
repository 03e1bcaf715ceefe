import { FunnelPage } from "./funnel-page.ts";
import { ReportPage } from "./report-page.ts";
import { scanBothThemes } from "./scan.ts";
import { expect, test } from "./test.ts";

const definition = {
  steps: [
    { event: "product_viewed" },
    { event: "add_to_cart", where: [{ property: "browser", of: "event", op: "is", value: ["Chrome"] }] },
    { event: "purchase_completed" },
  ],
  range: { from: "all" },
  breakdown: { property: "browser" },
};

const week = { interval: "week", range: { from: "2024-05-06", to: "2024-10-03" } };
const further = [
  {
    kind: { name: "retention", title: "Retention" },
    definition: {
      ...week,
      start: { event: "user_signed_up" },
      return: { event: "purchase_completed" },
      amount: { sum: "revenue" },
      breakdown: { property: "platform" },
    },
  },
  { kind: { name: "lifecycle", title: "Lifecycle" }, definition: { ...week, event: { event: null }, breakdown: { property: "platform" } } },
  {
    kind: { name: "trends", title: "Trends" },
    definition: {
      ...week,
      series: [
        { event: null, measure: "unique_users" },
        { event: "purchase_completed", measure: { sum: "price" } },
      ],
      formula: ["B/A"],
      breakdown: { property: "platform" },
    },
  },
  { kind: { name: "stickiness", title: "Stickiness" }, definition: { ...week, series: [{ event: null }, { event: "page_viewed" }] } },
  {
    kind: { name: "adoption", title: "Feature adoption" },
    definition: { ...week, everyValueOf: { property: "feature_name", event: "feature_used" } },
  },
];

test.use({ colorScheme: "light", contextOptions: { reducedMotion: "reduce" } });

for (const width of [1440, 390]) {
  test(`no accessibility faults, ${width} wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    const funnel = new FunnelPage(page);
    await funnel.open(definition);
    if (width < 1024) await page.getByRole("button", { name: "Change the question" }).click();
    await page.getByRole("button", { name: /^Advanced/ }).click();
    await scanBothThemes(page);
    await page.getByRole("button", { name: "Add step" }).click();
    await scanBothThemes(page);
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /^Dates/ }).click();
    await scanBothThemes(page);
    await page.goto("/settings");
    await scanBothThemes(page);
  });
}

for (const width of [1440, 390]) {
  test(`no accessibility faults in people and events, ${width} wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto("/people?search=u_0");
    const found = page.getByRole("table").getByRole("link").first();
    await expect(found).toBeVisible();
    await scanBothThemes(page);
    await found.click();
    await expect(page.getByRole("toolbar", { name: "Active days" })).toBeVisible();
    await expect(page.getByRole("region", { name: "Properties" }).locator("dd").first()).toBeVisible();
    await page.getByRole("button", { name: "As of a time" }).click();
    await expect(page.getByRole("region", { name: "Properties" }).locator("dl")).toHaveAttribute("aria-busy", "false");
    await scanBothThemes(page);
    await page.getByRole("region", { name: "Timeline" }).locator("ol > li button").first().click();
    await expect(page.getByRole("dialog").getByRole("region", { name: "Where it comes from" })).toContainText("source row");
    await scanBothThemes(page);
    await page.goto("/people/nobody-has-this?identity=raw");
    await expect(page.getByRole("heading", { name: "Nobody has this id" })).toBeVisible();
    await scanBothThemes(page);
    await page.goto("/events");
    await expect(page.getByRole("table", { name: "Events" }).locator("tbody tr[aria-rowindex]").first()).toBeVisible();
    await scanBothThemes(page);
    await page.getByRole("button", { name: "Export" }).click();
    await expect(page.getByRole("menu")).toBeVisible();
    await scanBothThemes(page);
  });
}

for (const width of [1440, 390]) {
  test(`no accessibility faults in the answers of further kinds, ${width} wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    for (const { kind, definition } of further) {
      const report = new ReportPage(page, kind);
      await report.open(definition);
      if (width < 1024) await page.getByRole("button", { name: "Change the question" }).click();
      await scanBothThemes(page);
    }
  });
}
