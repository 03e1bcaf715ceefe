import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { FunnelPage } from "./funnel-page.ts";
import { PathsPage } from "./paths-page.ts";
import { expect, test } from "./test.ts";

const run = promisify(execFile);
const may = { range: { from: "2024-05-01", to: "2024-05-31" } };
const steps = [{ event: "product_viewed" }, { event: "add_to_cart" }, { event: "purchase_completed" }];

type Answer = {
  starters: number;
  nodes: { step: number; node: string; arrive: number; goOn: number; end: number }[];
  edges: { step: number; from: string; to: string; count: number }[];
};

let folder: string;
test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "parquetry-paths-"));
});
test.afterAll(() => rm(folder, { recursive: true, force: true }));

/** The answer that the report command gives to the same question. */
async function byCommand(definition: object): Promise<Answer> {
  const file = join(folder, "definition.json");
  await writeFile(file, JSON.stringify({ kind: "paths", ...definition }));
  const { stdout } = await run("npm", ["run", "--silent", "report", "--", file], { maxBuffer: 2 ** 26 });
  return JSON.parse(stdout) as Answer;
}

const digits = (text: string) => Number(text.replace(/[^0-9]/g, ""));

test("paths are asked by hand, and say what the command says", async ({ page }) => {
  const paths = new PathsPage(page);
  await paths.open(may);
  await expect(page.getByTestId("checksum")).toBeVisible();
  await paths.pick("Starts at an event", "product_viewed");
  await expect(paths.reading).toContainText("Paths of sessions from product_viewed, up to 5 steps");
  await paths.ready();
  const answer = await byCommand({ ...may, from: { event: "product_viewed" } });
  await expect(page.getByTestId("checksum")).toContainText(`${answer.starters.toLocaleString("en-US")} paths`);
  const shown = (await paths.rows("Nodes")).map(([node, step, arrive]) => ({ node, step: Number(step), arrive: Number(arrive) }));
  expect(shown).toEqual(answer.nodes.slice(0, 25).map(({ node, step, arrive }) => ({ node, step, arrive })));
  await page.getByRole("tab", { name: "Edges" }).click();
  await page.reload();
  await expect(page.getByRole("tab", { name: "Edges" })).toHaveAttribute("aria-selected", "true");
  await paths.ready();
  const edges = (await paths.rows("Edges")).map(([from, to, step, count]) => ({ from, to, step: Number(step), count: Number(count) }));
  expect(edges).toEqual(answer.edges.slice(0, 25).map(({ from, to, step, count }) => ({ from, to, step, count })));
});

test("a node's menu: the list is as long as its number, and the way can be followed from there", async ({ page }) => {
  const paths = new PathsPage(page);
  await paths.open({ ...may, from: { event: "product_viewed" } });
  const cart = paths.node(2, "add_to_cart");
  const label = (await cart.getAttribute("aria-label")) ?? "";
  const count = digits(label.split(":")[1] ?? "");
  await cart.click();
  await page.getByRole("menuitem", { name: /^Sessions here/ }).click();
  const drawer = page.getByRole("dialog");
  await expect(drawer).toContainText(`${count.toLocaleString("en-US")} sessions`);
  await expect(drawer.getByRole("table")).toContainText("product_viewed → add_to_cart");
  await page.keyboard.press("Escape");
  await cart.click();
  await page.getByRole("menuitem", { name: "Start here" }).click();
  await expect(paths.reading).toContainText("Paths of sessions from add_to_cart");
  await paths.ready();
  await paths.node(2, "checkout_started").click();
  await page.getByRole("menuitem", { name: "End here" }).click();
  await expect(paths.reading).toContainText("from add_to_cart to checkout_started");
  await page.goBack();
  await expect(paths.reading).toContainText("from add_to_cart, up to");
  await page.goBack();
  await expect(paths.reading).toContainText("from product_viewed");
  await page.goForward();
  await page.reload();
  await expect(paths.reading).toContainText("from add_to_cart, up to");
});

test("nodes by keyboard: arrows walk, Enter opens, what is hidden is joined", async ({ page }) => {
  const paths = new PathsPage(page);
  await paths.open({ ...may, from: { event: "product_viewed" } });
  await paths.node(1, "product_viewed").focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.locator(":focus")).toHaveAttribute("aria-label", /^Step 2, /);
  await page.keyboard.press("Home");
  await expect(page.locator(":focus")).toHaveAttribute("aria-label", /^Step 1, product_viewed/);
  await paths.node(2, "add_to_cart").focus();
  await page.keyboard.press("Enter");
  await page.getByRole("menuitem", { name: "Hide", exact: true }).press("Enter");
  await expect(paths.reading).toContainText("without add_to_cart");
  await paths.ready();
  await expect(paths.node(2, "add_to_cart")).toHaveCount(0);
  await expect(paths.node(2, "checkout_started")).toHaveCount(1);
});

test("rules of cleaning say what they catch, and steps are added", async ({ page }) => {
  const paths = new PathsPage(page);
  await paths.open({ ...may, nodeProperty: "page", hideUnset: true, maxNodesPerStep: 3 });
  await page.getByRole("button", { name: "Add rule" }).click();
  await page.getByRole("menuitem", { name: "A pattern of your own" }).click();
  await page.getByLabel("Pattern of the new rule").fill("^/products/.*$");
  await page.getByLabel("Pattern of the new rule").press("Enter");
  await page.getByLabel("Replacement of rule 1").fill("/products/:id");
  await page.getByLabel("Replacement of rule 1").press("Enter");
  await expect(page.getByRole("listitem", { name: "Rule 1" })).toContainText(/matches [\d,]+ addresses, [\d,]+ events/);
  await expect(paths.reading).toContainText("1 cleaning rule");
  await paths.ready();
  await page.getByRole("button", { name: "One more step" }).click();
  await expect(paths.reading).toContainText("up to 6 steps");
  await paths.ready();
  await paths.node(2, "(other)").click();
  await page.getByRole("menuitem", { name: /^Open: / }).click();
  const members = page.getByRole("dialog", { name: "Nodes in (other), step 2" });
  await expect(members.getByRole("row").nth(1)).toBeVisible();
  await members.getByRole("row").nth(1).getByRole("button").click();
  await page.getByRole("menuitem", { name: "Start here" }).click();
  await expect(paths.reading).toContainText("Paths of sessions from /");
});

test("from a funnel's drop-off to what people did instead, and back", async ({ page }) => {
  const funnel = new FunnelPage(page);
  await funnel.open({ ...may, steps });
  const said = await funnel.reading.innerText();
  const bar = page.getByRole("button", { name: /^step 2, add_to_cart: [\d,]+ users dropped off/ });
  const dropped = digits(((await bar.getAttribute("aria-label")) ?? "").match(/[\d,]+(?= users)/)?.[0] ?? "");
  expect(dropped).toBeGreaterThan(0);
  await bar.click();
  await page.getByRole("menuitem", { name: "Paths after dropping off" }).click();
  const paths = new PathsPage(page);
  await expect(paths.reading).toContainText("that dropped off before step 2 of the funnel product_viewed then add_to_cart");
  await paths.ready();
  await expect(page.getByTestId("checksum")).toContainText(`${dropped.toLocaleString("en-US")} paths`);
  await page.getByRole("link", { name: "Back to the funnel" }).click();
  await expect(page.getByRole("heading", { name: "Funnel", level: 1, exact: true })).toBeVisible();
  await expect(funnel.reading).toHaveText(said);
});

test("a funnel with rules of its own says what its paths leave out", async ({ page }) => {
  const funnel = new FunnelPage(page);
  await funnel.open({ ...may, steps, order: "strict", exclusions: [{ event: "payment_failed", after: 1, before: 3 }] });
  await page.getByRole("button", { name: /^step 2, add_to_cart: [\d,]+ users reached it/ }).click();
  await page.getByRole("menuitem", { name: "Paths after this step" }).click();
  await expect(page.getByRole("note")).toContainText("its strict order, its exclusions are left out");
  await page.getByRole("link", { name: "Back to the funnel" }).click();
  await expect(funnel.reading).toContainText("directly followed by add_to_cart");
});

test("hostile names are text", async ({ page }) => {
  const hostile = `<img src=x onerror="alert(1)">'); DROP TABLE events; --`;
  const paths = new PathsPage(page);
  await paths.open({ ...may, fromNode: hostile });
  await expect(paths.reading).toContainText('<img src=x onerror="alert(1)">');
  await expect(page.getByRole("heading", { name: /No node is called/ })).toBeVisible();
  await paths.open({ ...may, from: { event: "promo_clicked <img src=x onerror=alert(1)>" } });
  await expect(paths.answer).toContainText("promo_clicked <img src=x onerror=alert(1)>");
  await expect(page.locator("main img")).toHaveCount(0);
});
