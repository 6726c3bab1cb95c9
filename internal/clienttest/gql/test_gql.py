"""gql for Python: documents made of the schema, and as text, both validated before they are sent."""

import hashlib
import os
import unittest

from gql import Client, GraphQLRequest, gql
from gql.dsl import DSLInlineFragment, DSLQuery, DSLSchema, DSLVariableDefinitions, dsl_gql
from gql.transport.exceptions import TransportQueryError
from gql.transport.requests import RequestsHTTPTransport
from graphql import GraphQLError

URL = os.environ["CLIENTTEST_URL"] + "/graphql"
with open(os.path.join(os.environ["CLIENTTEST_FOLDER"], "schema.graphql"), encoding="utf-8") as file:
    SCHEMA = file.read()


def connect(**options):
    return Client(transport=RequestsHTTPTransport(url=URL, **options), schema=SCHEMA)


class Gql(unittest.TestCase):
    def refused(self, client, request, **arguments):
        """The extensions of the one error by which a request is answered."""
        with self.assertRaises(TransportQueryError) as raised:
            client.execute(request, **arguments)
        (error,) = raised.exception.errors
        return error["extensions"]

    def test_the_schema_is_the_one_that_is_introspected(self):
        with Client(transport=RequestsHTTPTransport(url=URL), fetch_schema_from_transport=True) as session:
            self.assertEqual(set(session.client.schema.type_map) - {"Boolean"}, set(connect().schema.type_map) - {"Boolean"})

    def test_documents_are_validated_against_the_schema(self):
        with self.assertRaisesRegex(GraphQLError, "Cannot query field 'nothing'"):
            connect().execute(gql("{ nothing }"))

    def test_a_connection_is_paged_to_its_end_by_the_dsl(self):
        client = connect()
        ds, var = DSLSchema(client.schema), DSLVariableDefinitions()
        connection = ds.Query.entities.args(filter={"kinds": ["ORGANIZATION"], "country": "place:turkmenistan"}, first=2, after=var.after)
        query = DSLQuery(
            connection.select(
                ds.EntityConnection.totalCount,
                ds.EntityConnection.pageInfo.select(ds.PageInfo.hasNextPage, ds.PageInfo.endCursor),
                ds.EntityConnection.edges.select(
                    ds.EntityEdge.node.select(ds.Entity.id, DSLInlineFragment().on(ds.Organization).select(ds.Organization.status))
                ),
            )
        )
        query.variable_definitions = var
        request, found, after = dsl_gql(Page=query), [], None
        for _ in range(100):
            request.variable_values = {"after": after}
            page = client.execute(request)["entities"]
            found += [edge["node"]["id"] for edge in page["edges"]]
            after = page["pageInfo"]["endCursor"]
            if not page["pageInfo"]["hasNextPage"]:
                break
        self.assertGreater(page["totalCount"], 4)
        self.assertEqual(len(found), page["totalCount"])
        self.assertEqual(sorted(set(found)), found)

    def test_a_document_is_persisted_and_its_cost_is_told(self):
        request = gql("query Persisted { network { revision } }")
        digest = hashlib.sha256(request.payload["query"].encode()).hexdigest()

        def named(digest):
            return GraphQLRequest(request, extensions={"persistedQuery": {"version": 1, "sha256Hash": digest}, "cost": True})

        result = connect().execute(named(digest), get_execution_result=True)
        self.assertEqual(result.extensions["cost"]["cost"], 2)
        self.assertEqual(self.refused(connect(), named("0" * 64))["code"], "BAD_USER_INPUT")

    def test_a_batch_of_one_is_answered_and_of_two_is_refused(self):
        request = gql("{ network { revision } }")
        (answer,) = connect().execute_batch([request])
        self.assertEqual(list(answer), ["network"])
        with self.assertRaisesRegex(Exception, "operations in one request: at most 1, but 2 asked|400"):
            connect().execute_batch([request, request])

    def test_errors_arrive_with_their_codes(self):
        paths = gql("query ($from: [ID!]!) { paths(from: $from, to: [\"org:unesco\"]) { outcome } }")
        paths.variable_values = {"from": ["org:nobody"]}
        for headers in None, {"Accept": "application/graphql-response+json"}:
            extensions = self.refused(connect(headers=headers), paths)
            self.assertEqual((extensions["code"], extensions["argument"], extensions["ids"]), ("NOT_FOUND", "from", ["org:nobody"]))
        unchecked = Client(transport=RequestsHTTPTransport(url=URL))
        self.assertEqual(self.refused(unchecked, gql("{ nothing }"))["code"], "GRAPHQL_VALIDATION_FAILED")

        partly = gql('{ source(id: "source:geography") { title } entity(id: "org:unesco") { links(first: 101) { totalCount } } }')
        with self.assertRaises(TransportQueryError) as raised:
            connect().execute(partly)
        self.assertEqual(raised.exception.data, {"source": {"title": "Cities and their countries"}, "entity": None})
        self.assertEqual([e["extensions"]["code"] for e in raised.exception.errors], ["LIMIT_EXCEEDED"])


if __name__ == "__main__":
    unittest.main()
