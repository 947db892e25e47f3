// Looks at pages that are there as files, each as if a server had sent it: with axe-core, on the narrowest screen and on a wide
// one, by day and by night. Arguments: the server's address, the folder of the files, a folder for pictures if they are wanted.
// Prints what it found as one line of JSON.
import { createRequire } from "node:module";
import { mkdirSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const require = createRequire(process.env.MITREDEN_BROWSER + "/");
const { chromium } = require("playwright-core");
const axe = require("axe-core").source;
const [address, folder, shots] = process.argv.slice(2);
if (shots) mkdirSync(shots, { recursive: true });

const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const found = [];
for (const [width, colorScheme] of [[320, "light"], [1000, "dark"]]) {
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
  await context.route((url) => url.pathname.startsWith("/kind/"), (route) => {
    const body = readFileSync(join(folder, `${decodeURIComponent(new URL(route.request().url()).pathname.slice(6))}.html`));
    return route.fulfill({ body, contentType: "text/html; charset=utf-8" });
  });
  const page = await context.newPage();
  for (const file of readdirSync(folder).sort()) {
    const name = file.replace(/\.html$/, "");
    await page.goto(`${address}/kind/${encodeURIComponent(name)}`);
    await page.evaluate(axe);
    const result = await page.evaluate(() => axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
    for (const violation of result.violations) found.push(`${name} at ${width}: ${violation.id}: ${violation.nodes.map((node) => node.html).slice(0, 3).join(" | ")}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) found.push(`${name} at ${width}: ${wide} pixels too wide`);
    const lost = await page.evaluate(() => [...document.querySelectorAll("a[href^='#']")].filter((a) => !document.getElementById(a.getAttribute("href").slice(1))).map((a) => a.getAttribute("href")));
    if (lost.length) found.push(`${name}: leads nowhere: ${lost}`);
    const twice = await page.evaluate(() => [...document.querySelectorAll("[id]")].map((node) => node.id).filter((id, at, all) => all.indexOf(id) !== at));
    if (twice.length) found.push(`${name}: twice: ${twice}`);
    if (shots) await page.screenshot({ path: join(shots, `${name}-${width}.png`), fullPage: true });
  }
}
console.log(JSON.stringify(found));
await browser.close();
