package memory

// Effortless makes the engine search in its simple ways not at all.
func (e *Engine) Effortless() *Engine {
	e.effort = effort{}
	return e
}
