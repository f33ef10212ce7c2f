"""``privatelink report`` in a browser: what it looks like, what the keyboard does, and what a screen reader hears."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import sync_playwright
from typer.testing import CliRunner

from constructs_privatelink.cli.commands import app
from tests.cli.templates import SERVICES, wide, write

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
AXE = Path(__file__).parents[3] / "node_modules" / "axe-core" / "axe.min.js"
EVIL = "</script><img src=x onerror=alert(1)>&\"'"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here: apt-get install chromium"),
    pytest.mark.skipif(not AXE.is_file(), reason="axe-core is not installed: make test does that"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS])
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made(tmp_path_factory.mktemp("report"), wide())


def made(folder: Path, template: dict[str, object]) -> Path:
    target = folder / "report.html"
    result = CliRunner().invoke(app, ["report", str(write(folder, template)), "--output", str(target)])
    assert result.exit_code == 0, result.stderr
    return target


class Opened:
    """A page that was opened from disk, with everything that it complained of or asked for."""

    def __init__(self, browser: Browser, path: Path, width: int, scheme: str) -> None:
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page: Page = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme).new_page()  # type: ignore[arg-type] # the test's own words
        self.page.on("console", lambda message: self.complaints.append(f"{message.type}: {message.text}"))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: self.complaints.append(f"dialog: {dialog.message}"))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(path.as_uri())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1920])
def test_it_opens_without_a_complaint_and_asks_for_nothing(browser: Browser, report: Path, width: int, scheme: str) -> None:
    opened = Opened(browser, report, width, scheme)

    assert opened.complaints == []
    assert [url for url in opened.requests if not url.startswith("data:")] == [report.as_uri()]
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1280, 1920])
@pytest.mark.parametrize("dialog", [False, True], ids=["page", "dialog"])
def test_roles_names_and_contrast_are_right(browser: Browser, report: Path, width: int, scheme: str, *, dialog: bool) -> None:
    page = Opened(browser, report, width, scheme).page
    if dialog:
        page.locator("[data-path]").first.click()

    assert violations(page) == []


def violations(page: Page) -> list[object]:
    page.add_script_tag(content=AXE.read_text(encoding="utf-8"))
    problems = page.evaluate("axe.run({resultTypes: ['violations']})")
    return [(violation["id"], [node["target"] for node in violation["nodes"][:3]]) for violation in problems["violations"]]


def test_every_mark_opens_its_hops_by_keyboard_and_gives_the_focus_back(browser: Browser, report: Path) -> None:
    page = Opened(browser, report, 1280, "light").page
    first = page.locator("[data-path]").first

    first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    marked = page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    title = page.locator("#path-title").inner_text()
    hops = page.locator("#path li").all_inner_texts()
    page.keyboard.press("Escape")

    assert marked == "Office/Silent to sts: blocked, declared"
    assert title == "Office/Silent to Office/Endpoints/sts"
    assert [hop for hop in hops if "this decides" in hop and "ENI_SG_RULES_MISMATCH" in hop]
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == marked
    assert not page.locator("#path").is_visible()


def test_the_matrix_says_who_reaches_what(browser: Browser, report: Path) -> None:
    page = Opened(browser, report, 1280, "light").page

    labels = page.locator("[data-path]").evaluate_all("marks => marks.map(mark => mark.getAttribute('aria-label'))")

    assert len(labels) == 3 * len(SERVICES)
    assert {label.removeprefix("Office/").partition(" ")[0]: label.partition(": ")[2] for label in labels} == {
        "Orders": "reachable, declared",
        "Silent": "blocked, declared",
        "Stranger": "unknown, declared",
    }


@pytest.mark.parametrize("width", [320, 1920])
def test_no_text_of_a_drawing_is_too_small_or_leaves_its_box(browser: Browser, report: Path, width: int) -> None:
    page = Opened(browser, report, width, "light").page

    chips = page.locator(".drawing .chip").evaluate_all(
        """chips => chips.filter(chip => chip.getBoundingClientRect().width > 0).map(chip => {
             const [box, name, verdict] = ["rect", "text", ".verdict"].map(part => chip.querySelector(part)?.getBoundingClientRect());
             return [(verdict ? verdict.left : box.right) - name.right, name.height, chip.dataset.construct];
           })"""
    )

    assert len(chips) == 3 * len(SERVICES) + 3
    assert [chip for chip in chips if chip[0] < 0 or chip[1] < 11] == []


def test_the_interfaces_of_an_endpoint_are_marked_together(browser: Browser, report: Path) -> None:
    page = Opened(browser, report, 1920, "light").page

    page.locator(".drawing .chip.endpoint").first.hover()

    assert page.locator(".together").count() == 3


def test_a_drawing_says_which_endpoints_a_declared_client_does_not_reach(browser: Browser, report: Path) -> None:
    page = Opened(browser, report, 1280, "light").page

    titles = page.locator(".drawing .chip.endpoint title").all_text_contents()

    assert {title.partition(": ")[2] for title in titles} == {"1 blocked and 1 unknown of 3 declared paths"}
    assert set(page.locator(".drawing .chip.endpoint .verdict").all_text_contents()) == {"✕ 1/3"}


def test_a_matrix_is_one_stop_of_the_tab_key(browser: Browser, report: Path) -> None:
    page = Opened(browser, report, 1280, "light").page

    page.locator("[data-path]").first.focus()
    page.keyboard.press("End")

    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith(f"Office/Orders to {SERVICES[-1]}")
    assert page.locator('.matrix .mark[tabindex="0"]').count() == 1


def test_blocked_paths_can_be_shown_alone_and_a_finding_leads_to_its_mark(browser: Browser, report: Path) -> None:
    page = Opened(browser, report, 1280, "light").page

    page.locator('input[value="blocked"]').check()
    shown = page.locator(".mark[data-path]:visible").evaluate_all("marks => marks.map(mark => mark.className)")
    said = page.locator("[role=status]").inner_text()
    page.locator("details.rule").evaluate_all("all => all.forEach(one => one.open = true)")
    page.locator(".findings details").evaluate_all("all => all.forEach(one => one.open = true)")
    page.locator("a", has_text="its mark").last.click()
    page.wait_for_function("document.activeElement.matches('.mark')")

    assert shown == ["mark blocked declared"] * len(SERVICES)
    assert said == f"{len(SERVICES)} paths shown"
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").endswith("unknown, declared")


def test_high_contrast_and_paper_lose_nothing(browser: Browser, report: Path) -> None:
    page = Opened(browser, report, 1280, "light").page

    page.emulate_media(forced_colors="active")
    forced = violations(page)
    page.emulate_media(forced_colors="none", media="print")
    clipped = page.locator(".scroll").evaluate_all("all => all.filter(one => getComputedStyle(one).overflow !== 'visible').length")

    assert forced == []
    assert clipped == 0


def test_without_javascript_the_hops_of_what_is_not_open_can_be_read(browser: Browser, report: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(report.as_uri())

    blocked = page.locator("details.rule", has_text="client-blocked").inner_html()

    assert "ENI_SG_RULES_MISMATCH" in blocked
    assert page.locator("noscript").count() == 1
    context.close()


def test_names_stay_text(browser: Browser, tmp_path: Path) -> None:
    opened = Opened(browser, made(tmp_path, wide(EVIL)), 1280, "light")

    opened.page.locator("[data-path]").first.click()

    assert opened.complaints == []
    assert opened.page.locator("img").count() == 0
    assert EVIL in opened.page.locator("#path-title").inner_text()


def test_no_secret_is_in_the_page(report: Path) -> None:
    assert "hunter2" not in report.read_text(encoding="utf-8")
