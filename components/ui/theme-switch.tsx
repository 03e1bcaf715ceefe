"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { IconButton } from "./button.tsx";
import { useTheme } from "./theme.tsx";
import { themeChoices } from "./theme-choice.ts";

const icons = { system: Monitor, light: Sun, dark: Moon };

/** Steps through the system's theme, light and dark. */
export function ThemeSwitch() {
  const { choice, choose } = useTheme();
  const next = themeChoices[(themeChoices.indexOf(choice) + 1) % themeChoices.length] ?? "system";
  const Icon = icons[choice];
  return (
    <IconButton label={`Theme: ${choice}. Switch to ${next}`} onClick={() => choose(next)}>
      <Icon size={16} strokeWidth={1.6} aria-hidden />
    </IconButton>
  );
}
