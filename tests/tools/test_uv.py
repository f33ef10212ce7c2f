"""What uv is told of pip's configuration, which it does not read by itself."""

from __future__ import annotations

import pytest

from tools.uv import options, pip_settings, variables


def test_the_environment_overrules_a_section_and_that_the_global_one() -> None:
    listed = "global.timeout='10'\ninstall.timeout='20'\n:env:.timeout='30'\nglobal.cert='/ca.pem'\nlist.format='json'\n"

    assert pip_settings(listed) == {"timeout": "30", "cert": "/ca.pem"}


def test_certificates_proxies_and_hosts_are_handed_on_in_the_words_of_uv() -> None:
    told = variables({"cert": "/ca.pem", "proxy": "http://proxy.example:3128", "trusted-host": "packages.example"})

    assert told["SSL_CERT_FILE"] == "/ca.pem"
    assert told["HTTP_PROXY"] == told["HTTPS_PROXY"] == "http://proxy.example:3128"
    assert told["UV_INSECURE_HOST"] == "packages.example"


def test_the_index_that_pip_asks_is_the_one_that_uv_asks() -> None:
    assert variables({"index-url": "https://packages.example/simple"})["UV_DEFAULT_INDEX"] == "https://packages.example/simple"


def test_extra_indexes_are_asked_after_the_one_that_is_named_and_not_on_their_own() -> None:
    first, *extra = (f"https://packages.example/{name}" for name in ("first", "second", "third"))

    told = variables({"index-url": first, "extra-index-url": " ".join(extra)})

    assert (told["UV_INDEX"], told["UV_DEFAULT_INDEX"]) == (f"{first} {extra[0]}", extra[1])
    assert not {"UV_INDEX", "UV_DEFAULT_INDEX"} & set(variables({"extra-index-url": first}))


def test_folders_count_only_where_no_index_is_asked() -> None:
    folders = {"find-links": "/wheels /more"}

    assert variables(folders | {"no-index": "true"})["UV_FIND_LINKS"] == "/wheels,/more"
    assert options(folders | {"no-index": "true"}) == ["--no-index"]
    assert "UV_FIND_LINKS" not in variables(folders)
    assert options(folders) == []


@pytest.mark.parametrize("name", ["UV_NO_CONFIG", "UV_PYTHON_DOWNLOADS"])
def test_nothing_else_of_the_machine_decides_what_is_installed(name: str) -> None:
    assert name in variables({})
