# make synth   synthesize the sample app with the pinned CDK CLI; more arguments for it: make synth ARGS='-c region=cn-north-1'
# make test    all checks: style, types, import rules, tests
# make deploy-local   deploy the sample app and two changes of it to a stand-in for AWS on this machine, and compare what is there
# make clean   remove what these install and write
# The first three install what is missing into .venv and node_modules.

# The first Python that is new enough and can make virtual environments.
PYTHON ?= $(shell for python in python3 python python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
OUT ?= cdk.out
ARGS ?=

# As in an activated environment: the Python, Node and npm that programs find are those of .venv.
export VIRTUAL_ENV := $(CURDIR)/.venv
export PATH := $(VIRTUAL_ENV)/bin:$(PATH)
unexport JSII_NODE

# Nothing here needs an AWS account: the CLI is not let look for credentials, nor for newer versions of itself.
unexport AWS_ACCESS_KEY_ID AWS_PROFILE AWS_WEB_IDENTITY_TOKEN_FILE
unexport AWS_CONTAINER_CREDENTIALS_FULL_URI AWS_CONTAINER_CREDENTIALS_RELATIVE_URI
export AWS_CONFIG_FILE := /dev/null
export AWS_SHARED_CREDENTIALS_FILE := /dev/null
export AWS_EC2_METADATA_DISABLED := true
export CDK_DISABLE_VERSION_CHECK := 1

.PHONY: synth test deploy-local clean

synth: .venv/installed node_modules/installed
	@node_modules/.bin/cdk synth --quiet --ci=false --no-lookups --output "$(OUT)" $(ARGS)
	@.venv/bin/python -m tools.stacks "$(OUT)"

test: .venv/installed node_modules/installed
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	.venv/bin/mypy
	.venv/bin/lint-imports --no-logo
	.venv/bin/pytest --numprocesses auto --dist loadfile

deploy-local: .venv/installed node_modules/installed
	@.venv/bin/python -m tools.deploy_local

clean:
	rm -rf .venv node_modules cdk.out .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

# Python compiles what is imported, at its first use: compiling all of aws_cdk here would take half a minute.
.venv/installed: pyproject.toml
	@test -n '$(PYTHON)' || { echo 'No Python 3.11 or newer with ensurepip; name one: make PYTHON=/path/to/python' >&2; exit 1; }
	@echo 'Installing the Python packages and Node into .venv'
	@'$(PYTHON)' -m venv .venv
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-compile --upgrade pip
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-compile --editable '.[cli]' --group dev
	@touch $@

node_modules/installed: package.json package-lock.json .npmrc | .venv/installed
	@echo 'Installing the CDK CLI into node_modules'
	@.venv/bin/npm ci --loglevel=error >/dev/null
	@touch $@
