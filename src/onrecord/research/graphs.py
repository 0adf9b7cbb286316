"""Networks as graphs, data frames and files: GraphML and CSV."""

from __future__ import annotations

import csv
from importlib import import_module
from typing import Any, TextIO

from onrecord.errors import InputError
from onrecord.research.networks import Network


def library(name: str) -> Any:
    """A library of the extra ``research``. Raises InputError with the way to get it."""
    try:
        return import_module(name)
    except ImportError:
        raise InputError(f"{name} is not installed", advice="pip install 'onrecord[research]'") from None


def graph_of(network: Network) -> Any:
    """The network as a networkx graph: nodes with ``variable`` and ``frequency``, edges with ``weight`` unless it is 0.

    Raises InputError when networkx is missing.
    """
    graph = library("networkx").Graph(kind=network.kind, start=network.first, stop=network.last)
    counts = list(network.counts)
    names = _nodes(network)
    for (node, label, variable), (_, count) in zip(names, counts, strict=True):
        graph.add_node(node, name=label, variable=variable, frequency=count)
    rows = names[: len(network.rows)]
    columns = names[len(network.rows) :] if network.two_mode else rows
    for i, (row, *_) in enumerate(rows):
        for j, (column, *_) in enumerate(columns):
            if network.weights[i][j] and (network.two_mode or i < j):
                graph.add_edge(row, column, weight=network.weights[i][j])
    return graph


def _nodes(network: Network) -> list[tuple[str, str, str]]:
    """Each node's id, name and variable."""
    named = [(name, "row") for name in network.rows]
    named += [(name, "column") for name in network.columns] if network.two_mode else []
    return [(f"n{at}", name, variable) for at, (name, variable) in enumerate(named)]


def write_graphml(network: Network, out: TextIO) -> None:
    """Write the network as GraphML. Raises InputError when networkx is missing."""
    for line in library("networkx").generate_graphml(graph_of(network), named_key_ids=True):
        out.write(line + "\n")


def write_matrix(network: Network, out: TextIO) -> None:
    """Write the network as DNA writes matrices: semicolons, names in quotation marks, whole numbers or six places."""
    table = csv.writer(out, delimiter=";", quoting=csv.QUOTE_NONNUMERIC, lineterminator="\n")
    table.writerow(["", *(name.replace('"', "'") for name in network.columns)])
    whole = all(weight == int(weight) for row in network.weights for weight in row)
    for name, row in zip(network.rows, network.weights, strict=True):
        table.writerow([name.replace('"', "'"), *(int(w) if whole else round(w, 6) for w in row)])


def frame_of(network: Network) -> Any:
    """The network as a pandas data frame, one row a tie: source, target, weight, first, last.

    Raises InputError when pandas is missing.
    """
    ties = [
        (row, column, network.weights[i][j], network.first, network.last)
        for i, row in enumerate(network.rows)
        for j, column in enumerate(network.columns)
        if network.weights[i][j] and (network.two_mode or i < j)
    ]
    return library("pandas").DataFrame(ties, columns=["source", "target", "weight", "first", "last"])
