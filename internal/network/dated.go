package network

// Dates returns every date of the entity's own record, which are those of its
// timeline: its beginning and its end, those of its statuses and those of its facts.
func (e *Entity) Dates() []Date {
	var dates []Date
	add := func(d Date) {
		if !d.IsZero() {
			dates = append(dates, d)
		}
	}
	add(e.Valid.From)
	add(e.Valid.To)
	for _, c := range e.StatusHistory {
		add(c.Date)
	}
	for i := range e.Facts {
		add(e.Facts[i].Date)
	}
	return dates
}
