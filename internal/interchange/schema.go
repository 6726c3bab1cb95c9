package interchange

import (
	_ "embed" // for the schema
)

//go:embed schema.json
var schema string

// Schema returns the JSON Schema (draft 2020-12) of one line. It says all of a
// line's form that JSON Schema can say; what it cannot, its description says.
func Schema() []byte { return []byte(schema) }
