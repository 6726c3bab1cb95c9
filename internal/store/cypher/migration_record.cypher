// Notes that a migration has been run; two programs may have run it at once.
MERGE (m:Migration {number: $number})
ON CREATE SET m.name = $name, m.at = $at
