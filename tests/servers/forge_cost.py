"""What a question of GraphQL costs, by the rules that GitHub publishes.

https://docs.github.com/graphql/overview/rate-limits-and-query-limits-for-the-graphql-api: each
connection is asked once for everything that its parents may hold at most; a hundred of these are a
point. All that they may hold at most are nodes.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import graphql

MOST_NODES = 500_000


@dataclass
class Cost:
    asked: int = 0
    nodes: int = 0

    @property
    def points(self) -> int:
        return max(1, (self.asked + 50) // 100)


def cost(schema: graphql.GraphQLSchema, document: graphql.DocumentNode) -> Cost:
    """document: one operation with its fragments, which the schema allows."""
    fragments = {
        one.name.value: _counted(schema, one, {})
        for one in document.definitions
        if isinstance(one, graphql.FragmentDefinitionNode)
    }
    [operation] = [
        one for one in document.definitions if isinstance(one, graphql.OperationDefinitionNode)
    ]
    return _counted(schema, operation, fragments)


def _counted(
    schema: graphql.GraphQLSchema, part: graphql.Node, fragments: Mapping[str, Cost]
) -> Cost:
    """What this part costs for one parent. fragments: what each costs, by name."""
    found, parents = Cost(), [1]
    types = graphql.TypeInfo(schema)

    class Counting(graphql.Visitor):
        def enter_field(self, node: graphql.FieldNode, *_: object) -> None:
            kind = graphql.get_named_type(types.get_type())
            held = 1
            if kind is not None and kind.name.endswith("Connection"):
                found.asked += parents[-1]
                held = _first(node)
                found.nodes += parents[-1] * held
            parents.append(parents[-1] * max(1, held))

        def leave_field(self, *_: object) -> None:
            parents.pop()

        def enter_fragment_spread(self, node: graphql.FragmentSpreadNode, *_: object) -> None:
            found.asked += parents[-1] * fragments[node.name.value].asked
            found.nodes += parents[-1] * fragments[node.name.value].nodes

    graphql.visit(part, graphql.TypeInfoVisitor(types, Counting()))
    return found


def _first(node: graphql.FieldNode) -> int:
    told = [one.value for one in node.arguments if one.name.value == "first"]
    return int(told[0].value) if told and isinstance(told[0], graphql.IntValueNode) else 0
