package question

import "fmt"

// Streams returns the statements that read, row by row, what a snapshot of the
// network in memory is built of.
func Streams() ([]string, error) {
	var statements []string
	for _, name := range []string{"stream_entities", "stream_links"} {
		text, err := texts.ReadFile("cypher/" + name + ".cypher")
		if err != nil {
			return nil, fmt.Errorf("read a question: %w", err)
		}
		statements = append(statements, string(text))
	}
	return statements, nil
}
