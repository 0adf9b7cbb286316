"""The pages as served: what they answer, what they refuse, what they let a browser do."""

from __future__ import annotations

from dataclasses import replace

import pytest
from starlette.testclient import TestClient
from tests.web.sample import sample

from onrecord.errors import InputError
from onrecord.model import Record
from onrecord.web import PAGES
from onrecord.web.app import make_app, serve

LISTED = [page.key for page in PAGES if page.key != "article"]


def client(record: Record | None = None, **more) -> TestClient:
    known = sample() if record is None else record
    return TestClient(make_app(lambda: known), base_url="http://127.0.0.1:8765", **more)


@pytest.mark.parametrize("key", LISTED)
def test_an_empty_record_has_every_page_and_says_that_nothing_was_found(key: str) -> None:
    answer = client(Record()).get(f"/{key}")
    assert answer.status_code == 200
    assert "<h1" in answer.text


@pytest.mark.parametrize("key", LISTED)
def test_every_page_opens_and_points_only_at_pages_that_open(key: str) -> None:
    import re

    site = client()
    paths = {href.split("#")[0] for href in re.findall(r'href="(/[^"]*)"', site.get(f"/{key}").text)}
    assert paths
    assert {path: site.get(path.replace("&amp;", "&")).status_code for path in paths} == dict.fromkeys(paths, 200)


@pytest.mark.parametrize("key", [*LISTED, "articles/article-post"])
def test_every_page_is_also_json(key: str) -> None:
    assert isinstance(client().get(f"/{key}", params={"format": "json"}).json(), dict)


def test_the_decision_is_shown_as_it_stood_on_a_past_day() -> None:
    site = client()
    assert "Where it stands on 1 Jan 2031" in site.get("/decision", params={"as_of": "2031-01-01"}).text
    assert "No statement found" in site.get("/decision", params={"as_of": "2031-01-01"}).text
    assert site.get("/decision", params={"as_of": "yesterday"}).status_code == 400


def test_the_root_leads_to_the_decision() -> None:
    assert client(follow_redirects=False).get("/").headers["location"] == "/decision"


def test_a_statement_has_an_address_of_its_own_that_leads_to_its_words() -> None:
    answer = client(follow_redirects=False).get("/statements/statement-guns")
    assert answer.headers["location"] == "/articles/article-post#statement-guns"
    assert 'id="statement-guns"' in client().get("/articles/article-post").text


@pytest.mark.parametrize(
    "path",
    ["/articles/none", "/statements/none", "/none", "/static/none", "/static/..%2Fapp.py", "/articles/%2e%2e"],
)
def test_what_is_not_there_is_404_with_a_page(path: str) -> None:
    answer = client().get(path)
    assert answer.status_code == 404
    assert "Not in the record" in answer.text


@pytest.mark.parametrize("path", ["/articles/<script>x", "/<script>x", "/statements/<script>x", "/static/<script>x"])
def test_a_failure_page_repeats_nothing_as_markup(path: str) -> None:
    assert "<script>x" not in client().get(path).text


def test_an_error_gives_a_500_page_with_its_message_escaped() -> None:
    def fail() -> Record:
        raise RuntimeError("<script>alert(1)</script>")

    answer = TestClient(make_app(fail), base_url="http://localhost", raise_server_exceptions=False).get("/decision")
    assert answer.status_code == 500
    assert "&lt;script&gt;alert(1)" in answer.text
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "evil.example:8765", "", "10.0.0.1", "localhost.evil", "[::2]"]
)
def test_a_name_that_is_not_this_machine_is_refused(host: str) -> None:
    answer = client().get("/decision", headers={"host": host})
    assert answer.status_code == 400
    assert "Quillon" not in answer.text


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8765", "[::1]:80", "LOCALHOST"])
def test_this_machine_is_served_under_all_its_names(host: str) -> None:
    assert client().get("/decision", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("path", ["/decision", "/none", "/static/page.js", "/"])
def test_every_answer_carries_the_security_headers(path: str) -> None:
    headers = client(follow_redirects=False).get(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'self'; script-src 'self'")
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"


def test_no_page_carries_inline_script_or_style() -> None:
    import re

    text = "".join(client().get(f"/{key}").text for key in [*LISTED, "articles/article-post"])
    assert not re.findall(r"<script(?! src=)|<style|\sstyle=|\son\w+=|javascript:", text)


@pytest.mark.parametrize(
    "next_page", ["//evil.example", "/\\evil.example", "%2f%2fevil.example", "/%2f%2fevil.example"]
)
def test_no_address_leads_elsewhere(next_page: str) -> None:
    answer = client(follow_redirects=False).get(f"/statements/{next_page}")
    assert "evil.example" not in answer.headers.get("location", "")


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.4", "example.org"])
def test_serving_to_other_machines_is_refused(host: str) -> None:
    with pytest.raises(InputError, match="this one only"):
        serve(Record, host=host)


def test_the_record_is_loaded_again_only_when_its_stamp_changes() -> None:
    loaded, stamps = [], [1, 1, 2]

    def load() -> Record:
        loaded.append(1)
        return replace(sample(), troubles=())

    site = TestClient(make_app(load, stamp=lambda: stamps.pop(0)), base_url="http://localhost")
    for _ in range(3):
        site.get("/troubles")
    assert len(loaded) == 2
