"""GraphML and GEXF: networkx reads who speaks about whom."""

import networkx as nx
import pytest

from onrecord import export
from small_analysis import small_analysis


@pytest.mark.parametrize(("form", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networkx_reads_the_graph(tmp_path, form, read):
    (file,) = export.write(small_analysis(), tmp_path, form)
    graph = read(file)
    assert graph.is_directed() and set(graph) == {"a1", "a2", "a3"}
    assert {node["kind"] for _, node in graph.nodes(data=True)} == {"person", "place"}
    assert graph.nodes["a1"].get("label", graph.nodes["a1"].get("name")) == "Ana Brook"
    assert graph.nodes["a1"]["claims"] == 1 and graph.nodes["a1"]["role"] == "harbour master"
    ((speaker, target, edge),) = graph.edges(data=True)
    assert (speaker, target, edge["stance"], edge["score"]) == ("a2", "a1", "opposes", -0.8)
    assert edge["weight"] == 1.0
