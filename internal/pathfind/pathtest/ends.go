package pathtest

import "github.com/entente-graph/entente/internal/network"

// Ends returns the entities of records as ends of links, each with when it was
// established; for other tests that work out tenures.
func Ends(records *network.Records) map[string]network.End {
	ends := make(map[string]network.End, len(records.Entities))
	for i := range records.Entities {
		ends[records.Entities[i].ID] = network.End{Entity: &records.Entities[i]}
	}
	for i := range records.Links {
		if id, date := records.Links[i].Establishment(); id != "" {
			end := ends[id]
			end.Established = network.EarlierDate(end.Established, date)
			ends[id] = end
		}
	}
	return ends
}
