// The indices that there are. A constraint has one of the same name.
SHOW INDEXES YIELD name, state, type, labelsOrTypes, properties, owningConstraint
WHERE type <> 'LOOKUP'
RETURN name, state, type, labelsOrTypes AS labels, properties, owningConstraint IS NOT NULL AS unique
