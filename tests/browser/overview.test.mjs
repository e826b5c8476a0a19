// Does the overview say in numbers what the text consists of, and lead to it? By the roles and names that a person meets.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { article, focused, isForEverybody, page, setStage, whenRead } from "./stage.mjs";

setStage();
beforeEach(async () => {
  await page.getByRole("button", { name: "Ferry accident" }).click();
  await whenRead();
});

const turn = () => page.getByRole("tab", { name: "Overview" }).click();
const table = (name) => page.getByRole("table", { name });
const numbers = async (row) => (await row.getByRole("cell").allInnerTexts()).filter(Boolean).map(Number);
const of = (layer) => article().getByRole("button", { name: new RegExp(`^${layer}(,| to )`) }).count();

// How far down the text the focused mark stands, 0 to 1.
const depth = () => article().evaluate((text) => {
  const box = text.getBoundingClientRect();
  return (document.activeElement.getBoundingClientRect().top - box.top) / box.height;
});

test("the strip's table counts every mark once, and its rows lead to their part of the text", async () => {
  const counted = { Attribution: await of("Attribution"), Hedge: await of("Hedge"), Claim: await of("Claim") };
  await turn();
  const rows = table("Where the marks fall").getByRole("row").filter({ has: page.getByRole("button") });
  assert.equal(await rows.count(), 5);
  const sums = [0, 0, 0];
  for (const row of await rows.all()) (await numbers(row)).forEach((count, layer) => { sums[layer] += count; });
  assert.deepEqual(sums, Object.values(counted));
  await rows.last().getByRole("button", { name: "The end" }).press("Enter");
  await page.waitForFunction(() => /^(Attribution|Hedge|Claim)(,| to )/.test(document.activeElement?.getAttribute("aria-label") ?? ""));
  assert.ok(await depth() > 0.7);
});

test("a click on the strip leads to the same place in the text", async () => {
  await turn();
  const strip = page.getByRole("img", { name: "Where the marks fall" });
  const { width, height } = await strip.boundingBox();
  await strip.click({ position: { x: width - 2, y: height / 2 } });
  await page.waitForFunction(() => /^(Attribution|Hedge|Claim)(,| to )/.test(document.activeElement?.getAttribute("aria-label") ?? ""));
  const last = await focused();
  assert.ok(await depth() > 0.7, last);
  await strip.click({ position: { x: width * 0.26, y: height / 2 } });
  await page.waitForFunction((last) => document.activeElement?.getAttribute("aria-label") !== last, last);
  assert.ok(await depth() < 0.3, await focused());
});

test("how the claims are made adds up to all claims, and every table has a name", async () => {
  const claims = await of("Claim");
  await turn();
  let sum = 0;
  for (const row of (await table("How the claims are made").getByRole("row").all()).slice(1)) {
    sum += (await numbers(row)).at(-1);
  }
  assert.equal(sum, claims);
  for (const name of ["Who the sources are", "Hedges in a hundred words", "Words that report"]) {
    assert.ok(await table(name).getByRole("row").count() > 1, name);
  }
  const text = await page.getByRole("tabpanel", { name: "Overview" }).innerText();
  assert.doesNotMatch(text, /\b(truth|true|credib|reliab|score)/i, "nothing is rated");
});

test("on a phone the overview gives way to the place that it leads to", async () => {
  await page.setViewportSize({ width: 390, height: 800 });
  await turn();
  assert.ok(!(await article().isVisible()));
  await page.getByRole("button", { name: "The middle" }).click();
  await article().waitFor();
  await page.waitForFunction(() => /^(Attribution|Hedge|Claim)(,| to )/.test(document.activeElement?.getAttribute("aria-label") ?? ""));
});

for (const scheme of ["light", "dark"]) {
  for (const width of [360, 1280]) {
    test(`axe finds nothing: ${scheme}, ${width} pixels`, async () => {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: scheme });
      await turn();
      await isForEverybody();
    });
  }
}
