import { FunnelPage } from "./funnel-page.ts";
import { expect, test } from "./test.ts";

/* Settings hold for the whole data set: this file runs when no other does. */

const checkout = {
  steps: [{ event: "product_viewed" }, { event: "add_to_cart" }, { event: "purchase_completed" }],
  range: { from: "all" },
};

test("settings become the defaults of reports", async ({ page }) => {
  await page.goto("/settings");
  await page.getByRole("button", { name: /^Time zone/ }).click();
  await page.locator("input[role=combobox]").fill("Europe/Rome");
  await page.keyboard.press("Enter");
  await expect(page.getByText("Kept", { exact: true })).toBeVisible();
  const funnel = new FunnelPage(page);
  await funnel.open(checkout);
  await expect(funnel.reading).toContainText("Europe/Rome");
  await funnel.open({ ...checkout, timezone: "Asia/Tokyo" });
  await expect(funnel.reading).toContainText("Asia/Tokyo");
  await page.goto("/settings");
  await page.getByRole("button", { name: /^Follow the data set/ }).click();
  await expect(page.getByText("the data set’s own zone")).toBeVisible();
  await expect(page.getByText("Kept", { exact: true })).toBeVisible();
});

test("test users of the settings are hidden, and shown when a report says so", async ({ page }) => {
  const funnel = new FunnelPage(page);
  await page.goto("/settings");
  const more = page.getByRole("button", { name: /^Filter on .*: more$/ });
  await expect(page.getByRole("button", { name: "Add a condition" })).toBeVisible();
  for (let left = await more.count(); left > 0; left -= 1) {
    await more.first().click();
    await page.getByRole("menuitem", { name: "Delete filter" }).click();
    await expect(more).toHaveCount(left - 1);
  }
  await funnel.pick("Add a condition", "browser");
  await page.getByLabel("Operator for browser").selectOption("is_not");
  await page.getByRole("button", { name: "Choose a value of browser" }).click();
  await page.locator("input[role=combobox]").fill("Robot 1.0");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("button", { name: "Remove Robot 1.0" })).toBeVisible();
  await expect(page.getByText("Kept", { exact: true })).toBeVisible();
  await funnel.open(checkout);
  await expect(funnel.reading).toContainText("where browser is not Robot 1.0");
  await page.getByRole("switch", { name: "Hide test users" }).click();
  await expect(funnel.reading).not.toContainText("Robot");
  await expect(page).toHaveURL(/[?&]test=shown/);
  await page.reload();
  await expect(funnel.reading).not.toContainText("Robot");
  await page.goto("/settings");
  await page.getByRole("button", { name: "Filter on browser: more" }).click();
  await page.getByRole("menuitem", { name: "Delete filter" }).click();
  await expect(page.getByText("For example: user property email")).toBeVisible();
  await expect(page.getByText("Kept", { exact: true })).toBeVisible();
});
