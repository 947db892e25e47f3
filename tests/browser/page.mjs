// Looks at a page with axe-core. Arguments: its address, then key=value: width=360, dark=1, shot=FILE.
// Prints what was found as one line of JSON.
import { createRequire } from "node:module";

const require = createRequire(process.env.MITREDEN_BROWSER + "/");
const { chromium } = require("playwright-core");
const axe = require("axe-core").source;

const [address, ...rest] = process.argv.slice(2);
const wish = Object.fromEntries(rest.map((word) => word.split("=")));
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const page = await browser.newPage({ viewport: { width: Number(wish.width ?? 1000), height: 800 }, colorScheme: wish.dark ? "dark" : "light" });
const found = [];
page.on("request", (request) => { if (!/^(file|data):/.test(request.url())) found.push(`elsewhere: ${request.url()}`); });
await page.goto(address);
// What is folded is looked at, too.
await page.evaluate(() => document.querySelectorAll("details").forEach((part) => { part.open = true; }));
await page.evaluate(axe);
const result = await page.evaluate(() => axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
for (const violation of result.violations) found.push(`${violation.id}: ${violation.nodes.map((node) => node.html).slice(0, 3).join(" | ")}`);
const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
if (wide > 0) found.push(`${wide} pixels too wide`);
// No word of a chart is too small to be read, and captions do not scroll away with what they name.
const small = await page.evaluate(() => [...document.querySelectorAll(".chart svg")].flatMap((svg) => {
  // Of the two drawings of a chart one is shown.
  if (svg.getBoundingClientRect().width === 0) return [];
  const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
  return [...svg.querySelectorAll("text")].filter((text) => Number(text.getAttribute("font-size")) * scale < 11).map((text) => text.textContent.trim());
}));
if (small.length) found.push(`smaller than 11 pixels: ${small.slice(0, 3)}`);
const captions = await page.evaluate(() => [...document.querySelectorAll(".caption, figcaption")].map((caption) => [caption.textContent, caption.getBoundingClientRect().right, caption.closest(".scroll") !== null]));
if (captions.length === 0) found.push("no caption");
for (const [words, right, scrolls] of captions) if (scrolls || right > Number(wish.width ?? 1000)) found.push(`caption cut: ${words}`);
if (wish.shot) await page.screenshot({ path: wish.shot, fullPage: true });
await browser.close();
console.log(JSON.stringify(found));
