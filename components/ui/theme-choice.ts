export const themeCookie = "parquetry-theme";

export const themeChoices = ["system", "light", "dark"] as const;
export type ThemeChoice = (typeof themeChoices)[number];

/** The theme a cookie names, or the system's. */
export function themeOf(cookie: string | undefined): ThemeChoice {
  return themeChoices.find((each) => each === cookie) ?? "system";
}
