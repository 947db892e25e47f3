// Somebody answers on a computer that others use after them, and leaves; whoever comes next goes back, reloads, types addresses and
// looks at the cookies. Arguments: address of the first page, then key=value: by=leave,header,idle,done (one or several), scripts=on|off.
// Prints one line of JSON: where anything of the first person was found, and how many pages were looked at.
import { createRequire } from "node:module";

const require = createRequire(process.env.MITREDEN_BROWSER + "/");
const { chromium } = require("playwright-core");

const [address, ...rest] = process.argv.slice(2);
const wish = Object.fromEntries(rest.map((word) => word.split("=")));
const scripts = wish.scripts !== "off";
const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  // As people have it: pages may be kept in memory for the way back.
  ignoreDefaultArgs: ["--disable-back-forward-cache"],
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const survey = new URL(address).pathname;
const at = (path) => new URL(path, address).href;
const found = [];
let looked = 0;
let page, context, by;

// What the first person typed, and the code they were given.
const secrets = ["4711x", "Geheimnis"];
async function look(where) {
  // A page that is on its way out may never answer.
  const content = await Promise.race([page.content().catch(() => ""), new Promise((done) => { setTimeout(done, 5000, ""); })]);
  if (content) looked += 1;
  for (const secret of secrets) if (content.includes(secret)) found.push(`${by}, ${where}: ${secret} at ${page.url()}`);
}
async function press(selector) {
  await Promise.all([page.waitForNavigation(), page.click(selector)]);
}
async function begin() {
  await page.check("#consent");
  await press("main form button");
}
const cookies = async () => (await context.cookies()).map((cookie) => cookie.value).filter((value) => value !== "");

async function back(times, where, reload) {
  for (let step = 0; step < times; step += 1) {
    await page.goBack({ timeout: 5000 }).catch(() => null);
    if (page.url() === "about:blank") return;
    await look(`${where}, back ${step + 1}`);
    if (reload) {
      await page.reload({ timeout: 5000 }).catch(() => null);
      await look(`${where}, back ${step + 1} and reload`);
    }
  }
}

for (const [way, reload] of (wish.by ?? "leave").split(",").flatMap((way) => [[way, false], [way, true]])) {
  by = way;
  context = await browser.newContext({ javaScriptEnabled: scripts, viewport: { width: 800, height: 1000 }, locale: "en-GB" });
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
  if (by === "idle" && scripts) await page.clock.install();
  await page.goto(address);
  await begin();
  const code = (await cookies()).map((value) => value.split(".")[0]).find((value) => value.length > 10);
  if (!code) throw new Error("no cookie");
  secrets[2] = code;
  // A page with what is to be mended, one in another language, an answer on its own page, a long text.
  await page.fill("#age", "4711x");
  await press("button[value=next]");
  await page.fill("#age", "47");
  await page.check("input[name=lives][value=no]");
  await press("button[value=next]");
  await page.fill("#where", "Geheimnis");
  await press("button[value='lang:de']");
  await press("button[value='lang:en']");
  await press("button[value=next]");
  await page.fill("#idea", "Geheimnis 2");
  await press("button[value=back]");
  await press("button[value=next]");
  if (!(await page.content()).includes("Geheimnis 2")) throw new Error("the first person does not see their own answers");
  if (by === "leave") {
    await press("footer .leave button");
  } else if (by === "header") {
    if (await page.$("header p a")) found.push("a way out of the interview that is not leaving");
    await press("footer nav a");
    await press("header p a");
  } else if (by === "idle") {
    if (scripts) {
      await Promise.all([page.waitForURL("**/still"), page.clock.fastForward(121_000)]);
      await Promise.all([page.waitForURL(`**${survey}`), page.clock.fastForward(46_000)]);
    } else {
      // The browser goes there by itself after minutes.
      for (let turn = 0; turn < 2; turn += 1) {
        const content = await page.content();
        await page.goto(at(/http-equiv="refresh" content="\d+;url=([^"]*)"/.exec(content)[1]));
      }
    }
  } else {
    await press("button[value=next]");
    await press("button[value=end]");
    if (!(await page.content()).includes(code)) throw new Error("no code at the end");
    await press("main .leave button");
  }
  await look("after leaving");
  if ((await cookies()).some((value) => value.startsWith(code))) found.push("the cookie is still there");
  await back(16, "before the next person begins", reload);
  for (const path of ["go", "pause", "done", "still", "leave", "resume", "withdraw", "begin"]) {
    await page.goto(at(`${survey}/${path}`));
    await look(`by address ${path}`);
  }
  if ((await cookies()).some((value) => value.startsWith(code))) found.push("the cookie came back");
  await page.goto(address);
  await begin();
  await look("the next person's first page");
  await back(24, "the next person", reload);
  await page.goto(at(`${survey}/go`));
  await look("the next person's interview");
  if ((await cookies()).some((value) => value.startsWith(code))) found.push("the next person has the last one's cookie");
  await context.close();
}
console.log(JSON.stringify({ found, looked }));
await Promise.race([browser.close(), new Promise((done) => { setTimeout(done, 5000); })]);
process.exit(0);
