"""Graphs written as GraphML, as osmnx writes it: every value as text, a line as well-known text."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_HEAD = """<?xml version='1.0' encoding='utf-8'?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
"""


def write_graphml(graph: Any, path: Path) -> None:
    """
    Write a networkx ``MultiDiGraph`` for ``osmnx.load_graphml`` and ``networkx.read_graphml``.

    Written line by line, because networkx builds the whole document first: a county would take it a minute.

    Parameters
    ----------
    graph
        Nodes with numbers for names; values that mean something as text.
    path
        The file.
    """
    kinds = {
        "graph": _names([graph.graph]),
        "node": _names(data for _, data in graph.nodes(data=True)),
        "edge": _names(data for _, _, data in graph.edges(data=True)),
    }
    keys = {
        (kind, name): f"d{number}"
        for number, (kind, name) in enumerate((kind, name) for kind, names in kinds.items() for name in names)
    }
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(_HEAD)
        for (kind, name), key in keys.items():
            file.write(f'<key id="{key}" for="{kind}" attr.name={quoteattr(name)} attr.type="string"/>\n')
        file.write('<graph edgedefault="directed">\n')
        file.writelines(_values("graph", graph.graph, keys))
        for node, data in graph.nodes(data=True):
            file.write(f'<node id="{node}">')
            file.writelines(_values("node", data, keys))
            file.write("</node>\n")
        for tail, head, key, data in graph.edges(keys=True, data=True):
            file.write(f'<edge source="{tail}" target="{head}" id="{key}">')
            file.writelines(_values("edge", data, keys))
            file.write("</edge>\n")
        file.write("</graph>\n</graphml>\n")


def _names(rows: Iterable[dict[str, Any]]) -> list[str]:
    """Every attribute's name, in the order met."""
    return list(dict.fromkeys(name for row in rows for name in row))


def _values(kind: str, data: dict[str, Any], keys: dict[tuple[str, str], str]) -> Iterator[str]:
    for name, value in data.items():
        yield f'<data key="{keys[kind, name]}">{escape(_NOT_IN_XML.sub("", str(value)))}</data>'
