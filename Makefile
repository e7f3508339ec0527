# reread: `make run` reads the article, `make test` tests the package, `make lab` opens JupyterLab.
#
#   make run ARTICLE=my/article.html PUBLISHED=2025-08-20
#
# Each sets up what it needs first: a virtual environment in .venv, from the hashed lock.

PYTHON    ?= python3
ARTICLE   ?= data/article.txt
PUBLISHED ?=
OUT       ?= reports

BIN   := .venv/bin
READY := .venv/.ready
DATE  := $(if $(PUBLISHED),--published "$(PUBLISHED)")

.PHONY: run test lab notebooks figure check checksums lock clean

run: $(READY)
	$(BIN)/python -m reread "$(ARTICLE)" $(DATE) --out "$(OUT)"
	$(BIN)/python notebooks/execute.py --html "$(OUT)" --article "$(ARTICLE)" $(DATE)

test: $(READY)
	$(BIN)/python -m pytest -n auto --dist loadfile

lab: $(READY)
	$(BIN)/jupyter lab notebooks/00_article.ipynb

notebooks: $(READY)  ## run the notebooks and store their outputs
	$(BIN)/python notebooks/execute.py

figure: $(READY)  ## draw the figure of README.md
	$(BIN)/python -m reread data/article.txt --quiet
	cp reports/16f0559ec764/figures/timeline.png docs/timeline.png

check: $(READY)  ## are the stored outputs fresh, is the code tidy, does no pattern backtrack?
	$(BIN)/python notebooks/execute.py --check
	$(BIN)/python -m reread data/article.txt --quiet
	cmp reports/16f0559ec764/figures/timeline.png docs/timeline.png
	$(BIN)/ruff check . && $(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python tests/patterns.py

checksums: $(READY)  ## after a table in src/reread was changed: what it is to be from now on
	$(BIN)/python training/checksums.py

lock:  ## renew requirements.txt from pyproject.toml; needs uv
	uv pip compile --universal --generate-hashes --no-emit-index-url --upgrade \
		--extra test pyproject.toml --output-file requirements.txt

$(READY): requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	@touch $(READY)

clean:
	rm -rf .venv reports
