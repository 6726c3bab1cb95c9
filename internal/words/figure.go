package words

// Value writes the value of a fact: "yes" for "true".
func Value(value string) string {
	switch value {
	case "true":
		return "yes"
	case "false":
		return "no"
	default:
		return value
	}
}

// Figure writes a figure with how much it says and its unit: "more than 300 universities".
func Figure(qualifier, value, unit string) string {
	text := map[string]string{">": "more than ", "<": "less than ", "~": "about "}[qualifier] + Value(value)
	if unit != "" {
		text += " " + unit
	}
	return text
}
