"""Names of people."""

from onrecord.loading.credits.names import is_name


def test_names():
    assert is_name("Ludwig van der Poe") and is_name("J. Ann Roe")
    assert not is_name("Ann") and not is_name("the river") and not is_name("Associated Press")
