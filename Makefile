# reread: `make run` reads the article, `make test` tests the package, `make lab` opens JupyterLab.
#
#   make run ARTICLE=my/article.html PUBLISHED=2025-08-20
#   make run ARTICLE=https://example.org/news/1
#
# Each sets up what it needs first: a virtual environment in .venv, from the hashed lock.

PYTHON    ?= python3
ARTICLE   ?= data/article.txt
PUBLISHED ?=
OUT       ?= reports

BIN   := .venv/bin
READY := .venv/.ready
DATE  := $(if $(PUBLISHED),--published "$$PUBLISHED")
export ARTICLE PUBLISHED OUT  # for the shell, which then takes no sign in them for its own

.PHONY: run test lab notebooks figure check package docs checksums lock clean

run: $(READY)
	$(BIN)/reread read "$$ARTICLE" $(DATE) --out "$$OUT"
	$(BIN)/python notebooks/execute.py --html "$$OUT" --article "$$ARTICLE" $(DATE)

test: $(READY)
	$(BIN)/python -m pytest -n auto --dist loadfile

lab: $(READY)
	$(BIN)/reread lab

notebooks: $(READY)  ## run the notebooks and store their outputs
	$(BIN)/python notebooks/execute.py

figure: $(READY)  ## draw the figure of README.md
	$(BIN)/python -m reread data/article.txt --quiet
	cp reports/16f0559ec764/figures/timeline.png docs/timeline.png

check: $(READY)  ## are stored outputs fresh, do notebooks fit other articles, is the code tidy, does no pattern backtrack?
	$(BIN)/python notebooks/execute.py --check
	$(BIN)/python notebooks/execute.py --others
	$(BIN)/python -m reread data/article.txt --quiet
	cmp reports/16f0559ec764/figures/timeline.png docs/timeline.png
	$(BIN)/ruff check . && $(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python tests/patterns.py

package: $(READY)  ## do wheel and sdist hold all they should, and does the wheel work by itself?
	$(BIN)/python -m pip install --quiet --require-hashes --requirement tests/lab/requirements.txt
	$(BIN)/python tests/packaged.py

docs: $(READY)  ## build the site, without the network; a warning is an error
	$(BIN)/python -m pip install --quiet --require-hashes --requirement docs/requirements.txt
	$(BIN)/python -m sphinx --quiet --fail-on-warning --keep-going docs docs/_build/html

checksums: $(READY)  ## after a table in src/reread was changed: what it is to be from now on
	$(BIN)/python training/checksums.py

lock:  ## renew requirements.txt from pyproject.toml; needs uv
	uv pip compile --universal --generate-hashes --no-emit-index-url --upgrade \
		--extra test pyproject.toml --output-file requirements.txt
	uv pip compile --universal --generate-hashes --no-emit-index-url --upgrade \
		-c requirements.txt docs/requirements.in --output-file docs/requirements.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --upgrade \
		-c requirements.txt -c docs/requirements.txt tests/lab/requirements.in --output-file tests/lab/requirements.txt

$(READY): requirements.txt pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $(READY)

clean:
	rm -rf .venv reports dist
