"""The pages in a real browser: they work, say nothing to anybody else, and run nobody else's script."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import pytest
import uvicorn
from tests.web.sample import sample
from tests.web.test_report import PAYLOADS, hostile

from onrecord.model import Record
from onrecord.web.app import make_app
from onrecord.web.report import write_report

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium found: apt-get install chromium"),
]

PLACES = (
    "decision",
    "statements",
    "actors",
    "articles",
    "disagreements",
    "utterances",
    "variants",
    "troubles",
    "article-post",
)


@dataclass
class Watch:
    """What a page did that it should not: script errors, dialogs, requests to elsewhere."""

    errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def browser():
    playwright = pytest.importorskip("playwright.sync_api", reason="no playwright: pip install playwright")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield started
        started.close()


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def tab(browser, watch: Watch) -> Iterator:
    context = browser.new_context(viewport={"width": 1280, "height": 860})
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.on("pageerror", lambda error: watch.errors.append(str(error)))
    page.on("console", lambda said: watch.errors.append(said.text) if said.type in ("error", "warning") else None)
    page.on("request", lambda request: watch.requests.append(request.url))

    def refuse(dialog) -> None:
        watch.dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", refuse)
    yield page
    context.close()


def saved(record: Record, folder: Path) -> str:
    path = folder / "report.html"
    with path.open("w", encoding="utf-8") as out:
        write_report(record, out, title="Sample")
    return path.as_uri()


@pytest.fixture(scope="module")
def report(tmp_path_factory) -> str:
    return saved(sample(), tmp_path_factory.mktemp("page"))


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The sample served on a free port of this machine."""
    server = uvicorn.Server(uvicorn.Config(make_app(sample), host="127.0.0.1", port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join()


def visible_pages(tab) -> list[str]:
    return tab.eval_on_selector_all(
        "main > .page", "all => all.filter(p => p.checkVisibility()).map(p => p.dataset.key)"
    )


def test_the_report_shows_the_decision_first_and_one_page_at_a_time(tab, watch: Watch, report: str) -> None:
    tab.goto(report)
    assert visible_pages(tab) == ["decision"]
    tab.get_by_role("link", name="Troubles").click()
    assert visible_pages(tab) == ["troubles"]
    assert watch == Watch(requests=[report])


def test_a_statement_is_followed_to_its_exact_words(tab, watch: Watch, report: str) -> None:
    tab.goto(f"{report}#statements")
    tab.locator("#statements a.open", has_text="We want Quillon").first.click()
    lit = tab.eval_on_selector_all(".c.on", "all => all.map(part => part.textContent)")
    assert " ".join(lit) == (
        "“We want Quillon at this table,” “But the guns must be silent first. “Nobody should read this as a refusal.”"
    )
    assert tab.locator("#statement-guns").is_visible()
    tab.wait_for_url("**#statement-guns")
    assert watch == Watch(requests=[report])


def test_without_script_the_report_is_whole_and_its_anchors_lead(browser, report: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(report)
    assert page.locator("#troubles h1").is_visible()
    page.locator("#decision a.open").first.click()
    assert "#statement-" in page.url
    assert page.locator(".note:target").is_visible()
    context.close()


def test_the_keys_walk_the_lines_and_open_them(tab, watch: Watch, report: str) -> None:
    tab.goto(report)
    tab.keyboard.press("j")
    tab.keyboard.press("j")
    assert tab.locator(".at th").inner_text() == "Belmora"
    tab.keyboard.press("Enter")
    tab.wait_for_url("**#statement-belmora")
    tab.keyboard.press("u")
    tab.wait_for_url(report)
    tab.keyboard.press("?")
    assert tab.get_by_role("dialog").is_visible()
    tab.keyboard.press("Escape")
    tab.keyboard.press("2")
    assert visible_pages(tab) == ["statements"]
    assert watch.errors == []


def test_the_report_filters_and_its_address_keeps_the_filter(tab, watch: Watch, report: str) -> None:
    tab.goto(f"{report}#statements")
    tab.locator("select[name=speaker]").select_option("Tomas Orrin")
    tab.wait_for_url("**#statements?speaker=Tomas+Orrin")
    assert tab.locator("#statements tbody tr:visible").count() == 3
    tab.goto("about:blank")
    tab.goto(f"{report}#statements?outlet=Coast+Wire")
    assert tab.locator("#statements tbody tr:visible").count() == 1
    assert tab.locator("[data-found]").inner_text() == "1"
    tab.goto(f"{report}#statements?text=nowhere")
    assert tab.locator("#statements .nothing").is_visible()
    assert watch.errors == []


def test_the_report_searches_its_articles(tab, watch: Watch, report: str) -> None:
    tab.goto(report)
    tab.keyboard.press("/")
    tab.keyboard.type('"guns must"')
    tab.keyboard.press("Enter")
    tab.wait_for_url("**#search?q=*")
    assert tab.locator("#search .hit:visible").count() == 5
    assert watch.errors == []


def test_a_click_on_a_copied_article_copies_nothing(tab, watch: Watch, report: str) -> None:
    tab.goto(f"{report}#articles")
    row = tab.locator("#articles tr.copy").first
    told = row.inner_text()
    row.locator("td").nth(1).click()
    assert row.inner_text() == told
    assert watch.errors == []


def test_the_served_pages_work_and_ask_nobody_else(tab, watch: Watch, site: str) -> None:
    tab.goto(site)
    tab.get_by_role("link", name="Statements").click()
    tab.locator("select[name=kind]").select_option("direct")
    tab.wait_for_url("**kind=direct*")
    tab.locator("tbody a.open", has_text="We want Quillon").click()
    assert tab.locator(".c.on").first.inner_text() == "“We want Quillon at this table,”"
    for key in (
        "timeline",
        "actors",
        "articles",
        "disagreements",
        "utterances",
        "variants",
        "troubles",
        "search?q=guns",
    ):
        tab.goto(f"{site}/{key}")
    assert watch.errors == []
    assert [url for url in watch.requests if not url.startswith(site)] == []


def test_hostile_text_runs_nothing(tab, watch: Watch, tmp_path: Path) -> None:
    tab.goto(saved(hostile(" ".join(PAYLOADS[:9])), tmp_path))
    for page in ("statements", "timeline", "disagreements", "article-post", "search?q=alert"):
        tab.evaluate(f"location.hash = '{page}'")
        tab.wait_for_function(
            f"document.querySelector('.here').matches('#{page.split('?')[0]}, :has(#{page.split('?')[0]})')"
        )
    assert watch.dialogs == []
    assert watch.errors == []
    assert {url for url in watch.requests if url.startswith("http")} == set()


def test_a_hostile_address_runs_nothing(tab, watch: Watch, site: str, report: str) -> None:
    payload = quote(" ".join(PAYLOADS[:5]))
    tab.goto(f"{site}/search?q={payload}")
    tab.goto(f"{site}/statements?speaker={payload}&text={payload}")
    tab.goto(f"{site}/articles/{payload}")
    tab.goto(f"{report}#search?q={payload}")
    assert watch.dialogs == []
    assert [error for error in watch.errors if "404" not in error] == []


@pytest.mark.parametrize("width", [320, 768], ids=["a phone", "a tablet"])
def test_no_page_runs_off_the_side(tab, report: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 800})
    tab.goto(report)
    for key in PLACES:
        tab.evaluate(f"location.hash = '{key}'")
        tab.wait_for_function(f"document.getElementById('{key}').checkVisibility()")
        assert tab.evaluate("document.documentElement.scrollWidth") <= width, key
