#!/bin/sh
# Pins every dependency, for all platforms and Python versions, with the hashes of its files and no addresses.
set -eu
compile() { .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-annotate "$@"; }
compile pyproject.toml --output-file requirements/run.txt
compile pyproject.toml --extra research --group dev --constraint requirements/run.txt --output-file requirements/dev.txt
printf 'hatchling\neditables\n' | compile - --output-file requirements/build.txt
