import type { Locator, Page } from "@playwright/test";
import { ReportPage } from "./report-page.ts";

/** The screen of paths as a person uses it. */
export class PathsPage extends ReportPage {
  constructor(page: Page) {
    super(page, { name: "paths", title: "Paths" });
  }

  /** A node of the picture. */
  node(step: number, name: string): Locator {
    return this.page.getByRole("toolbar", { name: /^Nodes of the paths/ }).getByRole("button", { name: `Step ${step}, ${name}:` });
  }

  /** A table under the picture by its heading. */
  table(name: string): Locator {
    return this.answer.getByRole("region", { name, exact: true }).getByRole("table");
  }

  /** The rows of a table as the text of their cells, thousands joined. */
  async rows(name: string): Promise<string[][]> {
    await this.table(name).waitFor();
    const rows = this.table(name).locator("tbody tr");
    return rows.evaluateAll((lines) =>
      lines.map((line) => [...line.querySelectorAll("td")].map((cell) => cell.innerText.trim().replaceAll(",", ""))),
    );
  }
}
