"""One JupyterLab and one browser for all tests here; a page and a kernel of its own for each."""

import os
import pathlib
import re

import labkit
import pytest
from playwright.sync_api import sync_playwright


def pytest_collection_modifyitems(items):
    here = [item for item in items if "browser" in item.path.parts]
    for item in here:
        item.add_marker(pytest.mark.once)
    # Last: from its first page on Playwright keeps a loop running on the main thread, where no other may run then.
    items.sort(key=here.__contains__)


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    with labkit.Server(tmp_path_factory.mktemp("jupyterlab")).running() as server:
        yield server


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=labkit.chromium(), args=labkit.FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser, server):
    """A page that must reach nothing off this machine and must report no error."""
    page = browser.new_page(viewport={"width": 1240, "height": 1000})
    errors, requests = [], []
    page.on("console", lambda message: message.type == "error" and errors.append(message.text))
    page.on("pageerror", lambda error: errors.append(f"uncaught: {error}"))
    page.on("request", lambda request: requests.append(request.url))
    page.problems = errors
    yield page
    page.close()
    here = (server.url, "data:", "blob:", server.url.replace("http", "ws", 1))
    assert [url for url in requests if not url.startswith(here)] == []
    # JupyterLab still asks a kernel something while the test already ends it, and complains of that.
    assert [text for text in errors if "Canceled future for" not in text] == []


@pytest.fixture
def notebook(server, page, request):
    notebook = labkit.Notebook(server, page, re.sub(r"\W+", "-", request.node.name)[:24])
    yield notebook
    notebook.close()


@pytest.fixture
def shot(page, tmp_path, request):
    """Take a picture; CZMQ_LAB_SCREENSHOTS=folder keeps it there for a person to look at."""
    folder = pathlib.Path(os.environ.get("CZMQ_LAB_SCREENSHOTS") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)

    def take(name, target=None):
        path = folder / f"{name}.png"
        (target or page).screenshot(path=path)
        assert path.stat().st_size > 2000
        return path

    return take
