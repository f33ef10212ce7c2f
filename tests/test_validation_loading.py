"""The proof is loaded beside the app that asks for it, in a process that has loaded nothing yet."""

from __future__ import annotations

import subprocess
import sys

BEFORE = """
import sys, threading, time
from constructs_privatelink import PrivateLinkValidation

PROOF = "constructs_privatelink.analysis"
print(PROOF in sys.modules)
"""
BESIDE = """
for thread in threading.enumerate():
    if thread.name == PROOF:
        thread.join()
print(PROOF in sys.modules)
"""
SLOWLY = """
class Slow:
    def find_spec(self, name, path=None, target=None):
        if name == PROOF:
            time.sleep(0.5)

sys.meta_path.insert(0, Slow())
"""


def told_by(*steps: str) -> tuple[list[str], str]:
    """Return what a process prints, and its errors."""
    done = subprocess.run([sys.executable, "-c", "".join((BEFORE, *steps))], capture_output=True, text=True, check=True)
    return done.stdout.split(), done.stderr


def test_the_proof_is_loaded_while_the_app_is_made() -> None:
    assert told_by("PrivateLinkValidation()", BESIDE) == (["False", "True"], "")


def test_an_app_that_loads_a_part_of_the_proof_at_the_same_moment_sees_no_traceback() -> None:
    meanwhile = """
PrivateLinkValidation()
from constructs_privatelink.analysis.judgement import judged
print(judged.__name__)
"""

    told = told_by(SLOWLY, meanwhile, BESIDE, "print('client-blocked' in PrivateLinkValidation().rule_ids)")

    assert told == (["False", "judged", "True", "True"], "")


def test_whoever_asks_for_a_proof_that_cannot_be_loaded_is_told_why() -> None:
    broken = """
class Broken:
    def find_spec(self, name, path=None, target=None):
        if name == PROOF + ".judgement":
            raise ImportError("gone")

sys.meta_path.insert(0, Broken())
validation = PrivateLinkValidation()
"""
    asked = """
try:
    validation.rule_ids
except ImportError as error:
    print(error)
"""

    assert told_by(broken, BESIDE, asked) == (["False", "False", "gone"], "")
