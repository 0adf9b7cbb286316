"""The pages served on this machine. Nothing is fetched from elsewhere, and only this machine can ask."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from onrecord.errors import InputError
from onrecord.model import Record
from onrecord.web import PAGES
from onrecord.web.guard import LOOPBACK, Guard
from onrecord.web.index import Index
from onrecord.web.links import ServedLinks
from onrecord.web.masthead import masthead_of
from onrecord.web.page import Page
from onrecord.web.rendering import render, static

LINK = ServedLinks()
STATIC = {"page.css": "text/css", "page.js": "text/javascript", "icon.svg": "image/svg+xml"}
Load = Callable[[], Record]


@dataclass(slots=True)
class Shelf:
    """The record being shown. It is loaded when first asked for, and again when ``stamp`` says that it has changed."""

    load: Load
    stamp: Callable[[], object]
    _kept: tuple[object, Index] | None = field(default=None)

    def index(self) -> Index:
        """The record, looked up."""
        now = self.stamp()
        if self._kept is None or self._kept[0] != now:
            self._kept = (now, Index.of(self.load()))
        return self._kept[1]


def make_app(load: Load, *, title: str = "OnRecord", stamp: Callable[[], object] = lambda: None) -> Starlette:
    """The application that shows the record ``load`` gives.

    ``load`` is called at the first page, and again when what ``stamp`` returns has changed (a file's time, say).
    """
    shelf = Shelf(load, stamp)
    listed = [page for page in PAGES if page.key != "article"]
    article = next(page for page in PAGES if page.key == "article")
    routes = [
        Route("/", lambda _: RedirectResponse(LINK.page(PAGES[0].key), 307)),
        *(Route(f"/{page.key}", _shower(shelf, page, title)) for page in listed),
        Route("/articles/{id}", _shower(shelf, article, title)),
        Route("/statements/{id}", _statement(shelf)),
        Route("/static/{name}", _static),
    ]
    failures: Any = {HTTPException: _failed, 500: _failed}
    return Starlette(routes=routes, middleware=[Middleware(Guard)], exception_handlers=failures)


def serve(
    load: Load,
    *,
    host: str = "127.0.0.1",
    port: int = 8765,
    title: str = "OnRecord",
    stamp: Callable[[], object] = lambda: None,
) -> None:
    """Show the record at ``http://host:port`` until interrupted; see :func:`make_app`.

    Raises InputError when ``host`` is not this machine.
    """
    if host not in LOOPBACK:
        raise InputError(
            f"{host} can be reached from other machines, and the pages are for this one only",
            advice="Use 127.0.0.1, and share the one-file report instead",
        )
    app = make_app(load, title=title, stamp=stamp)
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False)


def _shower(shelf: Shelf, page: Page, title: str) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        index = shelf.index()
        asked = {**request.query_params, **request.path_params}
        try:
            view = page.show(index, asked=asked, link=LINK)
        except KeyError as missing:
            raise HTTPException(404, f"The record holds nothing called {missing.args[0]}") from missing
        except InputError as wrong:
            raise HTTPException(400, str(wrong)) from wrong
        if asked.get("format") == "json":
            return Response(_json(view), media_type="application/json")
        return HTMLResponse(_html(index, page, view, title, asked))

    return answer


def _html(index: Index, page: Page, view: Any, title: str, asked: Mapping[str, str]) -> str:
    pages = [p for p in PAGES if p.listed]
    head = masthead_of(index, title=title)
    return render("site.html", head=head, pages=pages, page=page, view=view, link=LINK, asked=asked, served=True)


def _json(view: Any) -> str:
    def plain(value: object) -> str:
        return value.isoformat() if isinstance(value, date) else str(value)

    return json.dumps(asdict(view), default=plain)


def _statement(shelf: Shelf) -> Callable[[Request], Response]:
    def answer(request: Request) -> Response:
        index = shelf.index()
        known = index.statements.get(request.path_params["id"])
        if known is None:
            raise HTTPException(404, f"The record holds no statement {request.path_params['id']}")
        return RedirectResponse(LINK.statement(known), 307)

    return answer


def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in STATIC:
        raise HTTPException(404, f"There is no file {name}")
    return Response(static(name), media_type=STATIC[name])


def _failed(_: Request, failure: Exception) -> Response:
    known = isinstance(failure, HTTPException)
    status = failure.status_code if isinstance(failure, HTTPException) else 500
    message = failure.detail if isinstance(failure, HTTPException) else f"{type(failure).__name__}: {failure}"
    html = render("failure.html", status=status, message=message, pages=PAGES, link=LINK, known=known)
    return HTMLResponse(html, status)
