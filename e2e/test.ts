import { test as base, type Page } from "@playwright/test";

export { type Browser, expect, type Locator, type Page } from "@playwright/test";

/**
 * Waits until React has taken over every control of a page that came from the server.
 *
 * Playwright clicks and types as soon as a control is seen; before that moment nobody listens to it.
 */
async function takenOver(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [...document.querySelectorAll("button, a[href], input, select, textarea")].every((control) =>
      Object.keys(control).some((key) => key.startsWith("__reactProps$")),
    ),
  );
}

/** A page of one's own that is only given back by `goto` and `reload` when it can be used. */
export function whole(page: Page): Page {
  const { goto, reload } = page;
  page.goto = async (...where) => {
    const response = await goto.apply(page, where);
    await takenOver(page);
    return response;
  };
  page.reload = async (...how) => {
    const response = await reload.apply(page, how);
    await takenOver(page);
    return response;
  };
  return page;
}

/** The test of Playwright, whose page waits in the same way. */
export const test = base.extend({
  page: async ({ page }, use) => use(whole(page)),
});
