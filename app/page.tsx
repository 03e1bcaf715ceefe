import type { Metadata } from "next";
import { connection } from "next/server";
import { HomeScreen } from "../components/home/home-screen.tsx";
import { pageMay } from "./access.ts";
import { homeData } from "./home-data.ts";

export const metadata: Metadata = { title: "Home" };

export default async function HomePage() {
  await connection();
  return <HomeScreen {...(await homeData(await pageMay("ask")))} now={Date.now()} />;
}
