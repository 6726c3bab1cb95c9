package network

// Fault is one thing that is wrong with a record: the field, and why.
type Fault struct {
	Field  string
	Reason string
	// Kind is what sort of fault it is, where somebody may want to sum up many.
	Kind FaultKind
}

// Error writes the fault as `field: reason`.
func (f Fault) Error() string { return f.Field + ": " + f.Reason }

// FaultKind is a sort of fault that a record, or the line that it is written in,
// may have. Its text says of a field what is wrong with it. Where a file has
// thousands of one kind, they have one cause, and Remedy says what to do.
type FaultKind string

// The kinds of faults of a record by itself.
const (
	MissingValue      FaultKind = "is missing"
	UnlistedValue     FaultKind = "is none of the values that it may have"
	MalformedID       FaultKind = "is no id"
	MalformedText     FaultKind = "has characters that no text may have"
	MalformedLanguage FaultKind = "is no language tag"
	MalformedDate     FaultKind = "is no date"
	MalformedAddress  FaultKind = "is no http or https address"
	TooLong           FaultKind = "is too long"
	OutOfRange        FaultKind = "is out of its range"
	ReversedPeriod    FaultKind = "ends before it begins"
	ForeignField      FaultKind = "is not for records of this kind"
	SelfLink          FaultKind = "is the end that the link begins at"
	UnjoinedKinds     FaultKind = "is of a kind that the type does not join"
)

// The kinds of faults of the line that a record is written in.
const (
	MalformedJSON FaultKind = "is no JSON"
	DuplicateKey  FaultKind = "is given twice"
	UnknownField  FaultKind = "is no field"
	MistypedValue FaultKind = "is of another type in JSON"
)

// The kinds of faults that a record has beside others.
const (
	DanglingID       FaultKind = "refers to nothing that is there"
	DependentLine    FaultKind = "refers to a bad line"
	OverwrittenLine  FaultKind = "changes what an earlier line says"
	SharedIdentifier FaultKind = "is an identifier of another"
	SharedName       FaultKind = "is the name of another"
)

// FaultKinds returns every kind of fault.
func FaultKinds() []FaultKind {
	return []FaultKind{
		MissingValue, UnlistedValue, MalformedID, MalformedText, MalformedLanguage, MalformedDate, MalformedAddress, TooLong, OutOfRange,
		ReversedPeriod, ForeignField, SelfLink, UnjoinedKinds,
		MalformedJSON, DuplicateKey, UnknownField, MistypedValue,
		DanglingID, DependentLine, OverwrittenLine, SharedIdentifier, SharedName,
	}
}

// Remedy returns what to do about faults of the kind, as the end of a sentence.
func (k FaultKind) Remedy() string {
	switch k {
	case MissingValue:
		return "add it to each new record, and do not clear it"
	case UnlistedValue:
		return "write one of the values that the first of the faults lists"
	case MalformedID:
		return "write a prefix, a colon and a slug, such as org:example-institute"
	case MalformedText:
		return "save the file as UTF-8, and take out all control characters but tab and newline"
	case MalformedLanguage:
		return "write a BCP 47 tag, such as en, ru or zh-Hant, or leave it out"
	case MalformedDate:
		return "write YYYY, YYYY-MM or YYYY-MM-DD, perhaps with ~ or ? behind"
	case MalformedAddress:
		return "write the whole address, such as https://example.org, or leave it out"
	case TooLong:
		return "shorten it"
	case OutOfRange:
		return "write a number over 0 and at most 1"
	case ReversedPeriod:
		return "swap the two dates, or leave out the one that is not sure"
	case ForeignField:
		return "leave it out"
	case SelfLink:
		return "correct one of the two ends"
	case UnjoinedKinds:
		return "choose a type that joins the two, or turn the link round"
	case MalformedJSON:
		return "write each record as JSON on one line of its own, as a JSON library does"
	case DuplicateKey:
		return "keep one of the two"
	case UnknownField:
		return "correct its name or leave it out; entente import --print-schema names all fields"
	case MistypedValue:
		return "write it as the type that the first of the faults names"
	case DanglingID:
		return "correct the id, or add a record of that id to the input"
	case DependentLine:
		return "mend the bad line"
	case OverwrittenLine:
		return "give each link an id of its own, or a role or valid.from that tells them apart"
	case SharedIdentifier:
		return "use the id of the other if they are the same, or correct the identifier"
	case SharedName:
		return "use the id of the other if they are the same; if not, give both an identifier of one scheme, or say which countries organisations are LOCATED_IN"
	default:
		return ""
	}
}
