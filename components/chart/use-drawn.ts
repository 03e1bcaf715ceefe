"use client";

import { useMemo, useState } from "react";
import { type ChartGroup, drawnAtFirst, groupColours, mostDrawn } from "../../lib/charts/groups.ts";
import { useTheme } from "../ui/theme.tsx";

/** Which groups a chart draws: ten at most, chosen in the table or isolated in the legend. */
export function useDrawn(groups: readonly ChartGroup[]) {
  const { resolved: theme } = useTheme();
  const names = groups.map(({ key }) => key).join("\n");
  const [state, setState] = useState<{ names: string; keys: string[]; isolated: string | null }>({ names: "", keys: [], isolated: null });
  const current = state.names === names ? state : { names, keys: drawnAtFirst(groups), isolated: null };
  const { keys, isolated } = current;
  const checked = groups.filter(({ key }) => keys.includes(key));
  const drawn = isolated ? checked.filter(({ key }) => key === isolated) : checked;
  const colours = useMemo(
    () =>
      groupColours(
        groups.filter(({ key }) => keys.includes(key)),
        theme,
      ),
    [groups, keys, theme],
  );
  return {
    theme,
    checked,
    drawn,
    colours,
    isolated,
    full: keys.length >= mostDrawn,
    isolate: (key: string | null) => setState({ ...current, isolated: key }),
    toggle: (key: string) =>
      setState({
        names,
        isolated: null,
        keys: keys.includes(key) ? keys.filter((each) => each !== key) : [...keys, key].slice(0, mostDrawn),
      }),
  };
}

export type Drawn = ReturnType<typeof useDrawn>;
