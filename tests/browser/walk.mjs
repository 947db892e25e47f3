// Answers a questionnaire in a real browser from its first page to its end, looking at every page with axe-core on the way.
// Arguments: address of the first page, then key=value: by=keyboard|touch, scripts=on|off, lang=de|en, width=360, shots=DIR.
// Prints one line of JSON: how many pages there were, what axe found, the heaviest page, and the code at the end.
import { createRequire } from "node:module";
import { mkdirSync } from "node:fs";

const require = createRequire(process.env.MITREDEN_BROWSER + "/");
const { chromium } = require("playwright-core");
const axe = require("axe-core").source;

const [address, ...rest] = process.argv.slice(2);
const wish = Object.fromEntries(rest.map((word) => word.split("=")));
const scripts = wish.scripts !== "off";
const width = Number(wish.width ?? (wish.by === "touch" ? 360 : 1000));
if (wish.shots) mkdirSync(wish.shots, { recursive: true });

const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const context = await browser.newContext({
  javaScriptEnabled: scripts,
  viewport: { width, height: 800 },
  hasTouch: wish.by === "touch",
  colorScheme: wish.dark ? "dark" : "light",
  locale: wish.lang === "en" ? "en-GB" : "de-AT",
});
const page = await context.newPage();
const found = [];
const pages = [];
let heaviest = 0;
const elsewhere = [];
let bytes = 0;
page.on("request", (request) => {
  const url = new URL(request.url());
  if (url.protocol !== "data:" && url.origin !== new URL(address).origin) elsewhere.push(request.url());
});
const bodies = [];
page.on("response", (response) => bodies.push(response.body().then((body) => { bytes += body.length; }, () => {})));
page.on("console", (message) => { if (message.type() === "error" && !/\b4\d\d\b/.test(message.text())) found.push(`console: ${message.text()}`); });

// A second look at the same page, with scripts: axe-core is one. The page itself stays as it is.
const looker = scripts ? null : await (await browser.newContext({ viewport: { width, height: 800 } })).newPage();

async function look(name) {
  const at = pages.length + 1;
  pages.push(name);
  let eye = page;
  if (looker) {
    await looker.goto(new URL("/imprint", address).href);
    await looker.setContent((await page.content()));
    eye = looker;
  }
  await eye.evaluate(axe);
  const result = await eye.evaluate(() => axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  for (const violation of result.violations) found.push(`${at} ${name}: ${violation.id}: ${violation.nodes.map((node) => node.html).slice(0, 3).join(" | ")}`);
  const wide = await eye.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  if (wide > 0) found.push(`${at} ${name}: ${wide} pixels too wide`);
  // With text twice as large nothing runs out of the page either.
  if (width >= 640) {
    const large = await eye.evaluate(() => {
      document.documentElement.style.fontSize = "200%";
      const more = document.documentElement.scrollWidth - document.documentElement.clientWidth;
      document.documentElement.style.fontSize = "";
      return more;
    });
    if (large > 0) found.push(`${at} ${name}: ${large} pixels too wide at 200 %`);
  }
  if (wish.shots) await page.screenshot({ path: `${wish.shots}/${String(at).padStart(2, "0")}-${name}.png`, fullPage: true });
}

// What is asked of a control, by what it is.
const handle = (element) => element.evaluate((node) => ({
  tag: node.tagName, type: node.type, name: node.name, value: node.value, mode: node.inputMode, checked: node.checked, total: node.closest("[data-total]")?.dataset.total, first: node.closest("[data-total]")?.querySelector("input") === node,
  ranks: node.tagName === "SELECT" ? node.options.length - 1 : 0,
}));
const words = "Fußweg & <b>Ärger</b>";
const ranks = {};
async function said(control) {
  if (control.tag === "TEXTAREA") return words;
  if (control.type === "date") return null;
  if (control.mode === "numeric") return "12";
  if (control.total) return control.first ? control.total : "";
  if (control.mode === "decimal") return "12";
  return "Ein Wort";
}

async function byKeyboard(first) {
  const done = new Set();
  const seen = new Set();
  for (let step = 0; step < 400; step += 1) {
    await page.keyboard.press("Tab");
    const element = await page.evaluateHandle(() => document.activeElement);
    const control = await handle(element);
    if (control.tag === "BUTTON" && (control.value === "next" || control.value === "end" || first)) {
      await Promise.all([page.waitForNavigation(), page.keyboard.press("Enter")]);
      return;
    }
    if (control.tag === "BODY" || !control.name || control.name === ".do") continue;
    const key = control.type === "checkbox" || control.type === "radio" ? control.name : `${control.name}=${control.tag}`;
    if (seen.has(key) && control.type !== "radio") continue;
    seen.add(key);
    if (done.has(control.name)) continue;
    done.add(control.name);
    if (control.tag === "SELECT") {
      const question = control.name.split(".")[0];
      const rank = (ranks[question] ??= 0);
      if (rank < control.ranks) {
        for (let press = 0; press <= rank; press += 1) await page.keyboard.press("ArrowDown");
        ranks[question] += 1;
      }
    } else if (control.type === "radio" || control.type === "checkbox") {
      if (!control.name.endsWith("special")) await page.keyboard.press("Space");
      if (control.name.endsWith(".worst")) await page.keyboard.press("ArrowDown");
    } else if (control.type === "date") {
      await page.keyboard.type(wish.lang === "en" ? "04052026" : "04052026");
    } else {
      const text = await said(control);
      if (text) await page.keyboard.type(text);
    }
  }
  throw new Error(`the keyboard finds no way on at ${page.url()}`);
}

async function byTouch() {
  const done = new Set();
  for (const element of await page.$$("main input:not([type=hidden]), main textarea, main select")) {
    const control = await handle(element);
    if (control.name === "website" || done.has(control.name)) continue;
    done.add(control.name);
    if (control.tag === "SELECT") {
      const question = control.name.split(".")[0];
      const rank = (ranks[question] ??= 0) + 1;
      if (rank <= control.ranks) await element.selectOption(String(rank));
      ranks[question] = rank;
    } else if (control.type === "radio" && control.name.endsWith(".worst")) {
      const all = await page.$$(`input[name="${control.name}"]`);
      await all[all.length - 1].tap();
    } else if (control.type === "radio" || control.type === "checkbox") {
      if (!control.name.endsWith("special")) await element.tap();
    } else if (control.type === "date") {
      await element.fill("2026-05-04");
    } else {
      const text = await said(control);
      if (text) await element.fill(text);
    }
  }
  const next = (await page.$("button[value=next], button[value=end]")) ?? (await page.$("main form button"));
  await Promise.all([page.waitForNavigation(), next.tap()]);
}

const go = wish.by === "touch" ? byTouch : byKeyboard;
bytes = 0;
await page.goto(address + (wish.lang ? `?lang=${wish.lang}` : ""));
await page.waitForLoadState("networkidle");
await Promise.all(bodies);
const first = bytes;
await look("start");
// Without consent the page says what lacks, and takes one there.
const begin = await page.$("main form button");
if (await page.$("#consent")) {
  await Promise.all([page.waitForNavigation(), begin.click()]);
  await look("start-mistake");
}
// Every other kind of page there is, mistakes included.
if (wish.kinds) {
  const here = new URL(address);
  const survey = here.pathname;
  for (const path of ["/", "/privacy", "/imprint", "/accessibility", "/nowhere", "/s/over", `${survey}/resume`, `${survey}/withdraw`]) {
    await page.goto(new URL(`${path}?lang=${wish.lang ?? "de"}`, address).href);
    await look(path.replace(/\//g, "-"));
    if (await page.$("#code")) {
      await page.fill("#code", "no code");
      await Promise.all([page.waitForNavigation(), page.click("main form button")]);
      await look(`${path.replace(/\//g, "-")}-mistake`);
    }
  }
  await page.goto(address + (wish.lang ? `?lang=${wish.lang}` : ""));
  await page.check("#consent");
  await Promise.all([page.waitForNavigation(), page.click("main form button")]);
  await Promise.all([page.waitForNavigation(), page.click("button[value=pause]")]);
  await look("pause");
  await page.goto(address + (wish.lang ? `?lang=${wish.lang}` : ""));
  await look("start-again");
}
await go(true);
let mistaken = false;
for (let turn = 0; turn < 60; turn += 1) {
  const heading = (await page.textContent("h1")).trim().toLowerCase().replace(/[^a-zäöüß]+/g, "-");
  const code = await page.$(".code");
  if (page.url().includes("/done") && code) {
    await look("done");
    const result = { pages: pages.length, found, bytes: { first, heaviest }, elsewhere, code: (await code.textContent()).trim() };
    console.log(JSON.stringify(result));
    await browser.close();
    process.exit(0);
  }
  heaviest = Math.max(heaviest, (await page.content()).length);
  await look(heading);
  // Once, a number that is none: the page comes back with what is to be mended, and with what was typed.
  const number = mistaken ? null : await page.$("main input[inputmode=numeric]");
  if (number) {
    mistaken = true;
    await number.fill("zwölf");
    await Promise.all([page.waitForNavigation(), page.click("button[value=next]")]);
    await look(`${heading}-mistake`);
    const again = await page.inputValue(`[id="${await page.getAttribute("main input[inputmode=numeric]", "id")}"]`);
    if (again !== "zwölf") found.push(`what was typed is gone: ${again}`);
    const target = await page.getAttribute(".errors a", "href");
    if (!(await page.$(`[id="${target.slice(1)}"]`))) found.push(`the summary leads nowhere: ${target}`);
    if (scripts && !(await page.evaluate(() => document.activeElement.classList.contains("errors")))) found.push("the summary has no focus");
    await page.fill("main input[inputmode=numeric]", "");
  }
  await go(false);
}
throw new Error(`no end in sight at ${page.url()}`);
