# make report   render the sample articles into reports/
# make test     check style, types, imports and behaviour
# make lab      open JupyterLab on the notebooks
# make bench    measure quality and costs, and print one table of costs; look for known holes in what is installed;
#               TABLE=FILE writes the table to a file, SOURCING=FOLDER compares sourced statements with those of
#               published models (tests/benchmarks/test_sourcing.py), and PAGES=FOLDER measures saved web pages
#               (tests/benchmarks/test_pages.py)
# make fuzz     feed it odd texts and files (MINUTES=10)
# make kills    kill and starve runs, and say what is lost or left behind (TIMES=10)
# make pictures make the pictures of README and docs
# make lock     pin all packages with their hashes: requirements-lock.txt; list their licences
# Each sets up what it needs in .venv the first time, and again only when its requirements change.

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3 python; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && \
	echo $$p && break; done)
SAMPLES := data/articles
REPORTS := reports
LOCK := requirements-lock.txt
MINUTES := 10
TIMES := 10
SOURCING :=
PAGES :=
TABLE :=
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export MPLBACKEND := agg

.PHONY: report test lab bench fuzz kills lock pictures clean
.DELETE_ON_ERROR:

report: $(VENV)/.installed
	@echo "Rendering a report for each article in $(SAMPLES) …"
	@$(BIN)/onrecord report $(SAMPLES) -o $(REPORTS)

test: $(VENV)/.installed-dev
	@./tests/get-chromium
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo --no-cache
	$(BIN)/pytest -m "not benchmark" -n auto --maxprocesses 4 --dist loadgroup \
		--no-loadscope-reorder

lab: $(VENV)/.installed
	$(BIN)/jupyter lab --notebook-dir=. notebooks/article.ipynb

bench: $(VENV)/.installed-dev
	ONRECORD_SOURCING=$(SOURCING) ONRECORD_PAGES=$(PAGES) ONRECORD_TABLE=$(TABLE) \
		$(BIN)/pytest tests/benchmarks -m benchmark -s
	$(BIN)/python tests/benchmarks/audit.py $(LOCK)

fuzz: $(VENV)/.installed-dev
	cd tests/benchmarks && nice ../../$(BIN)/python fuzz.py --minutes $(MINUTES)

kills: $(VENV)/.installed-dev
	cd tests/benchmarks && ../../$(BIN)/python kill_table.py --times $(TIMES)

lock: $(VENV)/.installed-dev
	grep -v '^-e' requirements.txt > $(VENV)/pins.txt
	$(BIN)/uv pip compile pyproject.toml -c $(VENV)/pins.txt --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-annotate --custom-compile-command "make lock" --quiet -o $(LOCK)
	$(BIN)/python docs/licences.py $(LOCK) > docs/licences.md

pictures: $(VENV)/.installed-dev
	@./tests/get-chromium
	$(BIN)/python docs/pictures.py

clean:
	rm -rf $(VENV) $(REPORTS)/*/ $(REPORTS)/index.html

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "On Record needs Python 3.11 or newer; none was found on PATH (set PYTHON=/path/to/python3)." >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.txt pyproject.toml | $(BIN)/python
	@echo "Installing the libraries into $(VENV): a few minutes, once …"
	@$(BIN)/python -m pip install --quiet -r requirements.txt
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	@echo "Installing what the tests need into $(VENV) …"
	@$(BIN)/python -m pip install --quiet -r requirements-dev.txt
	@touch $@
