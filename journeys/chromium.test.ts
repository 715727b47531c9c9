import { afterAll, expect, test } from "vitest";
import { closeBrowser, openBrowser } from "./browser.ts";

afterAll(closeBrowser);

test("a line of text has height, and letters have width, in Chromium from npm", async () => {
  const page = await (await openBrowser()).newPage();
  await page.setContent("<!doctype html><p><span>Año, niño: ¿qué?</span></p>");
  const box = await page.locator("span").boundingBox();
  expect(box?.height).toBeGreaterThan(10);
  expect(box?.width).toBeGreaterThan(60);
  await page.close();
});
