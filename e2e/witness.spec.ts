import { FunnelPage } from "./funnel-page.ts";
import { ReportPage } from "./report-page.ts";
import { expect, test } from "./test.ts";

const funnel = {
  steps: [{ event: "page_viewed" }, { event: "product_viewed" }, { event: "purchase_completed" }],
  range: { from: "2024-08-01", to: "2024-08-31" },
  window: { value: 1, unit: "day" },
};

test("why somebody dropped: from the bar over the list to the person, with the events marked", async ({ page }) => {
  const report = new FunnelPage(page);
  await report.open(funnel);
  await report.answer
    .getByRole("button", { name: /dropped off before it/ })
    .first()
    .press("Enter");
  await page.getByRole("menuitem", { name: /: dropped off/ }).click();
  const list = page.getByRole("dialog", { name: /^Users that dropped off/ });
  await expect(list.getByRole("table")).toBeVisible();
  await list.getByRole("button", { name: "id", exact: true }).click();
  await expect(list.getByRole("columnheader", { name: "id" })).toHaveAttribute("aria-sort", "ascending");
  await list
    .getByRole("button", { name: /^Why [au]_/ })
    .first()
    .click();
  await expect(list.getByText(/^Reached \d of 3 steps and dropped: /)).toBeVisible();
  await expect(list.getByText("Step 1", { exact: true })).toBeVisible();
  await expect(list.getByText("End of the window")).toBeVisible();
  await list.getByRole("link", { name: /with these events marked/ }).click();
  await expect(page).toHaveURL(/\/people\/[au]_.*why=/);
  await expect(page.getByRole("complementary", { name: "In the report" })).toContainText("Reached");
  await expect(page.getByRole("region", { name: "Timeline" }).locator("mark").first()).toHaveText(/Step \d/);
});

test("an id that is entered is found in the report, or it is said why it is not there", async ({ page }) => {
  const report = new FunnelPage(page);
  await report.open(funnel);
  await report.answer.getByRole("button", { name: "Find someone" }).click();
  const drawer = page.getByRole("dialog", { name: "Find one user in this report" });
  await drawer.getByLabel("Why is one user here, or not?").fill("nobody-at-all");
  await drawer.getByRole("button", { name: "Why?" }).click();
  await expect(drawer.getByText("Not in this report")).toBeVisible();
  await expect(drawer.getByText(/No event in the data set bears the id/)).toBeVisible();
});

test("why somebody came back: from a cell of a retention to the person, with the return marked", async ({ page }) => {
  const report = new ReportPage(page, { name: "retention", title: "Retention" });
  await report.open({
    start: { event: "user_signed_up" },
    return: { event: "purchase_completed" },
    interval: "week",
    range: { from: "2024-05-01", to: "2024-06-30" },
  });
  await report.answer.getByRole("grid", { name: "Cohorts" }).locator('[data-row="2"][data-column="1"]').click();
  await page.getByRole("menuitem", { name: /^Retained users/ }).click();
  const list = page.getByRole("dialog");
  await list
    .getByRole("button", { name: /^Why [au]_/ })
    .first()
    .click();
  await expect(list.getByText("Came back", { exact: true })).toBeVisible();
  await expect(list.getByText(/^Came back in Week 1: \d+ × /)).toBeVisible();
  await expect(list.getByText("its first ever")).toBeVisible();
  await list.getByRole("link", { name: /with these events marked/ }).click();
  await expect(page.getByRole("complementary", { name: "In the report" })).toContainText("Came back in Week 1");
  const marks = page.getByRole("region", { name: "Timeline" }).locator("mark");
  await expect(marks.filter({ hasText: "Week 1" }).first()).toBeVisible();
  await expect(marks.filter({ hasText: "Start" })).toHaveCount(1);
});

test("an experiment, adoption and paths say why of an id that is entered", async ({ page }) => {
  const august = { range: { from: "2024-08-01", to: "2024-08-31" } };
  const asked = [
    {
      kind: { name: "experiment", title: "Experiment" },
      definition: {
        exposure: { event: "experiment_viewed" },
        variantProperty: "variant",
        metrics: [{ type: "conversion", event: "purchase_completed" }],
        range: { from: "all" },
      },
    },
    { kind: { name: "adoption", title: "Feature adoption" }, definition: { ...august, features: [{ event: "search_performed" }] } },
    { kind: { name: "paths", title: "Paths" }, definition: { ...august, from: { event: "product_viewed" } } },
  ];
  for (const { kind, definition } of asked) {
    const report = new ReportPage(page, kind);
    await report.open(definition);
    await report.answer.getByRole("button", { name: "Find someone" }).click();
    const drawer = page.getByRole("dialog", { name: "Find one user in this report" });
    await drawer.getByLabel("Why is one user here, or not?").fill("nobody-at-all");
    await drawer.getByRole("button", { name: "Why?" }).click();
    await expect(drawer.getByText("Not in this report")).toBeVisible();
    await expect(drawer.getByText(/No event in the data set bears the id/)).toBeVisible();
  }
});
