"use strict";
document.documentElement.classList.add("js");

const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const byId = (id) => document.getElementById(id);

function asked() {
  let hash = location.hash.slice(1);
  try { hash = decodeURI(hash); } catch { /* shown as it is */ }
  const [id, query] = hash.split(/\?(.*)/s);
  return { id, query: new URLSearchParams(query || "") };
}

/* The exact words of what the address names. */
function light(target) {
  for (const lit of all(".on")) lit.classList.remove("on");
  const article = target && target.closest(".art");
  if (!article) return;
  for (const name of target.classList) {
    const note = /^n(\d+)$/.exec(name), place = /^p(\d+)$/.exec(name);
    if (note && target.matches(".note")) {
      for (const part of all(`.s${note[1]}, .k${note[1]}`, article)) part.classList.add("on");
    } else if (place && target.matches(".e")) {
      for (const part of all(`.p${place[1]}`, article)) part.classList.add("on");
    }
  }
}

function show() {
  const { id, query } = asked();
  const target = id ? byId(id) : null;
  if (document.body.matches(".report")) {
    const page = (target && target.closest(".page")) || document.querySelector("main > .page");
    for (const other of all("main > .page.here")) other.classList.remove("here");
    page.hidden = false;
    page.classList.add("here");
    const key = page.dataset.key === "article" ? "articles" : page.dataset.key;
    for (const link of all(".mast nav a")) {
      if (link.dataset.page === key) link.setAttribute("aria-current", "page");
      else link.removeAttribute("aria-current");
    }
    if (page.dataset.key === "statements") filter(page, query);
    if (page.dataset.key === "search") search(page, query.get("q") || "");
    const folded = target && target.closest("details");
    if (folded) folded.open = true;
    if (target && target !== page && !target.matches("main > .page, .art")) target.scrollIntoView();
    else scrollTo(0, 0);
  }
  for (const at of all(".at")) at.classList.remove("at");
  light(target);
}

/* Statements by what is asked for, in the one-file report. */
function filter(page, query) {
  const form = page.querySelector("form");
  for (const field of form.elements) if (field.name) field.value = query.get(field.name) || "";
  const want = Object.fromEntries([...query].filter((pair) => pair[1]));
  const words = (want.text || "").toLowerCase().split(/\s+/).filter(Boolean);
  const most = 500;
  let found = 0;
  for (const row of all("[data-lines] tbody tr", page)) {
    const has = row.dataset, day = has.said || "", text = words.length ? row.textContent.toLowerCase() : "";
    const kept = (!want.speaker || has.speaker === want.speaker) && (!want.outlet || has.outlet === want.outlet)
      && (!want.kind || has.kind === want.kind) && (!want.question || (has.question || "").split(" ").includes(want.question))
      && (!want.since || (day && (day >= want.since || want.since.startsWith(day))))
      && (!want.until || (day && (day <= want.until || want.until.startsWith(day))))
      && words.every((word) => text.includes(word));
    if (kept) found += 1;
    row.hidden = !kept || (found > most && !query.has("all"));
  }
  const rest = page.querySelector(".rest");
  rest.hidden = found <= most || query.has("all");
  rest.querySelector("a").href = `#statements?${new URLSearchParams([...query, ["all", "1"]])}`;
  page.querySelector("[data-found]").textContent = found.toLocaleString("en");
  page.querySelector(".nothing").hidden = found > 0;
}

function element(name, text, className, href) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (className) made.className = className;
  if (href) made.href = href;
  return made;
}

/* Words in the articles, each with what stands around it, in the one-file report. */
function search(page, words) {
  document.querySelector(".find input").value = words;
  const head = element("header", "", "lead"), table = element("table", "", "kwic"), body = element("tbody");
  const terms = [...words.toLowerCase().matchAll(/"([^"]+)"|(\S+)/g)].map((m) => m[1] || m[2]);
  let found = 0;
  for (const article of terms.length ? all(".art") : []) {
    const rows = all(".row", article), texts = rows.map((row) => own(row.querySelector("p")));
    const whole = texts.join("\n").toLowerCase();
    if (!terms.every((term) => whole.includes(term))) continue;
    const outlet = article.querySelector(".kicker").firstChild.textContent.replace(/·\s*$/, "").trim();
    rows.forEach((row, n) => {
      const lower = texts[n].toLowerCase();
      if (lower.length !== texts[n].length) return;
      for (const term of terms) {
        for (let at = lower.indexOf(term); at >= 0 && found < 300; at = lower.indexOf(term, at + term.length)) {
          const note = row.querySelector(".note");
          const line = element("tr"), hit = element("td", "", "hit");
          line.dataset.line = "";
          hit.append(element("a", texts[n].slice(at, at + term.length), "open", `#${(note || article).id}`));
          line.append(element("td", texts[n].slice(Math.max(0, at - 70), at), "left"), hit,
            element("td", texts[n].slice(at + term.length, at + term.length + 70), "right"), element("td", outlet, "src"));
          body.append(line);
          found += 1;
        }
      }
    });
  }
  head.append(element("h1", "Search"), element("p", found ? `${found} places` : words ? `Nothing found for ${words}` : "", "found"));
  table.append(body);
  page.replaceChildren(head, table);
}

/* A paragraph's text without the numbers set into it. */
function own(paragraph) {
  return [...paragraph.childNodes].filter((node) => !(node.matches && node.matches(".n"))).map((node) => node.textContent).join("");
}

function lines() {
  return all("[data-line]").filter((line) => line.checkVisibility ? line.checkVisibility() : line.offsetParent);
}

function step(by) {
  const listed = lines(), now = listed.findIndex((line) => line.matches(".at"));
  const next = listed[now < 0 ? firstInView(listed) : Math.min(Math.max(now + by, 0), listed.length - 1)];
  if (!next) return;
  if (now >= 0) listed[now].classList.remove("at");
  next.classList.add("at");
  next.scrollIntoView({ block: "nearest" });
  if (next.matches(".note")) light(next);
  const link = next.querySelector("a.open");
  if (link) link.focus({ preventScroll: true });
}

function firstInView(listed) {
  return Math.max(0, listed.findIndex((line) => line.getBoundingClientRect().top > 90));
}

const KEYS = {
  j: () => step(1), ArrowDown: () => step(1), k: () => step(-1), ArrowUp: () => step(-1),
  Enter: () => { const link = document.querySelector(".at a.open"); if (link) link.click(); },
  u: () => history.back(),
  "/": () => { const box = document.querySelector(".find input"); box.focus(); box.select(); },
  "?": () => byId("help").showModal(),
  Escape: () => { for (const at of all(".at")) at.classList.remove("at"); },
};

function key(event) {
  const typing = event.target.closest("input, select, textarea, dialog");
  if (event.key === "Escape" && typing) event.target.blur();
  if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Enter" && event.target.closest("a, button, summary")) return;
  const page = /^[1-9]$/.test(event.key) && all(".mast nav a")[event.key - 1];
  const act = page ? () => page.click() : KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
}

function query(form) {
  const given = [...new FormData(form)].filter((pair) => pair[1]);
  return given.length ? `?${new URLSearchParams(given)}` : "";
}

addEventListener("DOMContentLoaded", () => {
  const report = document.body.matches(".report");
  document.addEventListener("keydown", key);
  document.addEventListener("click", (event) => {
    const part = event.target.closest(".row > p > .c");
    if (!part || getSelection().toString()) return;
    const number = [...part.classList].filter((name) => /^s\d+$/.test(name)).pop().slice(1);
    const note = part.closest(".art").querySelector(`.n${number}.note`);
    if (note) location.hash = note.id;
  });
  for (const form of all("form[data-filter], form.find")) {
    const path = form.matches(".find") ? "#search" : "#statements";
    form.addEventListener("submit", (event) => {
      if (!report) return;
      event.preventDefault();
      location.hash = path + query(form);
    });
    if (form.dataset.filter) form.addEventListener("change", () => form.requestSubmit());
  }
  addEventListener("hashchange", show);
  show();
  document.body.classList.add("ready");
});
