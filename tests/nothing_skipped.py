"""On CI a skipped test is a failed one, whatever it was skipped for.  `tests/conftest.py` takes the hook in."""

from __future__ import annotations

import os
from collections.abc import Generator
from typing import Any

import pytest


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, Any, Any]:
    """Turn `skipped` into `failed`."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and os.environ.get("CI") == "true":
        report.outcome = "failed"
        report.longrepr = f"skipped, and on CI nothing may be: {report.longrepr[2]}"
    return report
