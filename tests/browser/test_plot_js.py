"""The curve's own arithmetic, in the browser's JavaScript: round ticks, and an axis that does not jump."""

import labkit
import pytest

VIEWS = labkit.ROOT / "czmq_lab" / "views"


@pytest.fixture(scope="module")
def js(browser):
    page = browser.new_page()
    source = "\n".join((VIEWS / name).read_text() for name in ("panel.js", "plot.js"))
    page.evaluate(source.replace("export default { render };", "Object.assign(window, { Axis, roundStep });"))
    yield page.evaluate
    page.close()


@pytest.mark.parametrize(
    ("most", "step"),
    [(4, 1), (4.1, 2), (100, 50), (118_000, 50_000), (200_000, 50_000), (1e6, 500_000), (3.3, 1), (0, 5e-10)],
)
def test_steps_are_round_and_at_most_four(js, most, step):
    assert js("most => roundStep(most)", most) == pytest.approx(step)


def test_axis_grows_at_once_and_shrinks_only_after_a_while(js):
    tops = js("""() => {
      const axis = new Axis('messages/s', ''), tops = [];
      for (const [most, ms] of [[0, 0], [90, 100], [101, 200], [85, 300], [95, 400], [10, 500], [90, 900], [10, 1000],
                                [10, 3900], [10, 4100], [10, 9000], [0, 10000], [0, 14000]]) {
        axis.fit(most, ms);
        tops.push(axis.top);
      }
      return tops;
    }""")
    assert tops[:5] == [4, 100, 150, 150, 150], "room above the curve, and no jump while it wobbles"
    assert tops[5:9] == [150, 150, 150, 150], "a short dip does not move the axis, nor does a dip that has ended"
    assert tops[9] == 15, "low for three seconds"
    assert tops[12] == 2


@pytest.mark.parametrize(
    ("unit", "value", "label"),
    [
        ("", 0, "0"),
        ("", 500, "500"),
        ("", 1500, "1.5 k"),
        ("B", 0, "0"),
        ("B", 20_000, "20 kB"),
        ("B", 2.5e6, "2.5 MB"),
    ],
)
def test_labels_are_short(js, unit, value, label):
    assert js("([unit, value]) => new Axis('', unit).label(value)", [unit, value]) == label
