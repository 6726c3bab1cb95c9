package ask

// PictureAnswer answers Picture.
type PictureAnswer struct {
	State
	// Middle are the entities that were asked for; nil where there is none of that id.
	Middle []*Surrounded
}

// Surrounded is an entity with the first few of each kind around it.
type Surrounded struct {
	Named
	People, Organizations, Agreements, Events, Programmes, Places, Frameworks List[struct{ Node Named }]
}

// AmongAnswer answers Among.
type AmongAnswer struct{ LinksAmong []Judged }
