import { FunnelPage } from "./funnel-page.ts";
import { address } from "./report-page.ts";
import { expect, test, whole } from "./test.ts";

const checkout = {
  steps: [{ event: "product_viewed" }, { event: "add_to_cart" }, { event: "purchase_completed" }],
  range: { from: "all" },
};

test("a funnel is built by hand, and reads as it was meant", async ({ page }) => {
  const funnel = new FunnelPage(page);
  await funnel.open();
  await funnel.addStep("product_viewed");
  await funnel.addStep("add_to_cart");
  await funnel.addStep("purchase_completed");
  await expect(funnel.reading).toContainText("Users who did product_viewed then add_to_cart then purchase_completed within 7 days");
  await funnel.ready();
  await expect(page.getByRole("region", { name: "Answer" }).getByRole("table").first()).toContainText("add_to_cart");
});

test("the window, the order and a breakdown change the question", async ({ page }) => {
  const funnel = new FunnelPage(page);
  await funnel.open(checkout);
  await page.getByLabel("Conversion window: number").fill("3");
  await page.getByLabel("Conversion window: unit").selectOption("hour");
  await expect(funnel.reading).toContainText("within 3 hours");
  await page.getByRole("radio", { name: "Any order" }).click();
  await expect(funnel.reading).toContainText("in any order");
  await page.getByRole("region", { name: "Break down" }).getByRole("button", { name: "Add" }).click();
  await page.locator("input[role=combobox]").fill("browser");
  await page.keyboard.press("Enter");
  await expect(funnel.reading).toContainText("by browser");
  await funnel.ready();
});

test("back and forward step through edits, and a reload keeps the view", async ({ page }) => {
  const funnel = new FunnelPage(page);
  await funnel.open(checkout);
  const first = page.url();
  const number = page.getByLabel("Conversion window: number");
  await number.fill("2");
  await number.press("Enter");
  await expect(funnel.reading).toContainText("within 2 days");
  await page.getByLabel("Conversion window: unit").selectOption("week");
  await expect(funnel.reading).toContainText("within 2 weeks");
  await page.goBack();
  await expect(funnel.reading).toContainText("within 2 days");
  await page.goBack();
  await expect(funnel.reading).toContainText("within 7 days");
  expect(page.url()).toBe(first);
  await page.goForward();
  await page.goForward();
  await expect(number).toHaveValue("2");
  const said = await funnel.reading.innerText();
  await page.reload();
  await funnel.ready();
  expect(await funnel.reading.innerText()).toBe(said);
});

test("steps are reordered by keyboard and removed from their menu", async ({ page }) => {
  const funnel = new FunnelPage(page);
  await funnel.open(checkout);
  await page.getByRole("button", { name: /^Step 3: drag/ }).focus();
  await page.keyboard.press("Space");
  await page.waitForTimeout(250);
  await page.keyboard.press("ArrowUp");
  await page.waitForTimeout(250);
  await page.keyboard.press("Space");
  await expect(funnel.reading).toContainText("product_viewed then purchase_completed then add_to_cart");
  await page.getByRole("button", { name: "Step 2: more" }).click();
  await page.getByRole("menuitem", { name: "Delete step" }).click();
  await expect(funnel.steps).toHaveCount(2);
  await expect(funnel.reading).toContainText("product_viewed then add_to_cart within");
});

test("hostile names are text", async ({ page }) => {
  const hostile = `<img src=x onerror="alert(1)">'); DROP TABLE events; -- {{7*7}} \u202e`;
  let dialogs = 0;
  page.on("dialog", (dialog) => {
    dialogs += 1;
    void dialog.dismiss();
  });
  const funnel = new FunnelPage(page);
  await funnel.open({
    steps: [{ event: hostile }, { event: "purchase_completed", label: hostile }],
    breakdown: { property: hostile },
    range: { from: "all" },
  });
  await expect(funnel.reading).toContainText('<img src=x onerror="alert(1)">');
  await expect(funnel.steps.first()).toContainText('<img src=x onerror="alert(1)">');
  await expect(page.locator("main img")).toHaveCount(0);
  expect(dialogs).toBe(0);
});

test("a contradiction is said beside its control, and the rest of a damaged address survives", async ({ page }) => {
  const funnel = new FunnelPage(page);
  await funnel.open({ ...checkout, order: "strict", graceSeconds: 5 });
  await expect(page.getByRole("region", { name: "Question" }).getByRole("alert")).toHaveText("grace does not go with strict order");
  await funnel.open({ ...checkout, window: "soon", nonsense: 1 });
  await expect(page.getByText(/made no sense and were left out: .*window/)).toBeVisible();
  await expect(funnel.steps).toHaveCount(3);
});

test("a definition too long for an address goes to a draft that another browser can open", async ({ page, browser }) => {
  const funnel = new FunnelPage(page);
  const values = Array.from({ length: 700 }, (_, index) => `value-${index}`);
  await funnel.open({ ...checkout, filters: [{ property: "browser", of: "event", op: "is", value: values }] });
  await page.getByLabel("Conversion window: unit").selectOption("week");
  await expect(page).toHaveURL(/[?&]d=[A-Za-z0-9]{16,}/);
  await expect(funnel.reading).toContainText("within 7 weeks");
  await funnel.ready();
  const other = await browser.newContext();
  const stranger = new FunnelPage(whole(await other.newPage()));
  await stranger.page.goto(page.url());
  await expect(stranger.reading).toContainText("within 7 weeks");
  await other.close();
});

test("keys: the period moves, comparison comes and goes, the palette adds a step", async ({ page }) => {
  const funnel = new FunnelPage(page);
  await funnel.open({ ...checkout, range: { from: "2024-05-01", to: "2024-05-31" } });
  await page.keyboard.press("ArrowLeft");
  await expect(funnel.reading).toContainText("1–30 Apr 2024");
  await page.keyboard.press("x");
  await expect(funnel.reading).toContainText("compared with 2–31 Mar 2024");
  await page.keyboard.press("x");
  await expect(funnel.reading).not.toContainText("compared");
  await page.keyboard.press("ControlOrMeta+k");
  await page.getByRole("dialog").locator("input").fill("checkout_started");
  await page.keyboard.press("Enter");
  await expect(funnel.steps).toHaveCount(4);
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);
});

test("a long question shows its progress, is cancelled, and can be asked again", async ({ page }) => {
  const funnel = new FunnelPage(page);
  const steps = Array.from({ length: 16 }, () => ({ event: null }));
  const stepWindows = steps.slice(1).map(() => ({ value: 30, unit: "day" }));
  await page.goto(`/reports/funnel?q=${address({ steps, stepWindows, range: { from: "all" }, graceSeconds: 3600 })}&v=1`);
  await expect(page.getByRole("progressbar", { name: "Computing" })).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("heading", { name: "Stopped" })).toBeVisible();
  await page.getByRole("button", { name: "Run again" }).click();
  await expect(page.getByRole("progressbar", { name: "Computing" })).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByRole("heading", { name: "Stopped" })).toBeVisible();
  await funnel.open(checkout);
  await funnel.ready();
});
