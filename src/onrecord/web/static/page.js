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
  const line = history.state && lines()[history.state.line];
  if (line && !target?.matches(".note")) {
    line.classList.add("at");
    line.scrollIntoView({ block: "center" });
  }
}

/* Statements by what is asked for, in the one-file report. */
function filter(page, query) {
  const form = page.querySelector("form");
  for (const field of form.elements) if (field.name) field.value = query.get(field.name) || "";
  const want = Object.fromEntries([...query].filter((pair) => pair[1]));
  const words = (want.text || "").toLowerCase().split(/\s+/).filter(Boolean);
  const most = 200;
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
  const terms = [...words.matchAll(/"([^"]+)"|(\S+)/g)].map((m) => (m[1] || m[2]).trim()).filter(Boolean);
  const whole = terms.length && standing(terms.join(" ")), each = terms.map(standing), near = [], far = [];
  for (const article of terms.length ? all(".art") : []) {
    for (const row of all(".row", article)) {
      const text = own(row.querySelector("p")), exact = [...text.matchAll(whole)].map((m) => [m.index, m.index + m[0].length]);
      near.push(...exact.map((place) => found(article, row, text, place)));
      if (terms.length > 1) far.push(...apart(text, each, exact).map((place) => found(article, row, text, place)));
    }
  }
  const hits = [...near, ...far];
  body.append(...hits.slice(0, 300));
  head.append(element("h1", "Search"), element("p", hits.length ? `${hits.length} places` : words ? `Nothing found for ${words}` : "", "found"));
  table.append(body);
  page.replaceChildren(head, table);
}

/* Words that stand together, the last of them whole or the beginning of one. */
function standing(words) {
  const plain = words.split(/\s+/).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("\\s+");
  return new RegExp(`${/^[\p{L}\p{N}]/u.test(words) ? "(?<![\\p{L}\\p{N}_])" : ""}${plain}[\\p{L}\\p{N}_]*`, "giu");
}

/* The sentences that have all the words, but not together: from the first of them to the last. */
function apart(text, each, exact) {
  const places = [];
  for (const sentence of text.matchAll(/[^.!?]*(?:[.!?]+["”’)]*|$)/g)) {
    const from = sentence.index, to = from + sentence[0].length;
    if (!sentence[0] || exact.some(([start, end]) => start < to && from < end)) continue;
    const firsts = each.map((term) => [...sentence[0].matchAll(term)][0]);
    if (!firsts.every(Boolean)) continue;
    const start = Math.min(...firsts.map((m) => m.index)), end = Math.max(...firsts.map((m) => m.index + m[0].length));
    const first = firsts.find((m) => m.index === start);
    places.push([from + start, from + (end - start <= 70 ? end : start + first[0].length)]);
  }
  return places;
}

/* One place found, with what stands around it. */
function found(article, row, text, [start, end]) {
  const line = element("tr"), hit = element("td", "", "hit");
  const before = text.slice(Math.max(0, start - 71), start), after = text.slice(end, end + 71);
  line.dataset.line = "";
  hit.append(element("a", text.slice(start, end), "open", `#${(row.querySelector(".note") || article).id}`));
  line.append(element("td", before.length > 70 ? before.replace(/^\S*\s/, "") : before, "left"), hit,
    element("td", after.length > 70 ? after.replace(/\s\S*$/, "") : after, "right"), element("td", article.dataset.name, "src"));
  return line;
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

/* Text into the clipboard; where the browser has none for us, by way of a field. */
async function copy(button) {
  const text = button.dataset.cite, said = button.textContent;
  try { await navigator.clipboard.writeText(text); } catch {
    const field = element("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
  button.textContent = "copied";
  setTimeout(() => { button.textContent = said; }, 1500);
}

const KEYS = {
  c: () => { const button = document.querySelector(".note.at .copy, .note:target .copy"); if (button) copy(button); },
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
    const button = event.target.closest("button.copy"), line = event.target.closest("[data-line]");
    if (button) copy(button);
    if (line && event.target.closest("a")) history.replaceState({ line: lines().indexOf(line) }, "");
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
  const top = document.querySelector(".top");
  top.addEventListener("click", () => scrollTo(0, 0));
  addEventListener("scroll", () => { top.hidden = scrollY < 2 * innerHeight; }, { passive: true });
  addEventListener("hashchange", show);
  show();
  document.body.classList.add("ready");
});
