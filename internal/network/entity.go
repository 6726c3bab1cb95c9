package network

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// Entity is a node of the network: an organisation, a person, an agreement, an
// event, a programme, a place or a framework.
type Entity struct {
	ID   string
	Kind Kind
	// Type is the finer type inside the kind; "" where none was given.
	Type string
	// Name is the preferred name, Names are all others.
	Name        string
	Names       []Name
	Summary     string
	Identifiers []Identifier
	Website     string
	// Valid is when the entity exists: founding and closing, first and last day,
	// entry into force and expiry.
	Valid         Period
	Facts         []Fact
	StatusHistory []StatusChange
	// Evidence shows that the entity exists and is of its type.
	Evidence []Evidence
}

// NameType says what sort of name a name is.
type NameType string

// The sorts of names.
const (
	Alias           NameType = "ALIAS"
	Acronym         NameType = "ACRONYM"
	Former          NameType = "FORMER"
	Transliteration NameType = "TRANSLITERATION"
	Misspelling     NameType = "MISSPELLING"
)

// NameTypes returns every sort of name.
func NameTypes() []NameType { return []NameType{Alias, Acronym, Former, Transliteration, Misspelling} }

// Name is a name beside the preferred one.
type Name struct {
	Text string `json:"text"`
	// Lang is a BCP 47 tag, such as "tk" or "ru".
	Lang     string     `json:"lang,omitempty"`
	Type     NameType   `json:"type,omitempty"`
	Valid    Period     `json:"valid,omitzero"`
	Evidence []Evidence `json:"evidence,omitempty"`
}

// Fact is a figure or property that has no column of its own.
type Fact struct {
	Name  string `json:"name"`
	Value Value  `json:"value"`
	// Qualifier is ">", "<" or "~": more than, less than, about.
	Qualifier string     `json:"qualifier,omitempty"`
	Unit      string     `json:"unit,omitempty"`
	Date      Date       `json:"date,omitzero"`
	Evidence  []Evidence `json:"evidence,omitempty"`
}

// Value is the value of a fact: a string, a number or a boolean, kept as the
// JSON it was written in.
type Value struct{ json string }

// TextValue makes a value of a text.
func TextValue(text string) Value {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(text); err != nil {
		return Value{} // cannot happen: every string has a JSON form
	}
	return Value{json: string(bytes.TrimSpace(b.Bytes()))}
}

// String returns the value as text: of a string the string itself.
func (v Value) String() string {
	var s string
	if json.Unmarshal([]byte(v.json), &s) == nil {
		return s
	}
	return v.json
}

// MarshalJSON writes the value as it was read.
func (v Value) MarshalJSON() ([]byte, error) {
	if v.json == "" {
		return []byte(`""`), nil
	}
	return []byte(v.json), nil
}

// UnmarshalJSON takes a string, a number or a boolean.
func (v *Value) UnmarshalJSON(text []byte) error {
	text = bytes.TrimSpace(text)
	if len(text) == 0 || text[0] == '{' || text[0] == '[' || text[0] == 'n' {
		return fmt.Errorf("a fact's value is a string, a number or a boolean")
	}
	if text[0] == '"' {
		var s string
		if err := json.Unmarshal(text, &s); err != nil {
			return err
		}
		*v = TextValue(s)
		return nil
	}
	*v = Value{json: string(text)}
	return nil
}
