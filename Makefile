# make synth   synthesize the sample app with the pinned CDK CLI; more arguments for it: make synth ARGS='-c region=cn-north-1'
# make test    all checks: style, types, import rules, tests
# make deploy-local   deploy the sample app, two changes of it and the other constructs to a stand-in for AWS here, and compare what is there
# make lock    write requirements.lock anew for pyproject.toml; versions in it stay where they may, or move: make lock ARGS=--upgrade
# make test-newest   synth and test in .venv-newest, with the newest versions that pyproject.toml allows
# make test-floor    ... in .venv-floor, with the oldest; on another Python: make test-floor PYTHON=python3.13
# make clean   remove what these install and write
# The first three install what is missing into .venv and node_modules: what requirements.lock and package-lock.json say, and nothing else.

# The first Python that is new enough and can make virtual environments.
PYTHON ?= $(shell for python in python3 python python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
OUT ?= cdk.out
LOCK ?= requirements.lock
ARGS ?=

VENV := .venv

# As in an activated environment: the Python, Node and npm that programs find are those of .venv.
export VIRTUAL_ENV := $(CURDIR)/$(VENV)
export PATH := $(VIRTUAL_ENV)/bin:$(PATH)
unexport JSII_NODE

# Nothing here needs an AWS account: the CLI is not let look for credentials, nor for newer versions of itself.
unexport AWS_ACCESS_KEY_ID AWS_PROFILE AWS_WEB_IDENTITY_TOKEN_FILE
unexport AWS_CONTAINER_CREDENTIALS_FULL_URI AWS_CONTAINER_CREDENTIALS_RELATIVE_URI
export AWS_CONFIG_FILE := /dev/null
export AWS_SHARED_CREDENTIALS_FILE := /dev/null
export AWS_EC2_METADATA_DISABLED := true
export CDK_DISABLE_VERSION_CHECK := 1

define synth
@node_modules/.bin/cdk synth --quiet --ci=false --no-lookups --output "$(OUT)" $(ARGS)
@$(VENV)/bin/python -m tools.stacks "$(OUT)"
endef

define test
$(VENV)/bin/ruff check
$(VENV)/bin/ruff format --check
$(VENV)/bin/mypy
$(VENV)/bin/lint-imports --no-logo
$(VENV)/bin/pytest --numprocesses auto --dist loadfile
endef

UV := .venv/bin/python -m tools.uv pip
COMPILE := $(UV) compile pyproject.toml --extra cli --group dev --quiet

.PHONY: synth test deploy-local lock test-newest test-floor synth-and-test clean

synth: .venv/installed node_modules/installed
	$(synth)

test: .venv/installed node_modules/installed
	$(test)

deploy-local: .venv/installed node_modules/installed
	@.venv/bin/python -m tools.deploy_local

# One file for every Python and platform: it names all files of each release.
lock:
	@test -x .venv/bin/uv || $(MAKE) --no-print-directory .venv/installed
	@$(COMPILE) --universal --python-version 3.11 --no-build --generate-hashes \
		--custom-compile-command 'make lock' --output-file '$(LOCK)' $(ARGS) >/dev/null

test-newest: RESOLUTION := highest
test-floor: RESOLUTION := lowest-direct
test-newest test-floor: test-%: .venv/installed node_modules/installed
	@echo 'Installing what pyproject.toml allows into .venv-$*: $(RESOLUTION)'
	@'$(PYTHON)' -m venv --clear --without-pip .venv-$*
	@$(COMPILE) --python .venv-$*/bin/python --resolution $(RESOLUTION) --output-file .venv-$*/requirements.txt >/dev/null
	@$(UV) install --python .venv-$*/bin/python --quiet --requirement .venv-$*/requirements.txt
	@sed -n '/^aws-cdk-lib==/p' .venv-$*/requirements.txt >.venv-$*/aws-cdk-lib.txt
	@$(UV) install --python .venv-$*/bin/python --quiet --no-deps --reinstall --requirement .venv-$*/aws-cdk-lib.txt
	@$(UV) install --python .venv-$*/bin/python --quiet --no-deps --no-build-isolation --editable .
	@$(MAKE) --no-print-directory synth-and-test VENV=.venv-$* OUT=.venv-$*/cdk.out

synth-and-test:
	$(synth)
	$(test)

clean:
	rm -rf .venv .venv-newest .venv-floor node_modules cdk.out .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache

# pip fetches uv, which installs the rest in a fraction of pip's time. Python compiles what is imported, at its first use.
# Two packages bring aws_cdk/cloud_assembly_schema, and uv unpacks all at once: that of aws-cdk-lib, which is the right one, is put there last,
# as pip would.
.venv/installed: pyproject.toml requirements.lock
	@test -n '$(PYTHON)' || { echo 'No Python 3.11 or newer with ensurepip; name one: make PYTHON=/path/to/python' >&2; exit 1; }
	@echo 'Installing the Python packages and Node into .venv'
	@'$(PYTHON)' -m venv --clear .venv
	@sed -n '/^uv==/,/# via/p' requirements.lock >.venv/uv.txt
	@.venv/bin/python -m pip --quiet --disable-pip-version-check install --no-compile --require-hashes --requirement .venv/uv.txt
	@$(UV) uninstall --python .venv/bin/python --quiet setuptools
	@$(UV) sync --python .venv/bin/python --quiet --require-hashes requirements.lock
	@sed -n '/^aws-cdk-lib==/,/# via/p' requirements.lock >.venv/aws-cdk-lib.txt
	@$(UV) install --python .venv/bin/python --quiet --no-deps --reinstall --require-hashes --requirement .venv/aws-cdk-lib.txt
	@$(UV) install --python .venv/bin/python --quiet --no-deps --no-build-isolation --editable .
	@cp requirements.lock $@

node_modules/installed: package.json package-lock.json .npmrc | .venv/installed
	@echo 'Installing the CDK CLI into node_modules'
	@.venv/bin/npm ci --loglevel=error >/dev/null
	@touch $@
