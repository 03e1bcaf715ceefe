import { byCommand } from "./by-command.ts";
import { ReportPage } from "./report-page.ts";
import { expect, type Page, test } from "./test.ts";

const range = { from: "2024-08-26", to: "2024-10-03" };
const values = { everyValueOf: { property: "feature_name", event: "feature_used" }, range };
const alerts = { event: "feature_used", label: "alerts", where: [{ property: "feature_name", value: "price_alerts" }] };
const planner = { event: "feature_used", label: "planner", where: [{ property: "feature_name", value: "room_planner" }] };

type Bucket = { period: string; users: number; uses: number; base: number; rate: number | null };
type Feature = {
  key: string;
  label: string;
  points: Bucket[];
  adopters: { period: string; new: number; continuing: number; returning: number }[];
  matrix: { users: number; uses: number; base: number; rate: number };
  stages: { exposed: number; tried: number; repeated: number; regular: number | null };
  timeToAdopt: { actors: number; adopted: number; censored: number; median: { time: number | null } };
  retention: Record<"usage" | "adopters" | "nonAdopters", { eligible: number; returned: number }[]>;
  powerUsers: number[];
};

const adoptionOf = (page: Page) => new ReportPage(page, { name: "adoption", title: "Feature adoption" });

const numberIn = (text: string) => (text === "—" ? null : Number(text.replaceAll(",", "")));

/** The cells of a column of a table under the chart, by the head of the column. */
async function column(adoption: ReportPage, table: string, head: string): Promise<string[]> {
  const region = adoption.answer.getByRole("region", { name: table, exact: true });
  await expect(region).toBeVisible();
  const heads = await region.getByRole("columnheader").allInnerTexts();
  const place = heads.findIndex((each) => each.trim() === head);
  expect(place, `${head} among ${heads.join(", ")}`).toBeGreaterThanOrEqual(0);
  return region.locator(`tbody tr td:nth-child(${place + 1})`).allInnerTexts();
}

async function counts(adoption: ReportPage, table: string, head: string): Promise<(number | null)[]> {
  return (await column(adoption, table, head)).map((text) => numberIn(text.trim()));
}

async function asked(definition: object): Promise<Feature[]> {
  return (await byCommand<{ features: Feature[] }>({ kind: "adoption", ...definition })).features;
}

test("every value of a property is built by hand and says the numbers of the command", async ({ page }) => {
  const adoption = adoptionOf(page);
  await adoption.open();
  await expect(adoption.answer).toContainText("What do people take up?");
  await page.getByRole("radio", { name: "Values of a property" }).click();
  await adoption.pick("Choose a property", "feature_name");
  await expect(adoption.reading).toContainText("How widely and how often they use every value of feature_name on feature_used");
  await adoption.ready();
  await adoption.open(values);
  const features = await asked(values);
  expect(features.map(({ label }) => label)).toContain("price_alerts");
  expect(await column(adoption, "Features", "Feature")).toEqual(features.map(({ label }) => label));
  expect(await counts(adoption, "Features", "Users")).toEqual(features.map(({ matrix }) => matrix.users));
  expect(await counts(adoption, "Features", "Uses")).toEqual(features.map(({ matrix }) => matrix.uses));
  await page.getByRole("tab", { name: "Over time" }).click();
  await adoption.ready();
  const lines = await asked({ ...values, view: "rate" });
  const [first] = lines;
  const users = await counts(adoption, "Points", "Users");
  expect(users.filter((_, index) => index % lines.length === 0)).toEqual(
    first?.points.map((point) => point.users).slice(0, Math.ceil(25 / lines.length)),
  );
});

test("a feature is added by hand, and a rule changes the numbers as the command says", async ({ page }) => {
  const adoption = adoptionOf(page);
  await adoption.open({ range });
  await adoption.pick("Add feature", "add_to_cart");
  await expect(adoption.reading).toContainText("How widely and how often they use add_to_cart");
  await adoption.ready();
  const cart = { features: [{ event: "add_to_cart" }], range };
  const [plain] = await asked(cart);
  expect(await counts(adoption, "Features", "Users")).toEqual([plain?.matrix.users]);
  await page.getByRole("button", { name: "Event of active event: any event" }).click();
  await page.locator("input[role=combobox]").fill("product_viewed");
  await page.keyboard.press("Enter");
  await expect(adoption.reading).toContainText("among the active (with product_viewed)");
  await adoption.ready();
  const [narrow] = await asked({ ...cart, active: { event: "product_viewed" } });
  expect(narrow?.matrix.base).toBeLessThan(plain?.matrix.base ?? 0);
  expect(await counts(adoption, "Features", "Active")).toEqual([narrow?.matrix.base]);
  expect(await counts(adoption, "Features", "Users")).toEqual([narrow?.matrix.users]);
  await page.getByRole("radio", { name: "Days of use each" }).click();
  await expect(page.getByRole("slider", { name: /^Features/ })).toBeVisible();
  await expect(page).toHaveURL(/frequency.*days/);
});

test("every view has the numbers of the command", async ({ page }) => {
  const adoption = adoptionOf(page);
  const both = { features: [alerts, planner], range };
  await adoption.open({ ...both, view: "adopters" });
  const [one] = await asked({ ...both, view: "adopters" });
  for (const [state, head] of [
    ["new", "New"],
    ["continuing", "Continuing"],
    ["returning", "Returning"],
  ] as const)
    expect(await counts(adoption, "New and returning", head)).toEqual(one?.adopters.map((point) => point[state]));
  await adoption.open({ ...both, view: "stages" });
  const stages = await asked({ ...both, view: "stages" });
  for (const [stage, head] of [
    ["exposed", "Exposed"],
    ["tried", "Tried"],
    ["repeated", "Repeated"],
    ["regular", "Regular"],
  ] as const)
    expect(await counts(adoption, "Stages", head)).toEqual(stages.map((each) => each.stages[stage]));
  await adoption.open({ ...both, view: "timeToAdopt" });
  const times = await asked({ ...both, view: "timeToAdopt" });
  expect(await counts(adoption, "Features", "Adopted")).toEqual(times.map(({ timeToAdopt }) => timeToAdopt.adopted));
  expect(await counts(adoption, "Features", "Not yet")).toEqual(times.map(({ timeToAdopt }) => timeToAdopt.censored));
  expect(await counts(adoption, "Features", "Median, days")).toEqual(times.map(({ timeToAdopt }) => timeToAdopt.median.time));
  await adoption.open({ ...both, view: "powerUsers", windowDays: 7 });
  const power = await asked({ ...both, view: "powerUsers", windowDays: 7 });
  expect(await counts(adoption, "Days of use", "Users")).toEqual(power[0]?.powerUsers);
});

test("adopters stand against the others with the word observational in sight", async ({ page }) => {
  const adoption = adoptionOf(page);
  const question = { features: [alerts, planner], range: { from: "2024-07-01", to: "2024-10-03" }, view: "retention" };
  await adoption.open(question);
  await page.getByRole("radio", { name: "Adopters against others" }).click();
  await expect(adoption.answer.getByText(/^Observational: adopters chose themselves/)).toBeVisible();
  const [one] = await asked(question);
  expect(await counts(adoption, "Retention", "Adopters")).toEqual(one?.retention.adopters.map(({ returned }) => returned));
  expect(await counts(adoption, "Retention", "Non-adopters")).toEqual(one?.retention.nonAdopters.map(({ returned }) => returned));
});

test("a number leads to its people, as many as it says", async ({ page }) => {
  const adoption = adoptionOf(page);
  await adoption.open({ features: [alerts], range, view: "adopters", compare: "previous_period" });
  const news = await counts(adoption, "New and returning", "New");
  const row = adoption.answer.getByRole("region", { name: "New and returning" }).locator("tbody tr").nth(1);
  await row.getByRole("button").click();
  await page.getByRole("menuitem", { name: /^New \d/ }).click();
  await expect(page.getByRole("dialog")).toContainText(`${news[1]?.toLocaleString("en-US")} users`);
  await page.keyboard.press("Escape");
  const before = await counts(adoption, "New and returning", "Continuing before");
  await row.getByRole("button").click();
  await page.getByRole("menuitem", { name: /^Continuing, \d/ }).click();
  await expect(page.getByRole("dialog")).toContainText(`${before[1]?.toLocaleString("en-US")} users`);
  await page.keyboard.press("Escape");
  await adoption.open({ ...values });
  const [users] = await counts(adoption, "Features", "Users");
  await adoption.answer.getByRole("slider", { name: /^Features/ }).focus();
  await page.keyboard.press("Home");
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: /^Users of it/ }).click();
  await expect(page.getByRole("dialog")).toContainText(`${users?.toLocaleString("en-US")} users`);
});

test("views are of the address; back, forward and reload keep them", async ({ page }) => {
  const adoption = adoptionOf(page);
  await adoption.open({ features: [alerts, planner], range });
  const views = {
    "Over time": "rate",
    "New and returning": "adopters",
    Stages: "stages",
    "Time to adopt": "timeToAdopt",
    Retention: "retention",
    "Power users": "powerUsers",
  };
  for (const [name, view] of Object.entries(views)) {
    await page.getByRole("tab", { name, exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`view.*${view}`));
    await adoption.ready();
    await expect(adoption.answer.getByRole("img").first()).toBeVisible();
  }
  const said = await adoption.reading.innerText();
  await page.reload();
  await adoption.ready();
  expect(await adoption.reading.innerText()).toBe(said);
  await page.goBack();
  await expect(page.getByRole("tab", { name: "Retention" })).toHaveAttribute("aria-selected", "true");
  await page.goForward();
  await expect(page.getByRole("tab", { name: "Power users" })).toHaveAttribute("aria-selected", "true");
});

test("lists and values change places, and releases start the clock only where each has one", async ({ page }) => {
  const adoption = adoptionOf(page);
  await adoption.open({ features: [alerts], range, view: "timeToAdopt", since: "released" });
  await expect(page.getByRole("alert").first()).toContainText("say when this feature was released");
  await page.getByLabel("Release date of feature 1").fill("2024-06-25");
  await expect(adoption.reading).toContainText("is price_alerts since its release");
  await adoption.ready();
  await page.getByRole("radio", { name: "Values of a property" }).click();
  await adoption.pick("Choose a property", "feature_name");
  await expect(adoption.reading).toContainText("every value of feature_name on feature_used since first seen");
  await page.getByRole("radio", { name: "Events", exact: true }).click();
  await expect(adoption.reading).toContainText("is price_alerts since first seen");
  await expect(page.getByLabel("Release date of feature 1")).toHaveValue("2024-06-25");
});

test("names out of the data are text, and nothing found says why", async ({ page }) => {
  const adoption = adoptionOf(page);
  const hostile = '<img src=x onerror="alert(1)">';
  await adoption.open({ range, features: [{ event: hostile }] });
  await expect(adoption.reading).toContainText(hostile);
  await expect(adoption.answer).toContainText("in these dates");
  await adoption.open({ range, everyValueOf: { property: hostile } });
  await expect(adoption.answer).toContainText("is not set on these events");
  await adoption.open({ range, features: [{ ...alerts, label: hostile }, planner] });
  await expect(adoption.answer.getByRole("region", { name: "Features" })).toContainText(hostile);
  await expect(page.locator("main img")).toHaveCount(0);
});

test("a note on a week stands on the axis, and goes again", async ({ page }) => {
  const adoption = adoptionOf(page);
  await adoption.open({ features: [alerts], range, view: "rate" });
  const note = `Launch <b>${Date.now()}</b>`;
  const row = adoption.answer.getByRole("region", { name: "Points" }).locator("tbody tr").nth(2);
  await row.getByRole("button").click();
  await page.getByRole("menuitem", { name: "Notes on 9 Sep" }).click();
  await page.getByRole("textbox", { name: "New note" }).fill(note);
  await page.keyboard.press("Enter");
  const flag = adoption.answer.getByRole("button", { name: /^Notes on 9 Sep: / });
  await expect(flag).toHaveAccessibleName(new RegExp(note));
  await flag.click();
  const written = page.getByRole("list", { name: "Notes" }).getByRole("listitem");
  const before = await written.count();
  await written
    .last()
    .getByRole("button", { name: /^Delete the note/ })
    .click();
  await expect(written).toHaveCount(before - 1);
});
