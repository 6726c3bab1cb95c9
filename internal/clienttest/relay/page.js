// Read by Relay's compiler alone.
graphql`
  fragment Page_list on Query
  @argumentDefinitions(country: { type: "ID!" }, count: { type: "Int", defaultValue: 2 }, cursor: { type: "String" })
  @refetchable(queryName: "PageListQuery") {
    entities(filter: { kinds: [ORGANIZATION], country: $country }, first: $count, after: $cursor)
      @connection(key: "Page_entities", filters: ["filter"]) {
      totalCount
      edges {
        node {
          id
          name
        }
      }
    }
  }
`;

graphql`
  query PageQuery($country: ID!) {
    ...Page_list @arguments(country: $country)
  }
`;

graphql`
  fragment Page_organization on Organization
  @argumentDefinitions(day: { type: "Date" })
  @refetchable(queryName: "PageOrganizationQuery") {
    name
    status(asOf: $day)
    officials(asOf: $day) {
      edges {
        node {
          role
          person {
            name
          }
        }
        judged {
          sentence
        }
      }
    }
  }
`;

graphql`
  query PageNodeQuery($id: ID!, $day: Date) {
    node(id: $id) {
      ...Page_organization @alias(as: "organization") @arguments(day: $day)
    }
  }
`;

graphql`
  query PageUnknownQuery($from: [ID!]!) {
    paths(from: $from, to: ["org:unesco"]) {
      outcome
    }
  }
`;

graphql`
  query PagePartlyQuery($first: Int!) {
    source(id: "source:geography") {
      title
    }
    entity(id: "org:unesco") {
      links(first: $first) {
        totalCount
      }
    }
  }
`;
