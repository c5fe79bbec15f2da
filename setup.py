"""Puts the pages, static files and sample cases, which stand beside the package, into the wheel."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

BESIDE = ("templates", "static", "cases")


class BuildWithPages(build_py):
    """Build the package, then lay beside its modules what it serves."""

    def run(self) -> None:
        """Build.  An editable install finds the folders where they are."""
        super().run()
        if not self.editable_mode:
            for name in BESIDE:
                shutil.copytree(name, Path(self.build_lib, "workshop", name), dirs_exist_ok=True)


setup(cmdclass={"build_py": BuildWithPages})
