package words

// Figure writes a figure with how much it says and its unit: "more than 300 universities".
func Figure(qualifier, value, unit string) string {
	text := map[string]string{">": "more than ", "<": "less than ", "~": "about "}[qualifier] + value
	if unit != "" {
		text += " " + unit
	}
	return text
}
