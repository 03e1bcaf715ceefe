import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { FunnelPage } from "./funnel-page.ts";
import { ReportPage } from "./report-page.ts";

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

async function scan(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" · ")}`)).toEqual([]);
}

for (const theme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`no accessibility faults, ${theme}, ${width} wide`, async ({ browser }) => {
      const context = await browser.newContext({ colorScheme: theme, viewport: { width, height: 900 }, reducedMotion: "reduce" });
      const page = await context.newPage();
      const funnel = new FunnelPage(page);
      await funnel.open(definition);
      if (width < 1024) await page.getByRole("button", { name: "Change the question" }).click();
      await page.getByRole("button", { name: /^Advanced/ }).click();
      await scan(page);
      await page.getByRole("button", { name: "Add step" }).click();
      await scan(page);
      await page.keyboard.press("Escape");
      await page.getByRole("button", { name: /^Dates/ }).click();
      await scan(page);
      await page.goto("/settings");
      await scan(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await context.close();
    });
  }
}

for (const theme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`no accessibility faults in people and events, ${theme}, ${width} wide`, async ({ browser }) => {
      test.setTimeout(120_000);
      const context = await browser.newContext({ colorScheme: theme, viewport: { width, height: 900 }, reducedMotion: "reduce" });
      const page = await context.newPage();
      const look = async () => {
        await scan(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      };
      await page.goto("/people?search=u_0");
      const found = page.getByRole("table").getByRole("link").first();
      await expect(found).toBeVisible();
      await look();
      await found.click();
      await expect(page.getByRole("toolbar", { name: "Active days" })).toBeVisible();
      await expect(page.getByRole("region", { name: "Properties" }).locator("dd").first()).toBeVisible();
      await page.getByRole("button", { name: "As of a time" }).click();
      await expect(page.getByRole("region", { name: "Properties" }).locator("dl")).toHaveAttribute("aria-busy", "false");
      await look();
      await page.getByRole("region", { name: "Timeline" }).locator("ol > li button").first().click();
      await expect(page.getByRole("dialog").getByRole("region", { name: "Where it comes from" })).toContainText("source row");
      await look();
      await page.goto("/people/nobody-has-this?identity=raw");
      await expect(page.getByRole("heading", { name: "Nobody has this id" })).toBeVisible();
      await look();
      await page.goto("/events");
      await expect(page.getByRole("table", { name: "Events" }).locator("tbody tr[aria-rowindex]").first()).toBeVisible({ timeout: 30_000 });
      await look();
      await page.getByRole("button", { name: "Export" }).click();
      await expect(page.getByRole("menu")).toBeVisible();
      await look();
      await context.close();
    });
  }
}

for (const theme of ["light", "dark"] as const) {
  for (const width of [1440, 390]) {
    test(`no accessibility faults in the answers of further kinds, ${theme}, ${width} wide`, async ({ browser }) => {
      test.setTimeout(180_000);
      const context = await browser.newContext({ colorScheme: theme, viewport: { width, height: 900 }, reducedMotion: "reduce" });
      const page = await context.newPage();
      for (const { kind, definition } of further) {
        const report = new ReportPage(page, kind);
        await report.open(definition);
        if (width < 1024) await page.getByRole("button", { name: "Change the question" }).click();
        await scan(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      }
      await context.close();
    });
  }
}
