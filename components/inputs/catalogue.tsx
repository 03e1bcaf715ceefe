"use client";

import { createContext, type ReactNode, useContext, useMemo } from "react";

export type PropertyType = "text" | "number" | "boolean" | "date";

export type CatalogueEvent = {
  name: string;
  count: number;
  lastSeen: string | null;
  /** Events per equal slice of the data set's time, oldest first. */
  spark: readonly number[];
  description?: string;
};

export type CatalogueProperty = {
  name: string;
  of: "event" | "user";
  type: PropertyType;
  /** Share of the rows (users, for user properties) that carry it, 0 to 1. */
  fill: number | null;
  /** Event properties: the events that carry it. */
  events?: readonly string[];
  description?: string;
};

/** What the data set holds, as the pickers show it. */
export type Catalogue = {
  generation: string;
  events: readonly CatalogueEvent[];
  properties: readonly CatalogueProperty[];
  dataStart: string | null;
  dataEnd: string | null;
  hasSessions: boolean;
  /** Saved cohorts, to filter and to break down by. */
  cohorts?: readonly { id: string; name: string }[];
};

export type ValueCount = { value: string; count: number };
export type ValueQuestion = { property: string; of: "event" | "user"; events?: string[]; search?: string };
export type FindValues = (question: ValueQuestion) => Promise<ValueCount[]>;

type CatalogueContext = Catalogue & { findValues: FindValues; eventOf: (name: string) => CatalogueEvent | undefined };

const Context = createContext<CatalogueContext | null>(null);

/** Lends the catalogue to the pickers below it. */
export function CatalogueProvider({
  catalogue,
  findValues,
  children,
}: {
  catalogue: Catalogue;
  findValues: FindValues;
  children: ReactNode;
}) {
  const value = useMemo(() => {
    const byName = new Map(catalogue.events.map((event) => [event.name, event]));
    return { ...catalogue, findValues, eventOf: (name: string) => byName.get(name) };
  }, [catalogue, findValues]);
  return <Context value={value}>{children}</Context>;
}

/** The catalogue of the data set on screen. */
export function useCatalogue(): CatalogueContext {
  const found = useContext(Context);
  if (!found) throw new Error("a picker needs a CatalogueProvider around it");
  return found;
}

/** The type of a property, text when the catalogue does not know it. */
export function propertyType(catalogue: Catalogue, of: "event" | "user", name: string): PropertyType {
  return catalogue.properties.find((each) => each.of === of && each.name === name)?.type ?? "text";
}
