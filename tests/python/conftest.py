from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def samples():
    return ROOT / "samples"


@pytest.fixture
def root():
    return ROOT
