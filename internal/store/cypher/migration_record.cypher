// Notes that a migration has been run.
CREATE (:Migration {number: $number, name: $name, at: $at})
